/** Folder of the accepted results. */
export const accepted = import.meta.dirname;
