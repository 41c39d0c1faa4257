/* oxlint-disable unicorn/consistent-function-scoping -- screens stand beside the test that reads them */
import { describe, expect, it } from "vitest";
import type { Bounds, Observation } from "../../tools/evidence.ts";
import { button, field, group, list, row, screen, text, traceOf } from "../literal.ts";
import type { Literal } from "../literal.ts";
import { ask } from "./ask.ts";
import { brokenScreens } from "./broken-screens.ts";

const home = screen({ activity: "Main" }, [button({ text: "Open" })]);

/** What they say of a screen that comes up. */
const said = (after: Observation): string[] => {
  const trace = traceOf(home, [{ tool: "tap", target: "Open", after }]);
  return brokenScreens.flatMap((oracle) => ask(oracle, trace)).map((one) => `${one.kind}: ${one.actual}`);
};
const saidOf = (...inside: Literal[]): string[] => said(screen({ activity: "Page" }, inside));

const box = (left: number, top: number, right: number, bottom: number): { bounds: Bounds } => ({
  bounds: { left, top, right, bottom },
});
/** A square of this many dp at 420 dpi. */
const square = (dp: number, top = 600): { bounds: Bounds } => {
  const side = Math.round((dp * 420) / 160);
  return box(500, top, 500 + side, top + side);
};

describe("texts over each other", () => {
  const name = { text: "Minutes of the spring meeting of the garden society", resourceId: "file_name" };

  it("are reported once for each pair of ids", () => {
    const over = { text: "58 KB", ...box(800, 420, 900, 470), resourceId: "file_size" };
    expect(
      saidOf(
        row({}, [text({ ...name, ...box(40, 420, 900, 470) }), text(over)]),
        row({}, [
          text({ ...name, ...box(40, 620, 900, 670) }),
          text({ ...over, ...box(800, 620, 900, 670) }),
        ]),
      ),
    ).toEqual(['display: "58 KB" lies over "Minutes of the spring meeting of the garden society".']);
  });

  it("are none where a wide box holds a short text beside another", () => {
    const label = text({ text: "Total", ...box(0, 500, 1080, 560) });
    expect(saidOf(group({}, [label, text({ text: "$4", ...box(980, 500, 1080, 560) })]))).toEqual([]);
  });

  it("are none under a panel, between a list and what floats over it, and in fields", () => {
    const title = { text: "A long title of a thing", ...box(0, 500, 800, 560) };
    expect(
      saidOf(
        group({}, [text(title)]),
        group({ ...box(0, 400, 1080, 2400) }, [text({ ...title, text: "Menu" })]),
      ),
    ).toEqual([]);
    expect(
      saidOf(
        list({ scrollable: true, ...box(0, 0, 1080, 2000) }, [text(title)]),
        text({ ...title, text: "New things" }),
      ),
    ).toEqual([]);
    expect(saidOf(field(title), text({ ...title, text: "Title of the thing" }))).toEqual([]);
  });
});

describe("covered controls", () => {
  const buy = button({ text: "Book now", ...box(40, 2000, 1040, 2140) });
  const notice = { ...box(0, 1960, 1080, 2200), clickable: true };

  it("are reported when a later control lies over their middle", () => {
    expect(saidOf(group({}, [buy]), group({ ...notice, desc: "We use cookies" }))).toEqual([
      'display: "We use cookies" lies over "Book now" and takes its touches.',
    ]);
  });

  it("are none under a passing message, a sheet, or a button that floats over a list", () => {
    expect(saidOf(group({}, [buy]), group({ ...notice, resourceId: "snackbar_layout" }))).toEqual([]);
    expect(saidOf(group({}, [buy]), group({ ...notice, ...box(0, 1200, 1080, 2400) }))).toEqual([]);
    expect(saidOf(list({ scrollable: true, ...box(0, 0, 1080, 2400) }, [buy]), group(notice))).toEqual([]);
  });
});

it("in lists that cannot be scrolled, what is covered stays covered", () => {
  const start = button({ desc: "Start", ...box(84, 1342, 996, 1468) });
  const tip = button({ className: "android.view.View", desc: "Tip", ...box(42, 1386, 1038, 1519) });
  const scroll = { className: "android.widget.ScrollView", ...box(0, 231, 1080, 2127) };
  expect(saidOf(group(scroll, [start]), tip)).toHaveLength(1);
  expect(saidOf(group({ ...scroll, scrollable: true }, [start]), tip)).toEqual([]);
});

describe("no room", () => {
  it("is reported of what is partly outside, also in a list that moves up and down", () => {
    const half = text({ text: "Free shipping", ...box(900, 500, 1260, 560) });
    expect(saidOf(half)).toHaveLength(1);
    expect(saidOf(list({ scrollable: true, ...box(0, 0, 1080, 2400) }, [half]))).toHaveLength(1);
  });

  it("is none in what moves sideways, or for what waits outside", () => {
    const half = text({ text: "Free shipping", ...box(900, 500, 1260, 560) });
    const pager = { className: "androidx.viewpager2.widget.ViewPager2", scrollable: true };
    expect(saidOf(group({ ...pager, ...box(0, 0, 1080, 2400) }, [half]))).toEqual([]);
    expect(saidOf(text({ text: "Menu", ...box(-500, 500, 0, 560) }))).toEqual([]);
  });

  it("is reported of a control without any size", () => {
    expect(saidOf(button({ text: "Pay", ...box(40, 500, 400, 500) }))).toEqual([
      'display: "Pay" cannot be seen as a whole: it is 360 by 0 pixels.',
    ]);
  });
});

describe("labels", () => {
  const icon = (desc: string, top: number, id = "row_call"): Literal =>
    button({ className: "android.widget.ImageButton", desc, resourceId: id, ...square(48, top) });
  const entry = (name: string, desc: string, top: number): Literal =>
    row({}, [text({ text: name, ...box(0, top, 400, top + 60) }), icon(desc, top)]);

  it("are missed on an icon, and not on a switch, a card or a field", () => {
    expect(saidOf(icon("", 600, "action_sort"))).toEqual([
      "accessibility: action_sort can be tapped and has neither a text nor a description.",
    ]);
    expect(saidOf(button({ checkable: true, ...square(48) }))).toEqual([]);
    expect(saidOf(button({ ...box(0, 500, 1080, 900) }))).toEqual([]);
    expect(saidOf(field({ ...square(48) }))).toEqual([]);
    expect(saidOf(button({ ...square(48) }, [text({ text: "ok", ...square(40) })]))).toEqual([]);
  });

  it("are told when rows of different things have icons of one name", () => {
    const rows = ["Ana", "Ben", "Cleo"].map((name, at) => entry(name, "Call", 500 + 200 * at));
    expect(saidOf(...rows)).toEqual(['accessibility: All controls row_call of the rows are "Call".']);
    const named = ["Ana", "Ben", "Cleo"].map((name, at) => entry(name, `Call ${name}`, 500 + 200 * at));
    expect(saidOf(...named)).toEqual([]);
    const same = ["Ana", "Ana", "Ana"].map((name, at) => entry(name, "Call Ana", 500 + 200 * at));
    expect(saidOf(...same)).toEqual([]);
    const fields = ["Now", "New", "Again"].map((hint, at) =>
      row({ ...box(0, 500 + 200 * at, 1080, 640 + 200 * at) }, [
        field({ hint, ...box(0, 500 + 200 * at, 900, 640 + 200 * at) }),
        text({ text: `${hint} password`, ...box(0, 500 + 200 * at, 400, 540 + 200 * at) }),
        icon("Show password", 500 + 200 * at, "end_icon"),
      ]),
    );
    expect(saidOf(...fields)).toEqual([]);
  });
});

describe("targets", () => {
  it("are too small far below what a finger hits only", () => {
    expect(saidOf(button({ text: "x", ...square(28) }))).toEqual(['accessibility: "x" is 28 by 28 dp.']);
    expect(saidOf(button({ text: "x", ...square(36) }))).toEqual([]);
    expect(saidOf(button({ text: "Forgot password?", ...box(100, 500, 500, 550) }))).toEqual([]);
  });

  it("are not judged at the edge of a list, or inside of a control that holds them", () => {
    const small = button({ text: "x", ...box(100, 200, 170, 240) });
    expect(saidOf(list({ scrollable: true, ...box(0, 200, 1080, 2000) }, [small]))).toEqual([]);
    expect(saidOf(button({ text: "Chip", ...box(0, 150, 300, 300) }, [small]))).toEqual([]);
  });
});
