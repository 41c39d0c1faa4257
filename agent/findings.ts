/** Candidates become findings: merged by signature, numbered, recorded with their steps, and proved. */
import type { Observation } from "../tools/evidence.ts";
import type { Finding } from "./events.ts";
import type { Hands } from "./hands.ts";
import { oracles } from "./oracles/all.ts";
import { ask } from "./oracles/ask.ts";
import { elementKey } from "./oracles/signature.ts";
import { asFindingSteps, waysTo } from "./proof/paths.ts";
import { prove } from "./proof/prove.ts";
import type { Proof } from "./proof/prove.ts";
import { activityName, titleOf } from "./screens.ts";
import type { Screens } from "./screens.ts";
import type { Candidate, Oracle, Trace, TraceStep } from "./trace.ts";

export interface Findings {
  /** What the last step shows that is new. What only holds when the pixels stand still is held back until it is proved. */
  check(trace: Trace): Promise<readonly Finding[]>;
  /** The finding itself when it was held back; null when it is in the record already. */
  heldBack(id: string): Finding | null;
  /** What a policy reports at the last step; null when it is known already. `oracle` is asked in the replays. */
  report(candidate: Candidate, oracle: Oracle, trace: Trace): Promise<Finding | null>;
  readonly all: () => readonly Finding[];
  /** Ids that have no verdict yet, the gravest first. */
  open(): readonly string[];
  prove(id: string, spent: () => boolean): Promise<Proof>;
}

interface Known {
  readonly finding: Finding;
  readonly oracle: Oracle;
  readonly candidate: Candidate;
  /** Steps of the run up to the error. */
  readonly steps: readonly TraceStep[];
}

const actionsPerProof = 200;
const replaysPerProof = 3;
const severityRank = { high: 0, medium: 1, low: 2 };

/** Findings of one run. */
export function createFindings(parts: { app: string; hands: Hands; screens: Screens }): Findings {
  const { app, hands, screens } = parts;
  const known = new Map<string, Known>();
  const name = (screen: Observation): string => screens.name(screen);

  function byId(id: string): Known {
    const one = [...known.values()].find((each) => each.finding.id === id);
    if (one === undefined) throw new Error(`no finding ${id}`);
    return one;
  }

  async function toFinding(candidate: Candidate, trace: Trace, step: TraceStep): Promise<Finding> {
    const about = candidate.about ?? step;
    const acted = candidate.shownOn === "after" ? null : about.before;
    const place = acted?.package === app ? acted : (step.after ?? step.before);
    const longest = waysTo(trace.steps, candidate.span)[0] ?? [];
    return {
      id: `f${known.size + 1}`,
      kind: candidate.kind,
      severity: candidate.severity,
      title: candidate.title,
      expected: candidate.expected,
      actual: candidate.actual,
      signature: candidate.signature,
      step: step.step,
      screen: place === null ? "" : name(place),
      where: place === null ? "" : `${titleOf(place)} (${activityName(place.activity)})`,
      activity: place?.activity ?? "",
      element: candidate.element,
      signal: candidate.signal,
      before: about.before === null ? null : await screens.record(about.before),
      after: step.after === null ? null : await screens.record(step.after),
      steps: asFindingSteps(longest, name),
      oracle: candidate.oracle,
      evidence: [...candidate.evidence],
    };
  }

  /** Has a model told of it already, in its own words? */
  function wasReported(candidate: Candidate): boolean {
    if (candidate.oracle === "model" || candidate.element === null) return false;
    return [...known.values()].some(
      (one) =>
        one.candidate.oracle === "model" &&
        one.candidate.kind === candidate.kind &&
        one.candidate.element !== null &&
        one.candidate.signature.split("|")[1] === candidate.signature.split("|")[1] &&
        elementKey(one.candidate.element) === elementKey(candidate.element),
    );
  }

  async function file(candidate: Candidate, oracle: Oracle, trace: Trace): Promise<Finding | null> {
    const step = trace.steps.at(-1);
    if (step === undefined || known.has(candidate.signature) || wasReported(candidate)) return null;
    const finding = await toFinding(candidate, trace, step);
    known.set(candidate.signature, { finding, oracle, candidate, steps: [...trace.steps] });
    return finding;
  }

  return {
    async check(trace) {
      const fresh: Finding[] = [];
      for (const oracle of oracles) {
        for (const candidate of ask(oracle, trace)) {
          const finding = await file(candidate, oracle, trace);
          if (finding !== null && !candidate.stillPicture) fresh.push(finding);
        }
      }
      return fresh;
    },
    report: file,
    all: () => [...known.values()].filter((one) => !one.candidate.stillPicture).map((one) => one.finding),
    open: () =>
      [...known.values()]
        .sort(
          (a, b) =>
            severityRank[a.finding.severity] - severityRank[b.finding.severity] ||
            a.finding.step - b.finding.step,
        )
        .map((one) => one.finding.id),
    heldBack(id) {
      const one = byId(id);
      return one.candidate.stillPicture ? one.finding : null;
    },
    prove(id, spent) {
      const one = byId(id);
      const ways = waysTo(one.steps, one.candidate.span).map((way) => asFindingSteps(way, name));
      const claim = {
        oracle: one.oracle,
        signature: one.candidate.signature,
        span: one.candidate.span,
        stillPicture: one.candidate.stillPicture,
        picture: one.candidate.picture ?? null,
      };
      return prove(hands, app, ways, claim, { actions: actionsPerProof, replays: replaysPerProof, spent });
    },
  };
}
