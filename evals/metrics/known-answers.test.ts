import { describe, expect, it } from "vitest";
import type { Finding } from "../../agent/events.ts";
import type { SeededBug } from "../../tools/simulator/language.ts";
import { perfectReport } from "../suites/seeded/ceiling.ts";
import { crashOnly, everything, nothing } from "../suites/seeded/baselines.ts";
import type { Recording } from "../runs/recording.ts";
import type { Report } from "../matching/match.ts";
import type { WorldApp } from "../world/find.ts";
import { scoreRun } from "./score-run.ts";
import { totalsOf } from "./totals.ts";

const bug = (id: string, more: Partial<SeededBug> = {}): SeededBug => ({
  id,
  kind: "F8",
  severity: "high",
  screen: "CartActivity",
  element: `${id}_view`,
  summary: id,
  trigger: "",
  ...more,
});

const app: WorldApp = {
  id: "toy",
  folder: "",
  package: "com.example.toy",
  bugs: [
    bug("sum"),
    bug("order", { kind: "F10", screen: "ListActivity" }),
    bug("boom", {
      kind: "C1",
      screen: "ListActivity",
      evidence: "java.lang.NullPointerException com.example.toy.ListActivity.open",
    }),
  ],
  decoys: [],
  screens: ["CartActivity", "ListActivity", "AboutActivity"],
  triggers: null,
};

/** A run in which each bug took effect in step 5, but those left out. */
function recording(left: readonly string[] = [], clean = false): Recording {
  return {
    setting: {
      version: 1,
      app: "toy",
      package: app.package,
      clean,
      policy: "x",
      seed: 1,
      steps: 9,
      prove: true,
    },
    events: [
      {
        type: "run_ended",
        run: "r",
        number: 1,
        at: 0,
        outcome: "completed",
        reason: "",
        steps: 9,
        screens: 20,
        coverage: {
          activities: [],
          reached: app.screens.map((name) => `${app.package}.${name}`),
        },
        elapsedMs: 0,
      },
    ],
    truth: app.bugs
      .filter(({ id }) => !left.includes(id))
      .map(({ id }) => ({ bug: id, event: "triggered", step: 5 })),
    tree: () => null,
  };
}

const report = (id: string, more: Partial<Finding> = {}): Report => {
  const about = app.bugs.find((one) => one.id === id);
  if (about === undefined) throw new Error(id);
  return { finding: { ...perfectReport(app, about), step: 5, ...more }, verdict: "confirmed" };
};

const totals = (reports: readonly Report[], run = recording()) =>
  totalsOf([scoreRun(run, app.bugs, reports)]);
const all = (): Report[] => app.bugs.map(({ id }) => report(id));

describe("known answers of the scorer", () => {
  it("gives whoever reports nothing recall 0 and no precision", () => {
    expect(nothing([{ app, recording: recording(), seconds: 0 }])).toMatchObject({
      precision: null,
      recall: 0,
      f1: null,
      fp: 0,
    });
  });

  it("gives whoever reports every screen the prevalence as precision", () => {
    // Two of three screens have a bug.
    expect(everything([{ app, recording: recording(), seconds: 0 }]).precision).toBeCloseTo(2 / 3, 3);
  });

  it("gives whoever reports the truth all", () => {
    expect(totals(all())).toMatchObject({ precision: 1, recall: 1, f1: 1, duplicates: 0 });
  });

  it("lowers precision by a wrong report", () => {
    const wrong = report("sum", { id: "w", kind: "translation" });
    expect(totals([...all(), wrong])).toMatchObject({ tp: 3, fp: 1, precision: 0.75, recall: 1 });
  });

  it("counts a second report of a bug as a duplicate, and not against", () => {
    expect(totals([...all(), report("sum", { id: "again" })])).toMatchObject({
      precision: 1,
      duplicates: 1,
      reportsPerBug: 1.3333,
    });
  });

  it("does not match a report from before the trigger", () => {
    expect(totals([report("sum", { step: 4 })])).toMatchObject({ tp: 0, fp: 1 });
  });

  it("does not match a report of a bug that never took effect", () => {
    expect(totals([report("sum")], recording(["sum"]))).toMatchObject({ tp: 0, fp: 1, fn: 3, triggered: 2 });
  });

  it("does not match a right class on another screen, or at another element", () => {
    expect(totals([report("sum", { activity: "com.example.toy.AboutActivity" })]).tp).toBe(0);
    expect(totals([report("sum", { evidence: [], element: otherElement })]).tp).toBe(0);
  });

  it("matches an alias of the class, and no other class", () => {
    const f6 = { ...app, bugs: [bug("gone", { kind: "F6" })] };
    const claim = (kind: Finding["kind"]) =>
      scoreRun(
        { ...recording(), truth: [{ bug: "gone", event: "triggered", step: 1 }] },
        f6.bugs,
        f6.bugs.map((one) => ({ finding: { ...perfectReport(f6, one), kind }, verdict: "confirmed" })),
      ).bugs[0]?.reported;
    expect([claim("wrong-result"), claim("not-saved"), claim("display")]).toEqual([true, true, false]);
  });

  it("tells crashes apart by exception and frame", () => {
    const boom = report("boom");
    const { signal } = boom.finding;
    if (signal === null) throw new Error("no signal");
    const other = { ...signal, cause: "java.lang.IllegalStateException", frames: ["a.b.C"] };
    expect(totals([boom]).tp).toBe(1);
    expect(totals([{ ...boom, finding: { ...boom.finding, signal: other } }])).toMatchObject({
      tp: 0,
      fp: 1,
    });
  });

  it("counts what was not confirmed neither for nor against", () => {
    const weak: Report = { ...report("sum"), verdict: "unconfirmed" };
    expect(totals([weak])).toMatchObject({ tp: 0, fp: 0, detected: 1, unconfirmed: 1 });
  });

  it("counts each report on a clean app as a false alarm", () => {
    expect(totals([report("sum")], recording([], true))).toMatchObject({
      bugs: 0,
      fp: 1,
      recall: null,
      falseAlarmsPer100CleanScreens: 5,
    });
  });

  it("leaves a crash oracle only the crashes", () => {
    expect(crashOnly([{ app, recording: recording(), seconds: 0 }]).tp).toBe(0);
  });
});

const otherElement = {
  ref: "e1",
  role: "TextView",
  label: "other",
  className: "android.widget.TextView",
  resourceId: "com.example.toy:id/other",
  text: "",
  desc: "",
  hint: "",
  package: "com.example.toy",
  bounds: { left: 0, top: 0, right: 1, bottom: 1 },
  clickable: false,
  longClickable: false,
  checkable: false,
  checked: false,
  enabled: true,
  focused: false,
  scrollable: false,
  selected: false,
  password: false,
  editable: false,
  depth: 1,
  parent: 0,
};
