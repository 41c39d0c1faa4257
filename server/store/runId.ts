/** Ids of runs are names of folders, parts of keys and of addresses: they hold nothing that means more there. */
import { ActionableError } from "../errors.ts";

/** Throws an ActionableError for what cannot be the id of a run. */
export function checkRunId(run: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(run)) return;
  throw new ActionableError(
    `"${run.slice(0, 80)}" is not the id of a run`,
    "`preflight report --list` shows the runs there are",
  );
}
