/** Kinds of trouble with a store that is elsewhere. */
import { ActionableError } from "../errors.ts";

/** It is away or fails for now: worth another try later. */
export class UnreachableError extends ActionableError {
  constructor(message: string, hint: string) {
    super(message, hint);
    this.name = "UnreachableError";
  }
}

/** It will never take this one thing, however often it is tried. */
export class RefusedError extends ActionableError {
  constructor(message: string, hint: string) {
    super(message, hint);
    this.name = "RefusedError";
  }
}
