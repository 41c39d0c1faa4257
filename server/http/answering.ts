/** How routes are described. */
import type { z } from "@hono/zod-openapi";
import { FailureAnswer } from "./answers.ts";

/** An answer in JSON. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** Answers that every route may give. */
export const refusals = {
  400: json(FailureAnswer, "Something that was sent is not right; the message names it."),
  401: json(FailureAnswer, "The token is missing or wrong."),
  403: json(FailureAnswer, "Not by this name, or not from this page."),
  500: json(FailureAnswer, "A bug of Preflight."),
  503: json(FailureAnswer, "The store, adb or the server is away for now."),
} as const;

/** The answer where there is nothing of that name. */
export const missing = { 404: json(FailureAnswer, "There is no such thing.") } as const;
