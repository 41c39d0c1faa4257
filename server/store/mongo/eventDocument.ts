/** Events as documents of MongoDB, and back. */
import type { Document } from "mongodb";
import { RunEvent } from "../../../agent/events.ts";
import { ActionableError } from "../../errors.ts";
import { RefusedError } from "../trouble.ts";
import type { EventDocument } from "./collections.ts";

/** Far below the 16 MB that a document may have. */
const mostBytes = 8_000_000;

/** `_id` of an event: sorts like the numbers of its run. */
export function eventId(run: string, number: number): string {
  return `${run}:${String(number).padStart(12, "0")}`;
}

/** An event as it is kept. Throws a RefusedError for one that is far too large. */
export function eventDocument(event: RunEvent): EventDocument {
  const { run, number, at, type } = event;
  const text = JSON.stringify(event);
  if (text.length > mostBytes) {
    throw new RefusedError(
      `Event ${number} of run ${run} is too large for MongoDB (${text.length} characters)`,
      "It stays in the spool of this machine",
    );
  }
  const head = { _id: eventId(run, number), run, number, at, type };
  return needsText(text) ? { ...head, event: null, text } : { ...head, event };
}

/** The event in a document. */
export function eventIn(document: { event?: Document | null; text?: string }): RunEvent {
  const parsed = RunEvent.safeParse(document.text === undefined ? document.event : JSON.parse(document.text));
  if (parsed.success) return parsed.data;
  throw new ActionableError(
    "The database holds an event that this version cannot read",
    "Read it with the version of Preflight that wrote it, or name another database in MONGODB_URI",
    { cause: parsed.error },
  );
}

/** Halves of surrogate pairs and zero bytes have no place in BSON; some names of fields have none in every server. */
function needsText(json: string): boolean {
  return /\\ud[89a-f]|\\u0000|"[^"\\]*[.$][^"\\]*":|"":/i.test(json);
}
