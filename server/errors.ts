/** Errors that people can do something about. Everything else that is thrown is a bug of ours. */

/** Something went wrong that the reader can put right: `message` names the thing and its value, `hint` the next move. */
export class ActionableError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ActionableError";
    this.hint = hint;
  }
}

/** A setting that cannot be used: from defaults, the file, the environment or a flag. */
export class ConfigError extends ActionableError {
  constructor(message: string, hint: string) {
    super(message, hint);
    this.name = "ConfigError";
  }
}

/** The one line that people see for an error; undefined for what is a bug of ours. */
export function lineFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // Each room has its own class of this name; what counts is that it says the next move.
  const hint = "hint" in error && typeof error.hint === "string" ? error.hint : undefined;
  if (hint === undefined) return undefined;
  return `${sentence(error.message)} ${sentence(hint)}`.trim().replaceAll(/\s*\n\s*/g, " ");
}

function sentence(words: string): string {
  const text = words.trim();
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}
