/** Crash, native crash, ANR and silent death: the device says it, we only ask whose it is. */
import type { Signal } from "../../tools/evidence.ts";
import type { FindingKind, Severity } from "../events.ts";
import type { Candidate, Oracle, Trace, TraceStep } from "../trace.ts";
import { activityName } from "../screens.ts";
import { signalSignature } from "./signature.ts";

const shortCause = (cause: string): string => cause.slice(cause.lastIndexOf(".") + 1);

interface Wording {
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly title: (signal: Signal) => string;
  readonly expected: string;
  readonly actual: (signal: Signal) => string;
}

const said = (signal: Signal): string => (signal.message === "" ? "" : `: ${signal.message}`);

const wordings: Partial<Record<Signal["kind"], Wording>> = {
  crash: {
    kind: "crash",
    severity: "high",
    title: (signal) => `Crash: ${shortCause(signal.cause)}`,
    expected: "The app goes on.",
    actual: (signal) => `The process ${signal.process} died of ${signal.cause}${said(signal)}.`,
  },
  "native-crash": {
    kind: "native-crash",
    severity: "high",
    title: (signal) => `Native crash: ${signal.cause}`,
    expected: "The app goes on.",
    actual: (signal) => `The process ${signal.process} was ended by ${signal.cause}${said(signal)}.`,
  },
  anr: {
    kind: "anr",
    severity: "high",
    title: () => "The app does not respond",
    expected: "The main thread answers input within five seconds.",
    actual: (signal) =>
      `Android reported "not responding" for ${signal.process}: ${signal.cause}${said(signal)}.`,
  },
  "process-death": {
    kind: "process-death",
    severity: "medium",
    title: () => "The app's process ends by itself",
    expected: "The process lives on while the app is in use.",
    actual: (signal) =>
      `The process ${signal.process} ended without a crash: ${signal.cause}${said(signal)}.`,
  },
};

/** Ends that the system brings about and that are no error of the app. */
const innocent =
  /low.?memory|user.?request|user.?stopped|signaled|dependency|package|freezer|permission.?change/i;

const belongs = (signal: Signal, trace: Trace): boolean =>
  !signal.expected && (signal.package === trace.app || signal.process.split(":")[0] === trace.app);

const isFuller = (other: Signal, signal: Signal, trace: Trace): boolean =>
  other.cause !== "" && other.kind === signal.kind && belongs(other, trace);

/** The screen of the app that was last in front: a dialog of the system may stand over it. */
const ownActivity = (trace: Trace): string =>
  trace.steps.findLast(({ before }) => before?.package === trace.app && before.activity !== "")?.before
    ?.activity ?? "";

/** The activity that Android names as the one that hung: others may stand in front by the time it says so. */
const hungActivity = (signal: Signal, trace: Trace): string =>
  /\/([\w.$]+)/.exec(`${signal.cause} ${signal.message}`)?.[1] ?? ownActivity(trace);

/** The last step that was made on an activity, when the last of all was made elsewhere. */
function lastOn(trace: Trace, activity: string): TraceStep | undefined {
  const on = (step: TraceStep | undefined): boolean =>
    step?.before?.package === trace.app && activityName(step.before.activity) === activityName(activity);
  return on(trace.steps.at(-1)) ? undefined : trace.steps.findLast((step) => on(step));
}

/** Where it went wrong: the method, or else the screen. Native functions go by their names, without parameters. */
function placeWords(signal: Signal, hung: string): string {
  const native = /^(\S+) \(([^(+)]+)/.exec(signal.appFrame);
  if (signal.kind === "native-crash" && native !== null)
    return ` in ${native[2]?.trim() ?? ""} (${native[1] ?? ""})`;
  if (signal.appFrame !== "") return ` in ${signal.appFrame.replace(/^.*\.(?=\w+\.\w+)/, "")}`;
  return hung === "" ? "" : ` on ${activityName(hung)}`;
}

/** One oracle for each kind of signal that is a finding by itself. */
function signalOracle(name: string, kinds: readonly Signal["kind"][]): Oracle {
  return {
    name,
    signals: true,
    check(trace) {
      const last = trace.steps.at(-1);
      if (last === undefined) return [];
      const crashed = last.signals.some(
        (signal) => signal.kind !== "process-death" && belongs(signal, trace),
      );
      const found: Candidate[] = [];
      for (const signal of last.signals) {
        const wording = wordings[signal.kind];
        if (wording === undefined || !kinds.includes(signal.kind) || !belongs(signal, trace)) continue;
        if (signal.kind === "process-death" && (crashed || innocent.test(signal.cause))) continue;
        // Without a cause it is an echo (the dialog, an exit record) of what an earlier step has told of in full.
        if (
          signal.cause === "" &&
          trace.steps.some((step) => step.signals.some((other) => isFuller(other, signal, trace)))
        )
          continue;
        const hung = signal.kind === "anr" ? hungActivity(signal, trace) : "";
        const about = hung === "" ? undefined : lastOn(trace, hung);
        found.push({
          oracle: name,
          kind: wording.kind,
          severity: wording.severity,
          title: `${wording.title(signal)}${placeWords(signal, hung)}`,
          expected: wording.expected,
          actual: wording.actual(signal),
          signature: signalSignature(signal, hung === "" ? ownActivity(trace) : hung),
          element: last.target,
          signal,
          evidence: [
            `after ${last.action.words}`,
            ...(last.before === null ? [] : [`on ${activityName(last.before.activity)}`]),
            `witnesses: ${signal.witnesses.join(", ")}`,
            ...signal.excerpt.slice(0, 12),
          ],
          span: 1,
          stillPicture: false,
          ...(about === undefined ? {} : { about }),
        });
      }
      return found;
    },
  };
}

/** Java exceptions that nobody caught. */
export const crash = signalOracle("crash", ["crash"]);
/** Signals of native code. */
export const nativeCrash = signalOracle("native-crash", ["native-crash"]);
/** "Application not responding". */
export const anr = signalOracle("anr", ["anr"]);
/** An end without a crash, while the app was in use. */
export const processDeath = signalOracle("process-death", ["process-death"]);
