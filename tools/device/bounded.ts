import { ActionableError } from "../actionable-error.ts";
import type { Wait } from "./port.ts";

const defaultDeadline = 60_000;

/** The promise's value, or an ActionableError when its time is over or the caller gives up. */
export async function bounded<T>(promise: PromiseLike<T>, command: string, wait: Wait): Promise<T> {
  const deadline = wait.deadline ?? defaultDeadline;
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const cancel = (): void => {
    reject(new ActionableError("cancelled", `\`${brief(command)}\` was stopped.`, "Call again to go on."));
  };
  const timer = setTimeout(() => {
    reject(
      new ActionableError(
        "timeout",
        `The device gave no answer to \`${brief(command)}\` within ${deadline / 1000} s.`,
        "It may hang: take a screenshot, or press home and open the app again.",
      ),
    );
  }, deadline);
  wait.signal?.addEventListener("abort", cancel, { once: true });
  if (wait.signal?.aborted) cancel();
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    clearTimeout(timer);
    wait.signal?.removeEventListener("abort", cancel);
  }
}

/** A command as error messages show it: one line, cut. */
export function brief(command: string): string {
  const line = command.replaceAll(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
