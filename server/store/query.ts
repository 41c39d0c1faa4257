/** Questions to a store: conditions that must all hold, an order, and a page. */
import { z } from "zod";
import { FindingKind, Outcome, Severity, Verdict } from "../../agent/events.ts";
import { ActionableError } from "../errors.ts";

const names = z.array(z.string().max(300)).max(50).optional();
const moment = z.number().int().optional();

const common = {
  /** One of these packages; all other lists likewise. */
  app: names,
  version: names,
  /** Model or serial. */
  device: names,
  /** "14" */
  android: names,
  /** Words that the title, what was expected, what came, the place (or, for runs, the label and the reason) hold together. */
  text: z.string().max(300).optional(),
  /** Words in a goal. */
  goal: z.string().max(300).optional(),
  /** Milliseconds since 1970; from then on, and before then. */
  since: moment,
  until: moment,
  limit: z.number().int().min(1).max(500).default(50),
  /** Where the last page ended. */
  cursor: z.string().max(500).optional(),
};

/** Where a finding stands across runs. */
export const State = z.enum(["new", "known", "fixed", "back", "dismissed"]);

/** A search for findings. */
export const FindingQuery = z.strictObject({
  ...common,
  run: names,
  kind: z.array(FindingKind).optional(),
  severity: z.array(Severity).optional(),
  verdict: z.array(Verdict).optional(),
  state: z.array(State).optional(),
  signature: names,
  /** "severity": the worst first, the newest of them first. */
  sort: z.enum(["newest", "oldest", "severity"]).default("newest"),
});
/** As a caller writes it: what has a default may be left out. */
export type FindingQuery = z.input<typeof FindingQuery>;

/** A search for runs. */
export const RunQuery = z.strictObject({
  ...common,
  policy: names,
  outcome: z.array(z.union([Outcome, z.literal("unfinished")])).optional(),
  sort: z.enum(["newest", "oldest"]).default("newest"),
});
/** As a caller writes it: what has a default may be left out. */
export type RunQuery = z.input<typeof RunQuery>;

/** Part of an answer. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back to get what follows; null at the end. */
  readonly next: string | null;
}

/** Where a page ended: the value it is sorted by, and the name that tells equals apart. */
export interface Mark {
  readonly value: number;
  readonly name: string;
}

const Written = z.tuple([z.number(), z.string()]);

/** A mark as callers carry it. */
export function cursorOf({ value, name }: Mark): string {
  return Buffer.from(JSON.stringify([value, name])).toString("base64url");
}

/** The mark in a cursor; undefined when there is no cursor. */
export function markIn(cursor: string | undefined): Mark | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [value, name] = Written.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { value, name };
  } catch {
    throw new ActionableError(
      `"${cursor.slice(0, 60)}" is not a cursor that a search gave`,
      "Leave it out to begin with the first page",
    );
  }
}

/** A page from up to `limit + 1` rows, the last of which only says that there is more. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  mark: (row: Row) => Mark,
  item: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? cursorOf(mark(last)) : null,
  };
}

/** Texts as they are searched: lower case, apart from each other. */
export function searchable(...texts: readonly string[]): string {
  return texts
    .map((text) => text.toLowerCase())
    .join("\n")
    .slice(0, 8000);
}

/** The words of a search, as they stand in searchable texts. */
export function wordsIn(text: string | undefined): string[] {
  return searchable(text ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
}
