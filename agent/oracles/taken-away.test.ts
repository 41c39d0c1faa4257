/* oxlint-disable unicorn/consistent-function-scoping -- screens stand beside the test that reads them */
import { describe, expect, it } from "vitest";
import { button, list, row, screen, text, toggle, traceOf } from "../literal.ts";
import type { Observation } from "../../tools/evidence.ts";
import type { Oracle, Trace } from "../trace.ts";
import { busy } from "./busy.ts";
import { dataLoss } from "./data-loss.ts";
import { deadControl } from "./dead-control.ts";
import { notSaved } from "./not-saved.ts";
import { removed } from "./removed.ts";
import { returned } from "./returned.ts";
import { undone } from "./undone.ts";

/** What an oracle says of a trace at its end. */
const says = (oracle: Oracle, trace: Trace): readonly string[] =>
  oracle.check(trace).map(({ actual }) => actual);

const trash = (names: readonly string[], message: readonly string[] = []): Observation =>
  screen({ activity: "Trash" }, [
    text({ text: "Trash" }),
    list(
      {},
      names.map((name) => row({}, [text({ text: name }), button({ desc: `Delete ${name}` })])),
    ),
    ...message.map((words) => (words === "Undo" ? button({ text: words }) : text({ text: words }))),
  ]);
const home = screen({ activity: "Main" }, [button({ text: "Trash" })]);
const restart = { tool: "interrupt", args: { kind: "restart" }, after: home };
const open = (names: readonly string[]): Parameters<typeof traceOf>[1][number] => ({
  tool: "tap",
  target: "Trash",
  after: trash(names),
});
const take = { tool: "tap", target: "Delete Rent", after: trash(["Lease", "Boiler"]) };
const all = trash(["Rent", "Lease", "Boiler"]);

describe("what was taken away", () => {
  it("must not be back after a new start", () => {
    expect(says(returned, traceOf(all, [take, restart, open(["Rent", "Lease", "Boiler"])]))).toEqual([
      'After a new start of the app "Rent" was in the list again.',
    ]);
  });

  it("may stay away, may be back without a new start, and may be put back", () => {
    expect(says(returned, traceOf(all, [take, restart, open(["Lease", "Boiler"])]))).toEqual([]);
    expect(
      says(returned, traceOf(all, [take, { ...restart, tool: "dump_ui" }, open(["Rent", "Lease"])])),
    ).toEqual([]);
    const offered = { ...take, after: trash(["Lease", "Boiler"], ["Deleted", "Undo"]) };
    const undo = { tool: "tap", target: "Undo", after: all };
    expect(says(returned, traceOf(all, [offered, undo, restart, open(["Rent", "Lease", "Boiler"])]))).toEqual(
      [],
    );
  });

  it("comes back by undo", () => {
    const offered = { ...take, after: trash(["Lease", "Boiler"], ["Deleted", "Undo"]) };
    const still = { tool: "tap", target: "Undo", after: trash(["Lease", "Boiler"]) };
    expect(says(undone, traceOf(all, [offered, still]))).toEqual([
      'Nothing was back: "Rent" is missing still.',
    ]);
    expect(says(undone, traceOf(all, [offered, { ...still, after: all }]))).toEqual([]);
  });

  it("is the row that was meant; a row of filters takes no row away", () => {
    const other = { tool: "tap", target: "Delete Rent", after: trash(["Rent", "Boiler"]) };
    expect(says(removed, traceOf(all, [other]))).toEqual(['"Lease" went, "Rent" stayed.']);
    const filtered = (names: readonly string[]): Observation =>
      screen({ activity: "Main" }, [
        list({}, [
          row({}, [text({ text: "Show" }), button({ text: "High" })]),
          ...names.map((name) => row({}, [text({ text: name })])),
        ]),
      ]);
    const trace = traceOf(filtered(["Rent", "Lease"]), [
      { tool: "tap", target: "High", after: filtered(["Rent"]) },
    ]);
    expect(says(removed, trace)).toEqual([]);
  });
});

describe("what never ends", () => {
  const spinner = (seconds: number, spins: boolean, activity = "Settings"): Observation =>
    screen({ activity, deviceTime: seconds * 1000, fingerprint: spins ? "spins" : "rests" }, [
      button({ text: "Back up" }),
      ...(spins ? [text({ className: "android.widget.ProgressBar", text: "" })] : []),
    ]);
  const wait = (
    seconds: number,
    spins = true,
    activity = "Settings",
  ): Parameters<typeof traceOf>[1][number] => ({
    tool: "wait_for",
    after: spinner(seconds, spins, activity),
  });
  const press = { tool: "tap", target: "Back up", after: spinner(1, true) };

  it("is told where a tap began it, among all that can be pressed", () => {
    expect(says(busy, traceOf(spinner(0, false), [press, wait(15), wait(30)]))).toEqual([
      "After 29 seconds it was still busy.",
    ]);
  });

  it("is not told of what ends, and not of bars on a screen that was opened", () => {
    expect(says(busy, traceOf(spinner(0, false), [press, wait(15), wait(30, false)]))).toEqual([]);
    const opened = { tool: "tap", target: "Back up", after: spinner(1, true, "Goals") };
    const trace = traceOf(spinner(0, false), [opened, wait(15, true, "Goals"), wait(30, true, "Goals")]);
    expect(says(busy, trace)).toEqual([]);
  });
});

describe("settings", () => {
  const settings = (on: boolean, words: string): Observation =>
    screen({ activity: "Settings" }, [text({ text: "Settings" }), toggle({ text: words, checked: on })]);
  const story = (words: string): Trace =>
    traceOf(settings(false, words), [
      { tool: "tap", target: words, after: settings(true, words) },
      restart,
      { tool: "tap", target: "Trash", after: settings(false, words) },
    ]);

  it("are kept, but for those that say that they are not", () => {
    expect(says(notSaved, story("Alerts"))).toHaveLength(1);
    expect(says(notSaved, story("Quiet until the app is closed"))).toEqual([]);
  });
});

describe("what is right though it looks wrong", () => {
  it("is a bar around a button that keeps touches from what is below it", () => {
    const page = screen({ activity: "Main" }, [
      row({ clickable: true, desc: "Notice" }, [
        text({ text: "We count visits." }),
        button({ text: "Fine" }),
      ]),
      row({ clickable: true, desc: "Ghost" }, [text({ text: "Nothing" })]),
    ]);
    const twice = (target: string): Trace =>
      traceOf(page, [
        { tool: "tap", target, after: page },
        { tool: "tap", target, after: page },
      ]);
    expect(deadControl.check(twice("Notice"))).toEqual([]);
    expect(deadControl.check(twice("Ghost"))).toHaveLength(1);
  });

  it("is a secret that is covered again when its screen is turned", () => {
    const card = (number: string): Observation =>
      screen({ activity: "Card" }, [text({ resourceId: "number", text: number })]);
    const turned = (after: string): readonly string[] =>
      says(
        dataLoss,
        traceOf(card("5412 7534"), [{ tool: "interrupt", args: { kind: "rotate" }, after: card(after) }]),
      );
    expect(turned("•••• 7534")).toEqual([]);
    expect(turned("1111 2222")).toHaveLength(1);
  });
});
