/** A run with a person watching: progress, Ctrl-C, result. */
import type { Assignment, Explored } from "../explore.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { createProgress } from "../progress/progress.ts";
import { conclude } from "./conclude.ts";
import { writeJson, type Context } from "./context.ts";

/** Explore with progress on stderr, then show the result. `prepare` gets the device ready and gives it back. */
export async function watched(
  prepare: (signal: AbortSignal) => Promise<{ assignment: Assignment; release: () => Promise<void> }>,
  json: string | undefined,
  context: Context,
): Promise<Explored> {
  const progress = createProgress(context.stderr);
  const interrupt = listenForInterrupt(() => {
    progress.end();
    context.stderr.write(
      "Stopping: the report will hold what was found so far. Ctrl-C again quits at once.\n",
    );
  });
  try {
    const { assignment, release } = await prepare(interrupt.signal);
    try {
      const { explore } = await import("../explore.ts");
      const explored = await explore(assignment, (event) => progress.see(event), interrupt.signal);
      progress.end();
      await writeJson(json, explored.result, context);
      conclude(explored, context, json === "-");
      return explored;
    } finally {
      progress.end();
      await release();
    }
  } finally {
    interrupt.release();
  }
}
