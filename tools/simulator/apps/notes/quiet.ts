/**
 * Quiet mode lasts until the user closes the app. Android may end the process before that, so each screen that shows or
 * changes the mode takes it into its saved state; the first one that comes back brings it into the new process.
 */

import type { NotesActivity } from "./disk.ts";

export interface WithQuiet {
  quiet: boolean;
}

/** In onCreate. */
export function restoreQuiet(a: NotesActivity<WithQuiet, object>): void {
  a.statics.quiet ??= a.saved.quiet;
}

/** In onPause. */
export function saveQuiet(a: NotesActivity<WithQuiet, object>): void {
  a.saved.quiet = a.statics.quiet === true;
}
