/**
 * Keeps the documents of runs and findings in step with the events. There are no transactions: every change can be made
 * again, and they may come in any order, so that a batch that was cut off is simply delivered once more.
 */
import type { AnyBulkWriteOperation } from "mongodb";
import type { RunEvent } from "../../../agent/events.ts";
import { searchable } from "../query.ts";
import { findingRowOf, headOf, nameOfFinding, startOf, type Head } from "../rows.ts";
import { eventIn } from "./eventDocument.ts";
import type { Collections, NamedDocument } from "./collections.ts";

type Change = AnyBulkWriteOperation<NamedDocument>;
type EventOf<T extends RunEvent["type"]> = Extract<RunEvent, { type: T }>;

interface Goal {
  readonly number: number;
  readonly text: string;
}

/** What is known of a run that was followed from its beginning, so that nothing needs to be asked. */
interface Followed {
  readonly head: Head;
  readonly goals: Goal[];
}

/** How many runs are followed at once; of all others the database is asked. */
const mostFollowed = 200;

/** Gives what brings runs and findings up to date after events. */
export function projector(collections: Collections): (events: readonly RunEvent[]) => Promise<void> {
  const followed = new Map<string, Followed>();
  return async (events) => {
    // Run by run: what one says of an error, the next one inherits.
    for (const [run, own] of Map.groupBy(events, (event) => event.run)) {
      await projectRun(collections, followed, run, own);
      if (own.some(({ type }) => type === "run_ended")) followed.delete(run);
      const [oldest] = followed.keys();
      if (followed.size > mostFollowed && oldest !== undefined) followed.delete(oldest);
    }
  };
}

async function projectRun(
  collections: Collections,
  followed: Map<string, Followed>,
  run: string,
  events: readonly RunEvent[],
): Promise<void> {
  const { runs, findings } = collections;
  const started = events.find((event) => event.type === "run_started");
  // Nothing of it was here before: then it is in order from its beginning.
  const fresh = started && (await runs.countDocuments({ _id: run }, { limit: 1 })) === 0;
  if (fresh) followed.set(run, { head: headOf(started), goals: [] });
  const known = followed.get(run);
  for (const event of events) if (event.type === "goal_started") known?.goals.push(event);

  const ofRun = runChanges(run, events);
  if (ofRun.length > 0) await twice(() => runs.bulkWrite(ofRun));
  const found = events.filter((event) => event.type === "finding");
  const about = found.length === 0 ? undefined : await aboutRun(collections, run, known);
  const prior = about ? await priorFindings(collections, run, about.head, found) : new Map();
  const ofFindings = events.flatMap((event) => findingChanges(event, about, prior));
  if (ofFindings.length > 0) await twice(() => findings.bulkWrite(ofFindings));
  if (known) return;
  if (started) await findings.updateMany({ run }, { $set: { ...headOf(started) } });
  for (const event of events) if (event.type === "goal_started") await tellGoal(collections, event);
}

const freshRun = { outcome: "unfinished", reason: "", endedAt: null };

function runChanges(run: string, events: readonly RunEvent[]): Change[] {
  const filter = { _id: run };
  const changes: Change[] = [];
  const steps = Math.max(0, ...events.map((event) => (event.type === "step" ? event.step : 0)));
  for (const event of events) {
    if (event.type === "run_started") {
      const { run: _run, ...start } = startOf(event);
      changes.push({ updateOne: { filter, update: { $set: start, $setOnInsert: freshRun }, upsert: true } });
    }
    if (event.type === "run_ended") {
      const $set = { outcome: event.outcome, reason: event.reason, endedAt: event.at };
      changes.push({ updateOne: { filter, update: { $set }, upsert: true } });
    }
  }
  const touched = changes.length > 0 || steps > 0 || events.some(({ type }) => type.startsWith("finding"));
  if (touched)
    changes.push({
      updateOne: { filter, update: { $max: { steps }, $setOnInsert: freshRun }, upsert: true },
    });
  return changes;
}

interface About {
  readonly head: Head | undefined;
  readonly goals: readonly Goal[];
}

/** What a finding takes over from its run. */
async function aboutRun(
  { runs, events }: Collections,
  run: string,
  known: Followed | undefined,
): Promise<About> {
  if (known) return known;
  const row = await runs.findOne({ _id: run, startedAt: { $gte: 0 } });
  const text = (name: string): string => String(row?.[name] ?? "");
  const head = row
    ? {
        app: text("app"),
        version: text("version"),
        device: text("device"),
        serial: text("serial"),
        android: text("android"),
      }
    : undefined;
  const begun = await events.find({ run, type: "goal_started" }).sort({ number: 1 }).toArray();
  const goals = begun.map(eventIn).filter((event) => event.type === "goal_started");
  return { head, goals };
}

type Prior = ReadonlyMap<string, { readonly state: string; readonly stateReason: string }>;

/** Where the same errors stood in other runs, by signature. A dismissed error stays so; one that was seen is known. */
async function priorFindings(
  { findings }: Collections,
  run: string,
  head: Head | undefined,
  found: readonly EventOf<"finding">[],
): Promise<Prior> {
  if (!head) return new Map();
  const signatures = [...new Set(found.map(({ finding }) => finding.signature))];
  const before = await findings
    .find(
      { app: head.app, signature: { $in: signatures } },
      { projection: { _id: 0, run: 1, signature: 1, state: 1, stateReason: 1 } },
    )
    .sort({ at: 1 })
    .toArray();
  const others = before.filter((other) => other["run"] !== run);
  // The last one counts.
  return new Map(
    others.map(({ signature, state, stateReason }) => [
      String(signature),
      state === "dismissed"
        ? { state: "dismissed", stateReason: String(stateReason) }
        : { state: "known", stateReason: "" },
    ]),
  );
}

function findingChanges(event: RunEvent, about: About | undefined, prior: Prior): Change[] {
  if (event.type === "finding") {
    const filter = { _id: nameOfFinding(event.run, event.finding.id) };
    const goal = about?.goals.findLast(({ number }) => number < event.number);
    const $set = { ...findingRowOf(event), ...about?.head, ...goalFields(goal) };
    const $setOnInsert = { verdict: "unconfirmed", ...stateOf(prior.get(event.finding.signature)) };
    return [{ updateOne: { filter, update: { $set, $setOnInsert }, upsert: true } }];
  }
  if (event.type === "finding_checked") {
    const { run, finding, verdict, reproduced } = event;
    const filter = { _id: nameOfFinding(run, finding) };
    const $set = { run, finding, verdict, ...reproduced };
    const $setOnInsert = { ...stateOf(undefined), ...goalFields(undefined) };
    return [{ updateOne: { filter, update: { $set, $setOnInsert }, upsert: true } }];
  }
  return [];
}

function stateOf(prior: { state: string; stateReason: string } | undefined): {
  state: string;
  stateReason: string;
} {
  return prior ?? { state: "new", stateReason: "" };
}

function goalFields(goal: Goal | undefined): { goal: string; goalNumber: number; goalWords: string } {
  return { goal: goal?.text ?? "", goalNumber: goal?.number ?? 0, goalWords: searchable(goal?.text ?? "") };
}

/** A goal that came after findings that belong to it. */
async function tellGoal({ findings }: Collections, goal: EventOf<"goal_started">): Promise<void> {
  const { run, number } = goal;
  await findings.updateMany(
    { run, number: { $gt: number }, goalNumber: { $lt: number } },
    { $set: goalFields(goal) },
  );
}

/** Two writers that make the same document at once: one is told that it is there already, and then changes it. */
async function twice(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === 11_000)) throw error;
    await write();
  }
}
