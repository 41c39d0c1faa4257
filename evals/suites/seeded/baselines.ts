/** What stands beside the explorer in the table: less of it, other ways to explore, all that could be had. */
import type { FindingKind } from "../../../agent/events.ts";
import type { Report } from "../../matching/match.ts";
import { firstSteps, reportsOf, scoreRun } from "../../metrics/score-run.ts";
import type { ScoredApp } from "../../metrics/score-run.ts";
import { totalsOf } from "../../metrics/totals.ts";
import type { Totals } from "../../metrics/totals.ts";
import type { Recording } from "../../runs/recording.ts";
import type { Played } from "./play-all.ts";

/** A row of the table. */
export interface BaselineRow {
  readonly name: string;
  /** What it is, in a few words. */
  readonly what: string;
  readonly totals: Totals;
}

const crashes: readonly FindingKind[] = ["crash", "native-crash", "anr", "process-death"];

/** Oracles in families, each of which is taken away in turn. What is in none counts as "other". */
const oracleFamilies: Readonly<Record<string, readonly string[]>> = {
  "crash and ANR": ["crash", "native-crash", "anr", "process-death"],
  "data loss": ["data-loss"],
  "dead ends and wrong ways": [
    "dead-control",
    "busy",
    "back",
    "returned",
    "trap",
    "sent-form",
    "wrong-screen",
    "wrong-entry",
  ],
  "round trips": ["not-saved", "duplicate", "removed", "removed-other", "undone", "stale"],
  "sums, order and search": ["totals", "counts", "columns", "sorted", "search"],
  "what may be entered": ["validation"],
  "text on the screen": ["error-text", "untranslated"],
  looks: ["covered", "off-screen", "overlap", "clipped", "contrast", "blank-image", "mirrored"],
  "labels and targets": ["labels", "targets"],
};

const only = (keep: (report: Report) => boolean) => (played: readonly Played[]) =>
  totalsOf(
    played.map(({ app, recording }) => scoreRun(recording, app.bugs, reportsOf(recording).filter(keep))),
  );

/** Reports nothing. */
export const nothing = only(() => false);
/** Only crashes, hangs of the whole app and deaths of its process. */
export const crashOnly = only(({ finding }) => crashes.includes(finding.kind));

/** Screens of a run, and those of them on which a bug took effect. */
function screensOf({ app, recording }: Played): { seen: number; wrong: number } {
  const names = (recording.events.find((event) => event.type === "run_ended")?.coverage.reached ?? []).map(
    (name) => name.slice(name.lastIndexOf(".") + 1),
  );
  const triggered = firstSteps(recording, "triggered");
  const bad = new Set(app.bugs.filter((bug) => triggered.has(bug.id)).map((bug) => bug.screen));
  return { seen: names.length, wrong: names.filter((name) => bad.has(name)).length };
}

/** Reports every screen as wrong: as precise as wrong screens are frequent. */
export function everything(played: readonly Played[]): Totals {
  const apps = played.map((one): ScoredApp => {
    const { seen, wrong } = screensOf(one);
    const scored = scoreRun(one.recording, one.app.bugs, []);
    const screens = [
      ...new Set(scored.bugs.filter((bug) => bug.triggered).map((bug) => screenOf(one, bug.id))),
    ];
    // One report a screen can be about one bug.
    const hit = new Set(
      screens.map(
        (screen) =>
          one.app.bugs.find(
            (bug) => bug.screen === screen && scored.bugs.some((s) => s.id === bug.id && s.triggered),
          )?.id,
      ),
    );
    return {
      ...scored,
      bugs: scored.bugs.map((bug) => ({ ...bug, detected: hit.has(bug.id), reported: hit.has(bug.id) })),
      findings: Array.from({ length: seen - wrong }, (_, at) => ({
        kind: "display" as const,
        title: `screen ${at + 1}`,
        screen: "",
        verdict: "confirmed" as const,
        matched: null,
        duplicate: null,
        near: null,
        oracle: "everything",
        severity: "low" as const,
        step: 0,
        reproduced: null,
      })),
    };
  });
  return totalsOf(apps);
}

const screenOf = ({ app }: Played, id: string): string => app.bugs.find((bug) => bug.id === id)?.screen ?? "";

/** Rows that are made of the explorer's own recordings. */
export function foldedRows(played: readonly Played[]): readonly BaselineRow[] {
  const oraclesThere = new Set(played.flatMap(({ recording }) => oraclesOf(recording)));
  const known = Object.values(oracleFamilies).flat();
  const other = [...oraclesThere].filter((name) => !known.includes(name));
  const families = [
    ...Object.entries(oracleFamilies),
    ...(other.length === 0 ? [] : [["all others", other] as const]),
  ];
  return [
    { name: "nothing", what: "reports nothing", totals: nothing(played) },
    { name: "everything", what: "reports each screen once", totals: everything(played) },
    ...families
      .filter(([, names]) => names.some((name) => oraclesThere.has(name)))
      .map(([family, names]): BaselineRow => ({
        name: `explorer without ${family}`,
        what: `without the oracles ${names.filter((name) => oraclesThere.has(name)).join(", ")}`,
        totals: only(({ finding }) => !names.includes(finding.oracle))(played),
      })),
    {
      name: "explorer, crash oracles",
      what: "the explorer with crash and ANR only",
      totals: crashOnly(played),
    },
  ];
}

const oraclesOf = (recording: Recording): readonly string[] =>
  reportsOf(recording).map(({ finding }) => finding.oracle);

const others = [
  { policy: "random", name: "random, crash oracles", what: "a monkey with crash and ANR" },
  { policy: "breadth-first", name: "breadth-first, crash oracles", what: "each control once, crash and ANR" },
];

/** Rows of other ways to explore, by their runs. */
export const playedRows = (played: ReadonlyMap<string, readonly Played[]>): readonly BaselineRow[] =>
  others.flatMap(({ policy, name, what }) => {
    const own = played.get(policy);
    return own === undefined ? [] : [{ name, what, totals: crashOnly(own) }];
  });
