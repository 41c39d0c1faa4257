/** Which reports are about which seeded bugs (the rules: class or alias, place, not before the trigger, one to one). */
import type { Finding, FindingKind, Verdict } from "../../agent/events.ts";
import type { SeededBug } from "../../tools/simulator/language.ts";
import { reportedAs } from "../world/kinds.ts";
import { assign } from "./assign.ts";
import { placeFit } from "./place.ts";
import type { Trees } from "./place.ts";

/** A finding with its verdict; "unconfirmed" until it was checked. */
export interface Report {
  readonly finding: Finding;
  readonly verdict: Verdict;
}

/** A report and the bug that it is about. */
export interface Matched {
  readonly report: Report;
  /** The bug that it was counted for. */
  readonly bug: string | null;
  /** A bug that another report was counted for already. */
  readonly duplicateOf: string | null;
  /** Of no bug, but on the screen of one that was triggered, or of the class of one. */
  readonly near: string | null;
}

const kindFit = (bug: SeededBug, kind: FindingKind): number => {
  const at = reportedAs(bug.kind).indexOf(kind);
  return at === -1 ? 0 : at === 0 ? 2 : 1;
};

/** Matches reports of one run. `triggered` says in which step a bug took effect first. */
export function match(
  bugs: readonly SeededBug[],
  reports: readonly Report[],
  triggered: ReadonlyMap<string, number>,
  trees: Trees,
): readonly Matched[] {
  const fits = reports.map(({ finding }) =>
    bugs.map((bug) => {
      const since = triggered.get(bug.id);
      const place = placeFit(bug, finding, trees);
      const kind = kindFit(bug, finding.kind);
      if (since === undefined || finding.step < since || kind === 0 || place === 0) return 0;
      return place * 10 + kind;
    }),
  );
  const fit = (report: number, bug: number): number => fits[report]?.[bug] ?? 0;
  const pairs = assign(reports.length, bugs.length, fit);
  return reports.map((report, at) => {
    const pair = pairs[at] ?? null;
    const bug = pair === null ? null : (bugs[pair]?.id ?? null);
    const duplicateOf =
      bug === null
        ? (bugs.find((_, index) => fit(at, index) > 0 && pairs.includes(index))?.id ?? null)
        : null;
    const near =
      bug !== null || duplicateOf !== null
        ? null
        : (bugs.find((one) => triggered.has(one.id) && placeFit(one, report.finding, trees) > 0)?.id ?? null);
    return { report, bug, duplicateOf, near };
  });
}
