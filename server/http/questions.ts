/** What callers of the HTTP API may send. */
import { z } from "@hono/zod-openapi";
import { FindingKind, Outcome, Severity, Verdict } from "../../agent/events.ts";
import { languages } from "../report/words.ts";
import { State } from "../store/query.ts";

const words = (most: number) => z.string().trim().min(1).max(most);

/** The body that starts a run. What is left out is as the server's settings say. */
export const RunRequest = z
  .strictObject({
    app: words(200).optional().openapi({
      description: "Package of the app under test. On a simulated phone: shop (when left out) or notes.",
      example: "com.example.shop",
    }),
    device: words(200).optional().openapi({
      description:
        'Serial of the device, or "simulated": a phone of its own for this run. Left out: the only one there is.',
      example: "simulated",
    }),
    clean: z
      .boolean()
      .optional()
      .openapi({ description: "On a simulated phone: with all seeded errors switched off." }),
    goals: z.array(words(2000)).max(50).optional().openapi({ description: "What to look at, in words." }),
    policy: z.enum(["auto", "openai", "explorer"]).optional().openapi({ description: "Who decides." }),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional()
      .openapi({ description: "Same seed, same run." }),
    budgets: z
      .strictObject({
        steps: z.int().min(1).max(100_000).optional(),
        minutes: z.int().min(1).max(10_000).optional(),
        tokens: z.int().min(1).max(1_000_000_000).optional(),
        money: z.number().positive().max(1_000_000).optional().openapi({ description: "US dollars." }),
      })
      .optional(),
    language: z.enum(languages).optional().openapi({ description: "Language of the report." }),
  })
  .openapi("RunRequest");
export type RunRequest = z.infer<typeof RunRequest>;

/** One value, or the same parameter several times. */
const several = <T extends string>(item: z.ZodType<T, T>, error: string) =>
  z
    .union([item, z.array(item).max(50)], { error })
    .transform((given): T[] => (Array.isArray(given) ? given : [given]))
    .optional();

const names = several(z.string().min(1).max(300), "up to 50 texts that are not empty");

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date(), z.string().regex(/^\d{1,15}$/)], {
    error: "a time like 2026-01-31T09:30:00Z, or milliseconds since 1970",
  })
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : Date.parse(text)))
  .optional();

const many = { type: "array", items: { type: "string" } } as const;
const oneOf = <T extends string>(values: z.ZodType<T, T> & { readonly options: readonly T[] }) =>
  several(values, `some of ${values.options.join(", ")}`).openapi({
    type: "array",
    items: { type: "string", enum: [...values.options] },
  });
const time = {
  type: "string",
  description: "A time (2026-01-31T09:30:00Z) or milliseconds since 1970.",
} as const;

const common = {
  app: names.openapi(many),
  version: names.openapi(many),
  device: names.openapi({ ...many, description: "Model or serial." }),
  android: names.openapi(many),
  text: z.string().max(300).optional().openapi({ description: "Words that are all found in it." }),
  goal: z.string().max(300).optional().openapi({ description: "Words of a goal." }),
  since: moment.openapi(time),
  until: moment.openapi(time),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, { error: "a whole number from 1 to 500" })
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .optional()
    .openapi({ type: "integer", minimum: 1, maximum: 500, default: 50 }),
  cursor: z.string().max(500).optional().openapi({ description: "`next` of the page before." }),
};

/** The search for findings, as parameters of a link. */
export const FindingSearch = z.strictObject({
  ...common,
  run: names.openapi(many),
  kind: oneOf(FindingKind),
  severity: oneOf(Severity),
  verdict: oneOf(Verdict),
  state: oneOf(State),
  signature: names.openapi(many),
  sort: z.enum(["newest", "oldest", "severity"]).optional(),
});

const Ended = z.enum([...Outcome.options, "unfinished"]);

/** The search for runs, as parameters of a link. */
export const RunSearch = z.strictObject({
  ...common,
  policy: names.openapi(many),
  outcome: oneOf(Ended),
  sort: z.enum(["newest", "oldest"]).optional(),
});

/** A run in a path. What can be no id is no run. */
export const RunPath = z.object({
  id: z.string().openapi({ param: { name: "id", in: "path" }, example: "20260115-093000-a1b2c3" }),
});
