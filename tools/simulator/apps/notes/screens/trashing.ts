/** Throwing notes away from the list, and taking that back. */

import { inOrder } from "../disk.ts";
import type { List } from "./list.ts";

/** Asks first, if the settings say so. */
export function askTrash(a: List, id: number): void {
  if (a.disk.confirmTrash) a.show("trash", id, { retained: true });
  else trash(a, id);
}

/** Moves a note to the trash; the snackbar can take it back. */
export function trash(a: List, id: number): void {
  mark(a, id, true);
  a.snackbar(a.t("trashed"), {
    label: a.t("undo"),
    onTap: () => {
      if (!a.bug("undo-does-nothing")) mark(a, id, false);
    },
  });
}

function mark(a: List, id: number, trashed: boolean): void {
  const note = a.disk.notes.find((note) => note.id === id);
  if (note !== undefined) note.trashed = trashed;
  a.fields.shown = inOrder(a.disk).map((note) => ({ ...note }));
}
