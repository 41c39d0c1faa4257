/* oxlint-disable unicorn/consistent-function-scoping -- screens stand beside the test that reads them */
import { describe, expect, it } from "vitest";
import { button, field, group, list, row, screen, text, traceOf } from "../literal.ts";
import type { Literal } from "../literal.ts";
import type { Observation } from "../../tools/evidence.ts";
import type { Oracle, Trace } from "../trace.ts";
import { columns, measureIn } from "./columns.ts";
import { counts } from "./counts.ts";
import { duplicate } from "./duplicate.ts";
import { removedOther } from "./removed-other.ts";
import { search } from "./search.ts";
import { sorted } from "./sorted.ts";

const says = (oracle: Oracle, trace: Trace): readonly string[] =>
  oracle.check(trace).map(({ actual }) => actual);
const press = (target: string, after: Observation): Parameters<typeof traceOf>[1][number] => ({
  tool: "tap",
  target,
  after,
});
const home = screen({ activity: "Main" }, [button({ text: "Open" })]);

describe("totals of times and distances", () => {
  const week = (...lines: readonly (readonly [string, string])[]): Trace => {
    const inside: Literal[] = lines.flatMap(([label, value], at) => {
      const [top, bottom] = [300 + at * 100, 380 + at * 100];
      return [
        text({ text: label, bounds: { left: 60, top, right: 600, bottom } }),
        text({ text: value, bounds: { left: 700, top, right: 1000, bottom } }),
      ];
    });
    return traceOf(home, [press("Open", screen({ activity: "Week" }, [group({}, inside)]))]);
  };

  it("are at least what stands above them", () => {
    expect(says(columns, week(["Mon", "4 h 0 min"], ["Tue", "0 h 45 min"], ["Total", "45 min"]))).toEqual([
      "The screen shows 45 min.",
    ]);
    expect(says(columns, week(["Mon", "4.5 km"], ["Tue", "5.5 km"], ["Total", "9.0 km"]))).toHaveLength(1);
  });

  it("may be right, rounded, more than is in sight, and beside values of another kind", () => {
    expect(says(columns, week(["Mon", "4 h"], ["Tue", "45 min"], ["Total", "4 h 45 min"]))).toEqual([]);
    expect(says(columns, week(["Mon", "4.54 km"], ["Tue", "5.47 km"], ["Total", "10.0 km"]))).toEqual([]);
    expect(says(columns, week(["Top", "30 min"], ["Next", "20 min"], ["Total", "90 min"]))).toEqual([]);
    expect(
      says(columns, week(["Best", "30 min"], ["Run", "20 min"], ["Ride", "5 min"], ["Total", "25 min"])),
    ).toEqual([]);
    expect(measureIn("30")).toBeNull();
  });
});

describe("numbers beside things", () => {
  const folders = (work: string, home: string): Observation =>
    screen({ activity: "Folders" }, [
      list({}, [
        row({}, [text({ text: "Work" }), text({ resourceId: "count", text: work })]),
        row({}, [text({ text: "Home" }), text({ resourceId: "count", text: home })]),
      ]),
    ]);
  const folder = (title: string, entries: number): Observation =>
    screen({ activity: "Folder" }, [
      text({ text: title, bounds: { left: 0, top: 80, right: 500, bottom: 180 } }),
      list(
        {},
        Array.from({ length: entries }, (_, at) =>
          row({}, [text({ text: `Entry of ${title} ${"x".repeat(at)}` })]),
        ),
      ),
    ]);

  it("are what opening them shows, where they were for another", () => {
    const all = folders("2 tasks", "3 tasks");
    const look = (held: number): Trace =>
      traceOf(all, [
        press("Work", folder("Work", 2)),
        { tool: "press_key", after: all },
        press("Home", folder("Home", held)),
      ]);
    expect(says(counts, look(2))).toEqual(['The list says "3 tasks".']);
    expect(says(counts, look(3))).toEqual([]);
    expect(says(counts, traceOf(all, [press("Home", folder("Home", 2))]))).toEqual([]);
  });
});

it("a number beside a thing may tell of some of what is in it", () => {
  const shows = screen({ activity: "Shows" }, [
    list({}, [
      row({}, [text({ text: "Deep Time" }), text({ resourceId: "left", text: "2" })]),
      row({}, [text({ text: "Tides" }), text({ resourceId: "left", text: "2" })]),
    ]),
  ]);
  const show = (title: string, ...states: readonly string[]): Observation =>
    screen({ activity: "Show" }, [
      text({ text: title, bounds: { left: 0, top: 80, right: 500, bottom: 180 } }),
      list(
        {},
        states.map((state, at) =>
          row({}, [text({ text: `${title} part ${"x".repeat(at)}` }), text({ text: state })]),
        ),
      ),
    ]);
  const open = (...states: readonly string[]): Trace =>
    traceOf(shows, [
      press("Deep Time", show("Deep Time", "20 min", "31 min")),
      { tool: "press_key", after: shows },
      press("Tides", show("Tides", ...states)),
    ]);
  expect(says(counts, open("20 min · Played", "31 min", "8 min"))).toEqual([]);
  expect(says(counts, open("20 min", "31 min", "8 min"))).toHaveLength(1);
});

describe("lists", () => {
  const people = (names: readonly string[]): Observation =>
    screen({ activity: "People" }, [
      text({ text: "People" }),
      list(
        {},
        names.map((name) => row({ clickable: true, label: name, desc: name }, [text({ text: name })])),
      ),
    ]);
  const sheet = screen({ activity: "People" }, [
    text({ resourceId: "com.example.app:id/touch_outside" }),
    button({ text: "Delete" }),
  ]);
  const remove = (left: readonly string[]): Trace =>
    traceOf(people(["Ansel", "Femi", "Noor"]), [
      { tool: "long_press", target: "Ansel", after: sheet },
      press("Delete", people(left)),
    ]);

  it("lose what was chosen", () => {
    expect(says(removedOther, remove(["Ansel", "Noor"]))).toEqual(['"Femi" went, "Ansel" stayed.']);
    expect(says(removedOther, remove(["Femi", "Noor"]))).toEqual([]);
  });

  it("gain one entry for a form beside them", () => {
    const tags = (names: readonly string[], typed: string): Observation =>
      screen({ activity: "Tags" }, [
        field({ resourceId: "tag", text: typed }),
        button({ text: "Add" }),
        list(
          {},
          names.map((name) => row({}, [text({ text: name })])),
        ),
      ]);
    const add = (after: readonly string[]): Trace =>
      traceOf(tags(["Trips"], ""), [
        {
          tool: "type_text",
          target: "tag",
          args: { text: "Red lantern" },
          after: tags(["Trips"], "Red lantern"),
        },
        press("Add", tags(after, "")),
      ]);
    expect(says(duplicate, add(["Trips", "Red lantern", "Red lantern"]))).toHaveLength(1);
    expect(says(duplicate, add(["Trips", "Red lantern"]))).toEqual([]);
  });

  it("are found by a second query as by the first", () => {
    const find = (typed: string, names: readonly string[]): Observation =>
      screen({ activity: "People" }, [
        field({ resourceId: "search", hint: "Search", text: typed }),
        list(
          {},
          names.map((name) => row({}, [text({ text: name })])),
        ),
      ]);
    const type = (query: string, names: readonly string[]): Parameters<typeof traceOf>[1][number] => ({
      tool: "type_text",
      target: "search",
      args: { text: query },
      after: find(query, names),
    });
    const all = find("", ["Jonas Weber", "Mina Seo"]);
    const detail = screen({ activity: "Person" }, [text({ text: "Mina Seo" })]);
    const visit = [
      { tool: "tap", target: "Mina Seo", after: detail },
      { tool: "press_key", after: find("mina", ["Mina Seo"]) },
    ];
    const second = (names: readonly string[]): readonly string[] =>
      says(search, traceOf(all, [type("mina", ["Mina Seo"]), ...visit, type("weber", names)]));
    expect(second([])).toEqual(["It found nothing."]);
    expect(second(["Jonas Weber"])).toEqual([]);
  });

  it("are in the order of their times, what is pinned aside", () => {
    const dishes = (rows: readonly (readonly [string, string, string])[]): Trace =>
      traceOf(screen({ activity: "Main" }, [button({ text: "Quickest first", resourceId: "sort" })]), [
        press(
          "Quickest first",
          screen({ activity: "Main" }, [
            list(
              {},
              rows.map(([name, time, pin]) =>
                row({}, [text({ text: name }), text({ text: time }), button({ desc: pin })]),
              ),
            ),
          ]),
        ),
      ]);
    const wrong = dishes([
      ["Stew", "100 min", "Pin"],
      ["Pears", "25 min", "Pin"],
      ["Soup", "45 min", "Pin"],
    ]);
    expect(says(sorted, wrong)).toHaveLength(1);
    const right = dishes([
      ["Bread", "125 min", "Unpin"],
      ["Pears", "25 min", "Pin"],
      ["Soup", "45 min", "Pin"],
      ["Stew", "100 min", "Pin"],
    ]);
    expect(says(sorted, right)).toEqual([]);
  });
});
