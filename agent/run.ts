/**
 * A run: one exploration of one app on one device, as a stream of events. It never throws for what happens on the
 * device: limits, cancellation, a lost device and an app that cannot be opened are outcomes, told by `run_ended`, which
 * is always the last event.
 */
import type { Facts, Observation } from "../tools/evidence.ts";
import { act } from "./act.ts";
import type { BlobSink, Outcome, RunEvent } from "./events.ts";
import { createFindings } from "./findings.ts";
import { createHands } from "./hands.ts";
import type { DeviceTools, Veil } from "./hands.ts";
import type { Policy } from "./policy.ts";
import { isStressed } from "./conditions.ts";
import { openAction, plainAction, resetAction } from "./proof/replay.ts";
import { createScreens } from "./screens.ts";
import type { TraceStep } from "./trace.ts";

export interface RunOptions {
  /** Name of the run in the record. */
  readonly run: string;
  /** An MCP client of the device tools, with one device in use and `app` under test. */
  readonly client: DeviceTools;
  /** Package of the app under test. */
  readonly app: string;
  /** What the user wants looked at; the explorer has a goal of its own. */
  readonly goals: readonly string[];
  readonly seed: number;
  readonly limits: {
    readonly steps: number | null;
    readonly minutes: number | null;
    /** Held by the policy; here they are only for the record. */
    readonly tokens?: number | null;
    readonly money?: number | null;
  };
  /** Keeps secrets on the device's side; null or absent without any. */
  readonly veil?: Veil | null;
  readonly blobs: BlobSink;
  readonly policy: Policy;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. Used for the record and the time limit, never for a decision. */
  readonly now: () => number;
}

type Body<E> = E extends RunEvent ? Omit<E, "run" | "number" | "at"> : never;
type EventBody = Body<RunEvent>;

/** Part of the time limit that exploring may take; the rest is for proofs. */
export const exploringShare = 0.6;

/** Explores the app, then proves what was found. */
export async function* run(options: RunOptions): AsyncGenerator<RunEvent> {
  const { app, policy, signal, limits, now } = options;
  const began = now();
  let number = 0;
  const event = (body: EventBody): RunEvent => ({
    run: options.run,
    number: (number += 1),
    at: now(),
    ...body,
  });
  const elapsedMinutes = (): number => (now() - began) / 60_000;

  const hands = createHands(options.client, signal, options.veil ?? null);
  const screens = createScreens(app, options.blobs);
  const findings = createFindings({ app, hands, screens });
  const steps: TraceStep[] = [];
  const reached = new Set<string>();
  const proved = new Set<string>();
  let facts: Facts | null = null;
  let end: { outcome: Outcome; reason: string } = { outcome: "completed", reason: "nothing left to try" };
  /** The goal that is open, and the last one that was. */
  let goal: string | null = null;
  let lastGoal = "";

  try {
    const use = await hands.call("open_app", { package: app }, "never");
    facts = use.facts;
    yield event(startedBody(options, facts));
    if (use.failure !== null) {
      const lost = use.failure === "device-lost" || use.failure === "no-device";
      end = { outcome: lost ? "device-lost" : "app-unavailable", reason: use.text };
      return;
    }
    if (policy.plans !== true) {
      goal = lastGoal = "g1";
      yield event({ type: "goals_planned", goals: plannedGoals(options.goals) });
      yield event({ type: "goal_started", goal, text: explorerGoal });
    }

    let screen: Observation | null = null;
    let goalEnd: "done" | "limit" = "done";
    let answer = "";
    const opening = [resetAction(app), openAction(app)];
    for (;;) {
      if (limits.steps !== null && steps.length >= limits.steps) {
        end = { outcome: "step-limit", reason: `${limits.steps} steps are done` };
        goalEnd = "limit";
        break;
      }
      if (limits.minutes !== null && elapsedMinutes() >= limits.minutes * exploringShare) {
        end = { outcome: "time-limit", reason: `${limits.minutes} minutes, proofs included` };
        goalEnd = "limit";
        break;
      }
      const deciding = now();
      const first = opening.shift();
      const decision =
        first === undefined
          ? await policy.decide(
              {
                app,
                trace: { app, steps },
                screen,
                stepsLeft: (limits.steps ?? Infinity) - steps.length,
                answer,
                facts,
                findings: findings.all(),
              },
              signal,
            )
          : {
              action: first,
              element: null,
              reason: "clean start",
              expect: "",
              screenshot: "changed" as const,
            };
      if (decision === null) break;
      if ("announce" in decision) {
        if (decision.announce === "end") {
          end = { outcome: decision.outcome, reason: decision.reason };
          goalEnd = "limit";
          break;
        }
        if (decision.announce === "issue") {
          const finding = await findings.report(decision.candidate, decision.oracle, { app, steps });
          if (finding !== null) yield event({ type: "finding", finding });
          continue;
        }
        if (decision.event.type === "goal_started") goal = lastGoal = decision.event.goal;
        if (decision.event.type === "goal_ended") goal = null;
        yield event(decision.event);
        continue;
      }
      const decided = now() - deciding;
      const done = await act(
        hands,
        steps.length + 1,
        decision.action,
        decision.element,
        screen,
        decision.screenshot,
      );
      const step = done.trace;
      steps.push(step);
      answer = done.text;
      screen = step.after ?? screen;
      if (screen?.package === app) reached.add(screen.activity);
      const checking = now();
      const fresh = await findings.check({ app, steps });
      const [before, after] = [step.before, step.after];
      yield event({
        type: "step",
        step: step.step,
        goal: goal ?? lastGoal,
        reason: decision.reason,
        expect: decision.expect,
        action: step.action,
        error: step.error,
        before: before === null ? null : await screens.record(before),
        after: after === null ? null : await screens.record(after),
        target: step.target,
        signals: [...step.signals],
        log: [...step.log],
        timings: { decide: decided, ...done.timings, check: now() - checking },
      });
      for (const finding of fresh) yield event({ type: "finding", finding });
      if (done.lost !== null) {
        end = { outcome: done.lost, reason: done.text };
        break;
      }
    }
    if (goal !== null) {
      yield event({
        type: "goal_ended",
        goal,
        outcome: goalEnd,
        evidence: `${steps.length} steps, ${screens.size()} screens`,
      });
    }
    for (const last of policy.conclude?.() ?? []) {
      if (last.announce === "event") yield event(last.event);
    }

    // A limit may have come in the middle of a stress: what is proved is proved from a plain start.
    if (isStressed(steps) && end.outcome !== "device-lost")
      await hands.call(plainAction.tool, plainAction.arguments, "never");
    const spent = (): boolean => limits.minutes !== null && elapsedMinutes() >= limits.minutes;
    for (const id of findings.open()) {
      if (end.outcome === "device-lost") break;
      proved.add(id);
      const proof = await findings.prove(id, spent);
      if (proof.lost === "device-lost")
        end = { outcome: "device-lost", reason: "the device went away during a replay" };
      const held = findings.heldBack(id);
      if (held !== null && proof.verdict !== "confirmed") {
        yield event({ type: "note", level: "info", text: `not shown by replays, left out: ${held.title}` });
        continue;
      }
      if (held !== null) yield event({ type: "finding", finding: held });
      yield event({
        type: "finding_checked",
        finding: id,
        verdict: proof.verdict,
        reproduced: proof.reproduced,
        steps: [...proof.steps],
        actions: proof.actions,
      });
    }
  } catch (error) {
    end = signal.aborted
      ? { outcome: "cancelled", reason: "stopped by the caller" }
      : { outcome: "failed", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    if (number === 0) yield event(startedBody(options, facts));
    // What was to be shown by a proof that never came is told as it is: unconfirmed.
    for (const id of findings.open()) {
      const held = proved.has(id) ? null : findings.heldBack(id);
      if (held !== null) yield event({ type: "finding", finding: held });
    }
    yield event({
      type: "run_ended",
      outcome: end.outcome,
      reason: end.reason,
      steps: steps.length,
      screens: screens.size(),
      coverage: { activities: facts?.app?.activities ?? [], reached: [...reached].sort() },
      elapsedMs: now() - began,
    });
  }
}

const explorerGoal = "Reach every screen, use every control, and see that the app holds.";

const plannedGoals = (
  own: readonly string[],
): { id: string; text: string; end: string; source: "user" | "explorer" }[] => [
  { id: "g1", text: explorerGoal, end: "nothing untried is left", source: "explorer" },
  ...own.map((text, at) => ({ id: `u${at + 1}`, text, end: "", source: "user" as const })),
];

function startedBody(options: RunOptions, facts: Facts | null): EventBody {
  const app = facts?.app ?? null;
  const device = facts?.device ?? null;
  return {
    type: "run_started",
    app: {
      package: options.app,
      label: app?.label ?? options.app,
      versionName: app?.versionName ?? "",
      versionCode: app?.versionCode ?? 0,
    },
    device: {
      serial: device?.serial ?? "",
      model: device?.model ?? "",
      api: device?.api ?? 0,
      release: device?.release ?? "",
      width: device?.width ?? 0,
      height: device?.height ?? 0,
      density: device?.density ?? 0,
    },
    policy: options.policy.name,
    seed: options.seed,
    limits: { ...options.limits },
    goals: [...options.goals],
  };
}
