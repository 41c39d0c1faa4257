import type { Failure } from "./evidence.ts";

/**
 * An error that whoever called can do something about. `message` says what happened, with the thing and its value;
 * `hint` says the next move. Only these words go to a client.
 */
export class ActionableError extends Error {
  readonly hint: string;
  readonly reason: Failure["reason"];

  constructor(reason: Failure["reason"], message: string, hint: string) {
    super(message);
    this.name = "ActionableError";
    this.reason = reason;
    this.hint = hint;
  }
}
