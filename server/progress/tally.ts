/** How far a run is, folded from its events one by one. */
import type { Finding, RunEvent, Verdict } from "../../agent/events.ts";

/** What the progress on a terminal shows. */
export interface Tally {
  /** Label and version. */
  readonly app: string;
  readonly package: string;
  readonly device: string;
  readonly policy: string;
  readonly goal: string;
  readonly step: number;
  /** Null when there is no limit. */
  readonly stepLimit: number | null;
  readonly screens: ReadonlySet<string>;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly action: string;
  /** What goes on: steps are made, findings are proved, or it is over. */
  readonly phase: "starting" | "exploring" | "proving" | "ended";
  readonly startedAt: number;
  readonly at: number;
}

/** The tally before the first event. */
export const emptyTally: Tally = {
  app: "",
  package: "",
  device: "",
  policy: "",
  goal: "",
  step: 0,
  stepLimit: null,
  screens: new Set(),
  findings: new Map(),
  verdicts: new Map(),
  action: "",
  phase: "starting",
  startedAt: 0,
  at: 0,
};

/** The tally after one more event. */
export function tallied(tally: Tally, event: RunEvent): Tally {
  const next = { ...tally, at: event.at };
  switch (event.type) {
    case "run_started":
      return {
        ...next,
        package: event.app.package,
        app: `${event.app.label} ${event.app.versionName}`.trim(),
        device: `${event.device.model}, Android ${event.device.release}`,
        policy: `${event.policy}, seed ${event.seed}`,
        stepLimit: event.limits.steps,
        startedAt: event.at,
      };
    case "goal_started":
      return { ...next, goal: event.text, phase: "exploring" };
    case "step": {
      const screen = event.after;
      const fresh = screen?.package === tally.package && !tally.screens.has(screen.screen);
      const screens = fresh ? new Set([...tally.screens, screen.screen]) : tally.screens;
      return { ...next, screens, step: event.step, action: event.action.words };
    }
    case "finding":
      return { ...next, findings: new Map([...tally.findings, [event.finding.id, event.finding]]) };
    case "finding_checked":
      return {
        ...next,
        verdicts: new Map([...tally.verdicts, [event.finding, event.verdict]]),
        phase: "proving",
      };
    case "goal_ended":
      return { ...next, phase: "proving" };
    case "run_ended":
      return { ...next, phase: "ended" };
    default:
      return next;
  }
}
