/* oxlint-disable unicorn/consistent-function-scoping -- screens stand beside the test that reads them */
import { describe, expect, it } from "vitest";
import { button, field, group, screen, signal, text, traceOf } from "../literal.ts";
import type { Observation } from "../../tools/evidence.ts";
import type { Oracle, Trace } from "../trace.ts";
import { back as leads } from "./back.ts";
import { slow } from "./slow.ts";
import { trap } from "./trap.ts";
import { wrongEntry } from "./wrong-entry.ts";

const says = (oracle: Oracle, trace: Trace): readonly string[] =>
  oracle.check(trace).map(({ actual }) => actual);

const home = screen({ activity: "Main" }, [
  text({ text: "Mail" }),
  group({}, [button({ desc: "Invitations" }), button({ desc: "Search" }), button({ desc: "Settings" })]),
  button({ text: "Start" }),
]);
const page = (activity: string, heading: string, password = false): Observation =>
  screen({ activity, structure: heading }, [
    text({ text: heading }),
    field({ resourceId: "what", password }),
  ]);
const press = (target: string, after: Observation): Parameters<typeof traceOf>[1][number] => ({
  tool: "tap",
  target,
  after,
});
const back = (after: Observation): Parameters<typeof traceOf>[1][number] => ({
  tool: "press_key",
  args: { key: "back" },
  after,
});

describe("entries of a bar", () => {
  it("do not open what their neighbour is named after", () => {
    const search = page("SearchActivity", "Search");
    const trace = traceOf(home, [press("Search", search), back(home), press("Invitations", search)]);
    expect(says(wrongEntry, trace)).toEqual(['It opened SearchActivity, as "Search" beside it does.']);
    const other = traceOf(home, [press("Invitations", search), back(home), press("Search", search)]);
    expect(wrongEntry.check(other)[0]?.element?.desc).toBe("Invitations");
  });

  it("may open screens of their own, lead to the door, and lead where no neighbour leads", () => {
    const search = page("SearchActivity", "Search");
    expect(
      says(
        wrongEntry,
        traceOf(home, [
          press("Search", search),
          back(home),
          press("Invitations", page("Guests", "Invitations")),
        ]),
      ),
    ).toEqual([]);
    const door = page("SettingsActivity", "Sign in", true);
    expect(
      says(wrongEntry, traceOf(home, [press("Settings", door), back(home), press("Invitations", door)])),
    ).toEqual([]);
    expect(
      says(wrongEntry, traceOf(home, [press("Search", search), back(home), press("Start", search)])),
    ).toEqual([]);
  });
});

describe("BACK", () => {
  it("leaves a screen that was opened", () => {
    const search = page("SearchActivity", "Search");
    expect(says(trap, traceOf(home, [press("Search", search), back(search), back(search)]))).toHaveLength(1);
  });

  it("may close the keyboard, ask once more, and stay on the first screen", () => {
    const search = page("SearchActivity", "Search");
    const typing = { ...search, keyboard: true };
    expect(says(trap, traceOf(home, [press("Search", typing), back(search), back(search)]))).toEqual([]);
    const asks = { ...back(search), log: ["toast: press once more"] };
    expect(says(trap, traceOf(home, [press("Search", search), asks, back(search)]))).toEqual([]);
    expect(says(trap, traceOf(home, [back(home), back(home)]))).toEqual([]);
  });
});

describe("BACK from a page below the first", () => {
  const groups = screen({ activity: "Main" }, [
    group({}, [button({ text: "People", selected: true }), button({ text: "Groups" })]),
    group({}, [button({ text: "Family" }), button({ text: "Alerts" })]),
  ]);
  const family = screen({ activity: "Group" }, [text({ text: "Family" }), button({ text: "Kavya" })]);
  const person = screen({ activity: "Person" }, [button({ desc: "Navigate up" })]);
  const outside = screen({ activity: "Launcher", package: "com.launcher" }, [text({ text: "09:41" })]);
  const visit = [press("Alerts", page("Alerts", "Alerts")), back(groups), press("Family", family)];

  it("does not leave the app, whatever was opened and left on the way", () => {
    const trace = traceOf(groups, [
      ...visit,
      press("Kavya", person),
      press("Navigate up", family),
      back(outside),
    ]);
    expect(says(leads, trace)).toEqual(["BACK led to outside of the app."]);
    expect(
      says(leads, traceOf(groups, [...visit, press("Kavya", person), back(family), back(groups)])),
    ).toEqual([]);
  });

  it("may leave the app where the first screen was not seen to stay", () => {
    expect(says(leads, traceOf(groups, [press("Family", family), back(outside)]))).toEqual([]);
  });
});

describe("frames", () => {
  const jank = (frames: number): ReturnType<typeof signal> =>
    signal({ kind: "jank", cause: `Skipped ${frames} frames`, appFrame: "", frames: [] });

  it("that freeze a screen in use, and a slow start, are told", () => {
    expect(says(slow, traceOf(home, [{ tool: "swipe", after: home, signals: [jank(54)] }]))).toEqual([
      "After swipe a frame was late by 0.9 seconds.",
    ]);
    expect(says(slow, traceOf(home, [{ tool: "open_app", after: home, signals: [jank(371)] }]))).toHaveLength(
      1,
    );
  });

  it("may be late a little, while a screen opens, and when the app hangs", () => {
    expect(says(slow, traceOf(home, [{ tool: "swipe", after: home, signals: [jank(30)] }]))).toEqual([]);
    expect(says(slow, traceOf(home, [{ tool: "open_app", after: home, signals: [jank(60)] }]))).toEqual([]);
    const opened = { tool: "tap", after: page("Detail", "Rent"), signals: [jank(60)] };
    expect(says(slow, traceOf(home, [opened]))).toEqual([]);
    const hung = { tool: "tap", after: home, signals: [jank(54), signal({ kind: "anr" })] };
    expect(says(slow, traceOf(home, [hung]))).toEqual([]);
  });
});
