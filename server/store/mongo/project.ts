/**
 * Keeps the documents of runs and findings in step with the events. There are no transactions: every change can be made
 * again, and they may come in any order, so that a batch that was cut off is simply delivered once more.
 */
import type { AnyBulkWriteOperation } from "mongodb";
import type { RunEvent } from "../../../agent/events.ts";
import { searchable } from "../query.ts";
import { findingRowOf, headOf, nameOfFinding, startOf } from "../rows.ts";
import { eventIn } from "./eventDocument.ts";
import type { Collections, NamedDocument } from "./collections.ts";

type Change = AnyBulkWriteOperation<NamedDocument>;

/** Bring runs and findings up to date after these events. */
export async function project(collections: Collections, events: readonly RunEvent[]): Promise<void> {
  const { runs, findings } = collections;
  const ofRuns = runChanges(events);
  if (ofRuns.length > 0) await twice(() => runs.bulkWrite(ofRuns));
  const ofFindings = events.flatMap(findingChanges);
  if (ofFindings.length > 0) await twice(() => findings.bulkWrite(ofFindings));
  for (const event of events) {
    if (event.type === "finding") await complete(collections, event);
    if (event.type === "run_started")
      await findings.updateMany({ run: event.run }, { $set: { ...headOf(event) } });
    if (event.type === "goal_started") await setGoal(collections, event.run, event.number, event.text);
  }
}

const freshRun = { outcome: "unfinished", reason: "", endedAt: null };
const freshFinding = { state: "new", stateReason: "", goal: "", goalNumber: 0, goalWords: "" };

function runChanges(events: readonly RunEvent[]): Change[] {
  const steps = new Map<string, number>();
  const changes: Change[] = [];
  for (const event of events) {
    const filter = { _id: event.run };
    if (event.type === "step") steps.set(event.run, Math.max(event.step, steps.get(event.run) ?? 0));
    if (event.type === "run_started") {
      const { run: _run, ...start } = startOf(event);
      changes.push({ updateOne: { filter, update: { $set: start, $setOnInsert: freshRun }, upsert: true } });
    }
    if (event.type === "run_ended") {
      const { outcome, reason, at } = event;
      changes.push({
        updateOne: { filter, update: { $set: { outcome, reason, endedAt: at } }, upsert: true },
      });
    }
  }
  for (const [run, step] of steps) {
    const update = { $max: { steps: step }, $setOnInsert: freshRun };
    changes.push({ updateOne: { filter: { _id: run }, update, upsert: true } });
  }
  return changes;
}

function findingChanges(event: RunEvent): Change[] {
  if (event.type === "finding") {
    const filter = { _id: nameOfFinding(event.run, event.finding.id) };
    const $setOnInsert = { ...freshFinding, verdict: "unconfirmed" };
    return [
      { updateOne: { filter, update: { $set: { ...findingRowOf(event) }, $setOnInsert }, upsert: true } },
    ];
  }
  if (event.type === "finding_checked") {
    const { run, finding, verdict, reproduced } = event;
    const filter = { _id: nameOfFinding(run, finding) };
    const $set = { run, finding, verdict, ...reproduced };
    return [{ updateOne: { filter, update: { $set, $setOnInsert: freshFinding }, upsert: true } }];
  }
  return [];
}

/** What a finding has from elsewhere: its run's head, its goal, and where the same error stood before. */
async function complete(
  collections: Collections,
  event: Extract<RunEvent, { type: "finding" }>,
): Promise<void> {
  const { runs, findings, events } = collections;
  const { run, number } = event;
  const { signature } = event.finding;
  const own = { _id: nameOfFinding(run, event.finding.id) };
  const head = await runs.findOne(
    { _id: run },
    { projection: { _id: 0, app: 1, version: 1, device: 1, serial: 1, android: 1 } },
  );
  if (head && "app" in head) {
    await findings.updateOne(own, { $set: head });
    const [prior] = await findings
      .find({ app: head["app"], signature, run: { $ne: run } }, { projection: { state: 1, stateReason: 1 } })
      .sort({ at: -1 })
      .limit(1)
      .toArray();
    const stands = await findings.findOne(own, { projection: { state: 1 } });
    // A dismissed error stays dismissed in later runs; one that was seen before is known.
    if (prior && stands?.["state"] === "new") {
      const dismissed = prior["state"] === "dismissed";
      const $set = dismissed
        ? { state: "dismissed", stateReason: prior["stateReason"] }
        : { state: "known", stateReason: "" };
      await findings.updateOne(own, { $set });
    }
  }
  const [goal] = await events
    .find({ run, type: "goal_started", number: { $lt: number } })
    .sort({ number: -1 })
    .limit(1)
    .toArray();
  const begun = goal && eventIn(goal);
  if (begun?.type === "goal_started") await setGoal(collections, run, begun.number, begun.text);
}

async function setGoal({ findings }: Collections, run: string, number: number, text: string): Promise<void> {
  await findings.updateMany(
    { run, number: { $gt: number }, goalNumber: { $lt: number } },
    { $set: { goal: text, goalNumber: number, goalWords: searchable(text) } },
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
