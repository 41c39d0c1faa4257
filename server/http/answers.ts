/** What the HTTP API answers. */
import { z } from "@hono/zod-openapi";
import { FindingKind, Outcome, RunEvent, Severity, Verdict } from "../../agent/events.ts";
import { State } from "../store/query.ts";

/** An answer that is no success. */
export const FailureAnswer = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      next: z.string().openapi({ description: "What to do about it." }),
    }),
  })
  .openapi("Failure");

const milliseconds = z.number().openapi({ description: "Milliseconds since 1970." });
const link = z.string().openapi({ description: "Path on this server." });

/** How a run stands. */
export const RunState = z.enum(["queued", "starting", "running", "cancelling", "ended"]);
export type RunState = z.infer<typeof RunState>;

/** A run. */
export const RunAnswer = z
  .strictObject({
    run: z.string(),
    state: RunState,
    position: z
      .int()
      .nullable()
      .openapi({ description: "1: the next to begin. Null when it does not wait." }),
    waitsFor: z
      .string()
      .nullable()
      .openapi({ description: "What keeps the next in the queue from beginning." }),
    app: z.string(),
    label: z.string(),
    version: z.string(),
    device: z.string().openapi({ description: "Model of the device." }),
    serial: z.string(),
    android: z.string(),
    policy: z.string(),
    goals: z.array(z.string()),
    startedAt: milliseconds.nullable(),
    endedAt: milliseconds.nullable(),
    outcome: Outcome.nullable(),
    reason: z.string(),
    steps: z.int(),
    findings: z.int(),
    links: z.strictObject({ self: link, events: link, report: link, result: link, findings: link }),
  })
  .openapi("Run");
export type RunAnswer = z.infer<typeof RunAnswer>;

/** A page of runs, and those that wait. */
export const RunsAnswer = z
  .strictObject({
    items: z.array(RunAnswer),
    next: z.string().nullable(),
    queued: z.array(RunAnswer).openapi({ description: "Runs of this server that have not begun, in order." }),
  })
  .openapi("Runs");

/** A finding. */
export const FindingAnswer = z
  .strictObject({
    run: z.string(),
    finding: z.string(),
    number: z.int().openapi({ description: "Number of its event in the run." }),
    at: milliseconds,
    app: z.string(),
    version: z.string(),
    device: z.string(),
    android: z.string(),
    kind: FindingKind,
    severity: Severity,
    verdict: Verdict,
    reproduced: z.strictObject({ k: z.int(), n: z.int() }).nullable(),
    state: State,
    stateReason: z.string(),
    title: z.string(),
    where: z.string(),
    signature: z.string(),
    goal: z.string(),
    links: z.strictObject({ run: link, report: link }),
  })
  .openapi("Finding");

/** A page of findings. */
export const FindingsAnswer = z
  .strictObject({ items: z.array(FindingAnswer), next: z.string().nullable() })
  .openapi("Findings");

/** Devices, and who uses them. */
export const DevicesAnswer = z
  .strictObject({
    devices: z.array(
      z.strictObject({
        serial: z.string(),
        state: z.string().openapi({ description: "As adb says it: device, offline, unauthorized." }),
        run: z.string().nullable().openapi({ description: "The run of this server that uses it." }),
        waiting: z.int().openapi({ description: "Runs that wait for it." }),
      }),
    ),
    trouble: z.string().nullable().openapi({ description: "Why no list could be had." }),
    simulated: z
      .array(z.strictObject({ app: z.string(), package: z.string() }))
      .openapi({ description: 'Apps for runs with the device "simulated".' }),
  })
  .openapi("Devices");

/** How the server stands. */
export const HealthAnswer = z
  .strictObject({
    status: z.enum(["ok", "degraded", "stopping"]),
    version: z.string(),
    stores: z.strictObject({ records: z.string(), blobs: z.string() }),
    spool: z
      .strictObject({
        events: z.int(),
        blobs: z.int(),
        bytes: z.int(),
        oldestAt: milliseconds.nullable(),
        trouble: z.string().nullable(),
        refused: z.int(),
      })
      .nullable()
      .openapi({ description: "What waits for a store that is away; null where everything is kept here." }),
    runs: z.strictObject({ running: z.int(), queued: z.int() }),
    devices: z.array(z.strictObject({ device: z.string(), running: z.int(), queued: z.int() })),
  })
  .openapi("Health");

/** The machine's part of a report. */
export const ResultAnswer = z
  .strictObject({
    runId: z.string(),
    app: z.string(),
    steps: z.int(),
    screens: z.int(),
    findings: z.array(
      z.strictObject({
        id: z.string(),
        kind: FindingKind,
        title: z.string(),
        severity: Severity,
        verdict: Verdict,
        reproduced: z.strictObject({ k: z.int(), n: z.int() }),
        steps: z.array(z.unknown()),
        signature: z.string(),
      }),
    ),
    report: link,
    elapsedMs: z.number(),
  })
  .openapi("Result");

/** The data of an event of a run. Made anew, since schemas from before OpenAPI was loaded cannot be named in it. */
export const EventAnswer = z.discriminatedUnion("type", RunEvent.options).openapi("RunEvent");
