import { describe, expect, it } from "vitest";
import { button, screen, text, traceOf } from "../literal.ts";
import type { Trace } from "../trace.ts";
import { claimOf, holds, quotesHold } from "./claim.ts";
import type { GiveVerdict, ReportIssue } from "./functions.ts";

const form = screen({ activity: "a.Form" }, [
  text({ text: "Form" }),
  button({ text: "Save" }),
  button({ text: "Help" }),
]);
const empty = screen({ activity: "a.List" }, [text({ text: "Notes" }), text({ text: "No notes yet" })]);
const home = screen({ activity: "a.Home" }, [button({ text: "New" }), button({ text: "List" })]);

const issue: ReportIssue = {
  title: "A note is not saved",
  expected: "The note is in the list",
  actual: "No notes yet",
  severity: "high",
  refs: ["e2"],
  last_actions: 2,
};
const verdict: GiveVerdict = {
  reason: "It was saved and is not there.",
  verdict: "app_defect",
  quotes: [{ ref: "e2", text: "No notes yet" }],
  kind: "not-saved",
  symptom: { type: "shows", text: "no notes yet" },
};

const open = { tool: "tap", target: "New", after: form };
const save = { tool: "tap", target: "Save", after: empty };
const found = traceOf(home, [open, save]);

describe("A claim", () => {
  it("is seen again after its own actions only, in their order", () => {
    const claim = claimOf(issue, verdict, found);
    const shown = (trace: Trace): number => claim?.oracle.check(trace).length ?? -1;
    expect(claim?.candidate).toMatchObject({
      kind: "not-saved",
      span: 2,
      signature: "model:not-saved|List|TextView:No notes yet",
    });
    expect(shown(found)).toBe(1);
    // The list is empty too when nobody saved anything.
    expect(shown(traceOf(home, [{ tool: "tap", target: "List", after: empty }]))).toBe(0);
    expect(shown(traceOf(form, [save]))).toBe(0);
    expect(shown(traceOf(home, [open, { tool: "tap", target: "Help", after: form }, save]))).toBe(1);
    expect(shown(traceOf(home, [open, save, { tool: "dump_ui", after: empty }]))).toBe(1);
    const right = screen({ activity: "a.List" }, [text({ text: "Notes" }), text({ text: "My note" })]);
    expect(shown(traceOf(home, [open, { ...save, after: right }]))).toBe(0);
  });

  it("is none when its symptom is not on the screen", () => {
    expect(claimOf(issue, { ...verdict, symptom: { type: "shows", text: "Oops" } }, found)).toBeNull();
    expect(claimOf(issue, { ...verdict, symptom: { type: "none", text: "" } }, found)).toBeNull();
    expect(claimOf(issue, { ...verdict, symptom: { type: "missing", text: "" } }, found)).toBeNull();
  });

  it("knows three symptoms", () => {
    const last = found.steps.at(-1);
    expect(holds({ type: "missing", text: "My note" }, last)).toBe(true);
    expect(holds({ type: "unchanged", text: "" }, last)).toBe(false);
    expect(
      holds(
        { type: "unchanged", text: "" },
        traceOf(form, [{ tool: "tap", target: "Help", after: form }]).steps[0],
      ),
    ).toBe(true);
    expect(holds({ type: "shows", text: "x" }, undefined)).toBe(false);
  });

  it("rests on quotes that stand on a screen", () => {
    expect(quotesHold(verdict.quotes, [form, empty])).toBe(true);
    expect(quotesHold([{ ref: "e2", text: "Saved!" }], [form, empty, null])).toBe(false);
    expect(quotesHold([], [form])).toBe(false);
  });
});
