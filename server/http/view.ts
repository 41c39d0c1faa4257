/** Runs as the API shows them: what the store knows, and what this server does. */
import type { z } from "@hono/zod-openapi";
import type { FindingSummary, RunSummary } from "../store/store.ts";
import type { FindingAnswer, RunAnswer } from "./answers.ts";
import type { LiveRun } from "./runs/runs.ts";

/** A run of the record; `live` when it is this server's and not over. */
export function recordedView(summary: RunSummary, live: LiveRun | undefined): RunAnswer {
  const { run, app, label, version, device, serial, android, policy, goals, reason } = summary;
  const { startedAt, endedAt, outcome, steps, findings } = summary;
  const over = outcome !== "unfinished";
  return {
    run,
    state: over ? "ended" : live?.state === "cancelling" ? "cancelling" : "running",
    position: null,
    waitsFor: null,
    app,
    label,
    version,
    device,
    serial,
    android,
    policy,
    goals: [...goals],
    startedAt,
    endedAt,
    outcome: over ? outcome : null,
    reason,
    steps,
    findings,
    links: linksOf(run),
  };
}

/** A run that has not begun. */
export function waitingView({ order, state, position, waitsFor }: LiveRun): RunAnswer {
  return {
    run: order.run,
    state,
    position,
    waitsFor,
    app: order.app,
    label: order.app,
    version: "",
    device: "",
    serial: order.device === "simulated" ? "" : order.device,
    android: "",
    policy: order.policy,
    goals: order.goals,
    startedAt: null,
    endedAt: null,
    outcome: null,
    reason: "",
    steps: 0,
    findings: 0,
    links: linksOf(order.run),
  };
}

/** A finding with the way to its run and its place in the report. */
export function findingView(summary: FindingSummary): z.infer<typeof FindingAnswer> {
  const { reproduced, run, finding } = summary;
  const links = { run: `/runs/${run}`, report: `/runs/${run}/report.html#finding-${finding}` };
  return { ...summary, reproduced: reproduced && { ...reproduced }, links };
}

function linksOf(run: string): RunAnswer["links"] {
  const self = `/runs/${run}`;
  return {
    self,
    events: `${self}/events`,
    report: `${self}/report.html`,
    result: `${self}/report.json`,
    findings: `/findings?run=${run}`,
  };
}
