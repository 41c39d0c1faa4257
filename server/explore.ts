/**
 * One run from beginning to end: the device's tools behind MCP, the agent that uses them, the record, the report. Whoever
 * watches sees each event after it is in the record.
 */
import { randomBytes } from "node:crypto";
import type { Outcome, RunEvent } from "../agent/events.ts";
import { createHands, type Answer, type Hands } from "../agent/hands.ts";
import { run } from "../agent/run.ts";
import { createVeil } from "../agent/safety/secrets.ts";
import { connectInMemory, createMcpServer } from "../tools/mcp.ts";
import type { AdbAddress } from "./adb.ts";
import { policyFor, type Allowed, type Deciding, type RunClient } from "./deciding.ts";
import { ActionableError, ConfigError } from "./errors.ts";
import { resultOf, type RunResult } from "./report/summary.ts";
import { storyOf, type RunStory } from "./report/story.ts";
import { writeReport } from "./report/write.ts";
import type { Language } from "./report/words.ts";
import { tidy } from "./recover.ts";
import { holdLease, runLease } from "./store/heartbeat.ts";
import { openStore, type StoreSettings } from "./store/open.ts";
import { blobsOf } from "./store/store.ts";

/** What to explore, where, and for how long. */
export interface Assignment {
  /** Package; null when the APK says it. */
  readonly app: string | null;
  /** File to install first. */
  readonly apk: string | null;
  /** Serial; null for the only device. */
  readonly device: string | null;
  readonly adb: AdbAddress;
  readonly goals: readonly string[];
  readonly seed: number;
  readonly limits: { readonly steps: number | null; readonly minutes: number | null };
  /** The model that decides; null or absent: the explorer. */
  readonly deciding?: Deciding | null;
  /** What the agent may do; null or absent: anything, on a phone that is not real. */
  readonly allowed?: Allowed | null;
  /** Values of {{secret:NAME}}. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Folder of the record. */
  readonly out: string;
  /** Where else runs are kept, and for how long; without it in `out`, for good. */
  readonly stores?: Omit<StoreSettings, "out"> & { readonly keepDays: number | null };
  readonly language: Language;
  /** The command that would do the same again; without it one is made for `preflight run`. */
  readonly again?: string;
}

/** What came of a run. */
export interface Explored {
  readonly story: RunStory;
  readonly outcome: Outcome | "unfinished";
  readonly result: RunResult;
}

/**
 * Explore. Throws an ActionableError when the run cannot begin (no device, no such app, an output folder that cannot be
 * written), and then leaves nothing behind; what happens later is an outcome, and is reported.
 */
export async function explore(
  assignment: Assignment,
  watch: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<Explored> {
  const { adb, device, out } = assignment;
  const server = createMcpServer({ adb, serial: device ?? undefined, app: assignment.app ?? undefined });
  try {
    const client = await connectInMemory(server);
    const hands = createHands(client, signal);
    await checkDevice(hands, assignment);
    const store = await openStore({ mongodbUri: null, s3: null, ...assignment.stores, out });
    const id = newRunId();
    let held: { release(): Promise<void> } | undefined;
    try {
      await tidy(store, assignment, assignment.stores?.keepDays ?? null);
      const app = await installed(hands, assignment);
      held = await holdLease(store, runLease(id));
      const events: RunEvent[] = [];
      for await (const event of runOf(id, app, client, assignment, signal, blobsOf(store, id))) {
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
      await store.close();
    }
  } finally {
    // Closing undoes what was set on the device.
    await server.close();
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

/** A device that can be used, with the app on it unless it is to be installed. */
async function checkDevice(hands: Hands, { app, apk, device }: Assignment): Promise<void> {
  const wanted = apk === null ? app : "";
  const answer = await hands.call("use_device", { serial: device ?? "", app: wanted ?? "" }, "never");
  if (!answer.ok) throw refusal(answer, app);
}

/** The package to explore, installed if an APK was given. */
async function installed(hands: Hands, { app, apk, device }: Assignment): Promise<string> {
  if (apk !== null) {
    const answer = await hands.call("install_app", { path: apk }, "never");
    if (!answer.ok) throw refusal(answer, app);
    const found = app ?? answer.facts?.app?.package;
    if (found === undefined)
      throw new ConfigError(`Which app is in "${apk}" cannot be told`, "Say it with --app PACKAGE");
    const use = await hands.call("use_device", { serial: device ?? "", app: found }, "never");
    if (!use.ok) throw refusal(use, found);
    return found;
  }
  if (app === null)
    throw new ConfigError("There is no app to explore", "Say which with --app PACKAGE, or give --apk FILE");
  return app;
}

/** The tools speak to whoever drives them; here that is a person at a command line. */
function refusal(answer: Answer, app: string | null): ActionableError {
  const said = answer.text.replace(/\s+/g, " ").trim();
  const what = /^.*?[.](?=\s|$)/.exec(said)?.[0] ?? said;
  switch (answer.failure) {
    case "no-device":
      return said.startsWith("Several")
        ? new ConfigError(what, "Say which with --device SERIAL")
        : new ActionableError(what, said.slice(what.length));
    case "app-missing":
      return new ConfigError(
        what,
        `Install ${app ?? "it"} first, give its file with --apk FILE, or correct --app`,
      );
    default:
      return new ActionableError(what, said.slice(what.length));
  }
}

/** Sorts by time, is unique, and can be a folder's name. */
function newRunId(): string {
  const time = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  return `${time}-${randomBytes(3).toString("hex")}`;
}
