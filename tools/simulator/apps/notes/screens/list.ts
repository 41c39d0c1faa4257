/** State of the list of notes. */

import type { Note, NotesActivity } from "../disk.ts";
import type { WithQuiet } from "../quiet.ts";

export interface ListSaved extends WithQuiet {
  query: string;
  tag: string | null;
  menu: boolean;
}

/** Copies of the notes, as the list last took them from the database. */
export interface ListFields {
  shown: readonly Note[];
}

export type List = NotesActivity<ListSaved, ListFields>;
