/**
 * One argument for the device's shell (mksh): in single quotes nothing is special, so only the quote itself needs care.
 * NUL cannot be in an argument of any program; it is dropped.
 */
export function quote(argument: string): string {
  return `'${argument.replaceAll("\0", "").replaceAll("'", String.raw`'\''`)}'`;
}
