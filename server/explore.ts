/**
 * One run from beginning to end: the device's tools behind MCP, the agent that uses them, the record, the report. Whoever
 * watches sees each event after it is in the record.
 */
import { randomBytes } from "node:crypto";
import type { Outcome, RunEvent } from "../agent/events.ts";
import { run } from "../agent/run.ts";
import { createVeil } from "../agent/safety/secrets.ts";
import type { Assignment } from "./assignment.ts";
import { policyFor, type RunClient } from "./deciding.ts";
import { DeviceBusyError, deviceName, installed, onDevice, type Ready } from "./device.ts";
import { resultOf, type RunResult } from "./report/summary.ts";
import { storyOf, type RunStory } from "./report/story.ts";
import { writeReport } from "./report/write.ts";
import { tidy } from "./recover.ts";
import { deviceLease, holdLease, isHeld, runLease } from "./store/heartbeat.ts";
import { openStore } from "./store/open.ts";
import { blobsOf, type Store } from "./store/store.ts";

export type { Assignment } from "./assignment.ts";

/** What came of a run. */
export interface Explored {
  readonly story: RunStory;
  readonly outcome: Outcome | "unfinished";
  readonly result: RunResult;
}

/** What the one who watches a run may do. */
export type Watch = (event: RunEvent) => void;

/**
 * Explore. Throws an ActionableError when the run cannot begin (no device, no such app, an output folder that cannot be
 * written), and then leaves nothing behind; what happens later is an outcome, and is reported.
 */
export async function explore(assignment: Assignment, watch: Watch, signal: AbortSignal): Promise<Explored> {
  return onDevice(assignment, signal, async (device) => {
    const store = await openStore({ mongodbUri: null, s3: null, ...assignment.stores, out: assignment.out });
    try {
      await tidy(store, assignment, assignment.stores?.keepDays ?? null);
      return await recorded(store, newRunId(), device, assignment, watch, signal);
    } finally {
      await store.close();
    }
  });
}

/**
 * Explore as the run `id` of a store that is open and in order. Throws as `explore` does, DeviceBusyError among others;
 * then the store knows nothing of the run.
 */
export async function exploreInto(
  store: Store,
  id: string,
  assignment: Assignment,
  watch: Watch,
  signal: AbortSignal,
): Promise<Explored> {
  const { adb, device } = assignment;
  // A device that others use is not even looked at.
  if (device !== null && (await isHeld(store, deviceLease(deviceName(adb, device)))))
    throw new DeviceBusyError(inUse(deviceName(adb, device)));
  return onDevice(assignment, signal, (ready) => recorded(store, id, ready, assignment, watch, signal));
}

const inUse = (device: string): string => `Device ${device} is in use by another run`;

async function recorded(
  store: Store,
  id: string,
  { client, hands, name }: Ready,
  assignment: Assignment,
  watch: Watch,
  signal: AbortSignal,
): Promise<Explored> {
  const device = await holdLease(store, deviceLease(name));
  if (!device) throw new DeviceBusyError(inUse(name));
  const stop = AbortSignal.any([signal, device.lost]);
  let held: { release(): Promise<void> } | undefined;
  try {
    const app = await installed(hands, assignment);
    held = await holdLease(store, runLease(id));
    const events: RunEvent[] = [];
    for await (const event of runOf(id, app, client, assignment, stop, blobsOf(store, id))) {
      await store.append(event);
      events.push(event);
      watch(event);
    }
    const story = storyOf(events);
    if (!story) throw new Error("The run ended without a beginning");
    const report = await writeReport(story, store, assignment);
    return { story, outcome: story.outcome, result: resultOf(story, report) };
  } finally {
    await held?.release();
    await device.release();
  }
}

async function* runOf(
  id: string,
  app: string,
  client: RunClient,
  assignment: Assignment,
  signal: AbortSignal,
  blobs: ReturnType<typeof blobsOf>,
): AsyncGenerator<RunEvent> {
  const { goals, seed, language, secrets = {}, deciding = null, allowed = null } = assignment;
  const names = Object.keys(secrets);
  const tools = (): Promise<unknown> => client.listTools();
  const policy = await policyFor(deciding, {
    app,
    goals,
    seed,
    language,
    secrets: names,
    allowed,
    minutes: assignment.limits.minutes,
    tools,
  });
  const model = deciding === null ? {} : { tokens: deciding.tokens, money: deciding.money };
  const limits = { ...assignment.limits, ...model };
  const veil = names.length === 0 ? null : createVeil(secrets);
  yield* run({ run: id, client, app, goals, seed, limits, veil, blobs, policy, signal, now: Date.now });
}

/** Sorts by time, is unique, and can be a folder's name. */
export function newRunId(): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  return `${time}-${randomBytes(3).toString("hex")}`;
}
