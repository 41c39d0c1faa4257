/**
 * The most that could be had: every bug triggered by its script, each reported as its truth has it. What is missing here
 * is missing in the scripts or in the scorer, not in what is scored.
 */
import type { Finding, FindingKind, RunEvent } from "../../../agent/events.ts";
import type { SeededBug } from "../../../tools/simulator/language.ts";
import { loadApp } from "../../../tools/simulator/words/load-app.ts";
import { totalsOf } from "../../metrics/totals.ts";
import type { BaselineRow } from "./baselines.ts";
import { drive } from "../../apps/drive.ts";
import { scoreRun } from "../../metrics/score-run.ts";
import type { ScoredApp } from "../../metrics/score-run.ts";
import type { TruthNote } from "../../runs/truth.ts";
import type { WorldApp } from "../../world/find.ts";
import { reportedAs } from "../../world/kinds.ts";

/** The row of the table; none where no app has scripts. */
export async function ceilingRow(apps: readonly WorldApp[]): Promise<readonly BaselineRow[]> {
  const scored: ScoredApp[] = [];
  for (const app of apps) scored.push(...(await ceilingOf(app)));
  const what = "every bug triggered by its script, and reported as it is";
  return scored.length === 0 ? [] : [{ name: "ceiling", what, totals: totalsOf(scored) }];
}

/** Plays the scripts of an app and scores what they triggered; nothing for an app that has none. */
export async function ceilingOf(app: WorldApp): Promise<readonly ScoredApp[]> {
  if (app.triggers === null || app.bugs.length === 0) return [];
  const loaded = await loadApp(app.folder);
  const truth: TruthNote[] = [];
  for (const [id, trigger] of app.triggers) {
    const others = app.bugs.map((bug) => bug.id).filter((other) => other !== id);
    const played = await drive(() => loaded, app.package, others);
    // A script that cannot be played to its end may have triggered its bug all the same.
    await trigger(played).catch(() => undefined);
    if (played.triggered().includes(id)) truth.push({ bug: id, event: "triggered", step: 1 });
    await played.close();
  }
  const found = app.bugs.filter((bug) => truth.some((note) => note.bug === bug.id));
  const setting = {
    version: 1 as const,
    app: app.id,
    package: app.package,
    clean: false,
    policy: "ceiling",
    seed: 1,
    steps: 1,
    prove: false,
  };
  const recording = { setting, events: [] satisfies RunEvent[], truth, tree: () => null };
  const reports = found.map((bug) => ({ finding: perfectReport(app, bug), verdict: "confirmed" as const }));
  return [scoreRun(recording, app.bugs, reports)];
}

/** What somebody who knows the truth would report. */
export function perfectReport(app: WorldApp, bug: SeededBug): Finding {
  const kind: FindingKind = reportedAs(bug.kind)[0] ?? "wrong-result";
  const evidence = bug.evidence ?? "";
  const crashed = kind === "crash" || kind === "native-crash";
  return {
    id: bug.id,
    kind,
    severity: bug.severity,
    title: bug.summary,
    expected: "",
    actual: "",
    signature: bug.id,
    step: 1,
    screen: "s1",
    where: bug.screen,
    activity: `${app.package}.${bug.screen}`,
    element: null,
    signal: crashed
      ? {
          kind,
          process: app.package,
          package: app.package,
          pid: 1,
          time: 0,
          cause: evidence.split(" ")[0] ?? "",
          message: "",
          frames: [evidence],
          appFrame: `${app.package}.${bug.screen}`,
          thread: "main",
          witnesses: [],
          expected: false,
          excerpt: [],
        }
      : null,
    before: null,
    after: null,
    steps: [],
    oracle: "truth",
    evidence: bug.element === undefined ? [] : [`${app.package}:id/${bug.element}`],
  };
}
