/** The figures by family and by kind: bugs by their code, false reports by what they claim. */
import { families, familyOf, familyOfFinding } from "../world/kinds.ts";
import type { Family } from "../world/kinds.ts";
import { ratio } from "./intervals.ts";
import type { ScoredApp, ScoredBug } from "./score-run.ts";
import { isFalse } from "./totals.ts";

/** How far some bugs got. */
interface Stages {
  readonly bugs: number;
  readonly reached: number;
  readonly triggered: number;
  readonly detected: number;
  /** Reported. */
  readonly tp: number;
  readonly recall: number | null;
}

/** A row of the table by family. */
export interface FamilyRow extends Stages {
  readonly family: Family;
  readonly fp: number;
  readonly precision: number | null;
}

/** A row of the table by code: "F8". */
export interface KindRow extends Stages {
  readonly kind: string;
}

function stagesOf(bugs: readonly ScoredBug[]): Stages {
  const tp = bugs.filter((bug) => bug.reported).length;
  return {
    bugs: bugs.length,
    reached: bugs.filter((bug) => bug.reached).length,
    triggered: bugs.filter((bug) => bug.triggered).length,
    detected: bugs.filter((bug) => bug.detected).length,
    tp,
    recall: ratio(tp, bugs.length),
  };
}

/** Families that have bugs or false reports. */
export function byFamily(apps: readonly ScoredApp[]): readonly FamilyRow[] {
  const bugs = apps.flatMap((app) => app.bugs);
  const wrong = apps.flatMap((app) => app.findings).filter(isFalse);
  return families
    .map((family): FamilyRow => {
      const stages = stagesOf(bugs.filter((bug) => familyOf(bug.kind) === family));
      const fp = wrong.filter((one) => familyOfFinding(one.kind) === family).length;
      return { family, ...stages, fp, precision: ratio(stages.tp, stages.tp + fp) };
    })
    .filter((row) => row.bugs > 0 || row.fp > 0);
}

/** Kinds that were seeded. */
export function byKind(apps: readonly ScoredApp[]): readonly KindRow[] {
  const bugs = apps.flatMap((app) => app.bugs);
  const kinds = [...new Set(bugs.map((bug) => bug.kind))];
  return kinds
    .sort(
      (a, b) => families.indexOf(familyOf(a)) - families.indexOf(familyOf(b)) || numberIn(a) - numberIn(b),
    )
    .map((kind) => ({ kind, ...stagesOf(bugs.filter((bug) => bug.kind === kind)) }));
}

const numberIn = (kind: string): number => Number(kind.slice(1));
