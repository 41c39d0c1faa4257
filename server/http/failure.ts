/** The one shape in which the HTTP API says that something went wrong. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ActionableError } from "../errors.ts";
import { UnreachableError } from "../store/trouble.ts";

/** What programs may tell apart; the status says the same. */
export const codes = {
  "bad-input": 400,
  unauthorized: 401,
  forbidden: 403,
  "not-found": 404,
  "wrong-method": 405,
  conflict: 409,
  "too-large": 413,
  "wrong-type": 415,
  "cannot-run": 422,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;
export type Code = keyof typeof codes;

/** The body of every answer that is no success: what is wrong, and the next move. */
export interface Failure {
  readonly error: { readonly code: Code; readonly message: string; readonly next: string };
}

/** The body of an answer. */
export function failure(code: Code, message: string, next: string): Failure {
  return { error: { code, message, next } };
}

/** Thrown by what answers a request, when the answer is no. */
export class Refusal extends ActionableError {
  readonly code: Code;

  constructor(code: Code, message: string, next: string) {
    super(message, next);
    this.name = "Refusal";
    this.code = code;
  }
}

/**
 * The answer for anything that was thrown. `report` gets what is a bug of ours; callers learn nothing of it but that
 * there is one.
 */
export function answerFor(error: unknown, context: Context, report: (error: unknown) => void): Response {
  const say = (code: Code, message: string, next: string): Response =>
    context.json(failure(code, message, next), codes[code]);
  if (error instanceof Refusal) return say(error.code, error.message, error.hint);
  if (error instanceof UnreachableError) return say("unavailable", error.message, error.hint);
  if (error instanceof ActionableError) return say("bad-input", error.message, error.hint);
  if (error instanceof HTTPException) return say(...exception(error));
  report(error);
  return say("internal", "Preflight itself failed", "The server's log tells more; please report it");
}

/** What Hono's own checks throw. */
function exception({ status, message }: HTTPException): [code: Code, message: string, next: string] {
  if (status === 413) return ["too-large", "The body is too large", "Send less"];
  if (status === 415)
    return ["wrong-type", "The body is not JSON", "Send it with Content-Type: application/json"];
  return ["bad-input", message, "Send what /openapi.json describes"];
}
