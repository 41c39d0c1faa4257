import { ActionableError } from "../actionable-error.ts";

/** Commands of Android print their failures in many ways, often with exit code 0. */
export function checkOutcome(what: string, answer: { readonly output: string; readonly code: number }): void {
  const { output, code } = answer;
  if (/INJECT_EVENTS/.test(output)) {
    throw new ActionableError(
      "refused",
      "The device does not let a computer inject touches and keys.",
      'Turn on "USB debugging (Security settings)" or "Disable permission monitoring" in its developer options.',
    );
  }
  const error =
    /^(?:java\.lang\.)?\w*(?:Exception|Error): .*$/m.exec(output)?.[0] ??
    /^(?:Error|Failed|Unknown command|cmd: |Exception occurred).*$/m.exec(output)?.[0];
  if (error === undefined && code === 0) return;
  const reason = (error ?? output.split("\n").at(-1) ?? "").trim().slice(0, 300);
  throw new ActionableError(
    "refused",
    `${what} failed: ${reason === "" ? `exit code ${code}` : reason}`,
    "The device did not allow it; try another way or look at the screen with dump_ui.",
  );
}
