/* oxlint-disable unicorn/consistent-function-scoping -- screens stand beside the test that reads them */
import { Buffer } from "node:buffer";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Bounds, Observation } from "../../tools/evidence.ts";
import { button, field, group, list, row, screen, text, toggle, traceOf } from "../literal.ts";
import type { Literal } from "../literal.ts";
import { lookAt } from "../looks.ts";
import type { Trace } from "../trace.ts";
import { ask } from "./ask.ts";
import { brokenScreens } from "./broken-screens.ts";
import { deadControl } from "./dead-control.ts";

const page = (...inside: Literal[]): Observation => screen({ activity: "Page" }, inside);
const box = (left: number, top: number, right: number, bottom: number): { bounds: Bounds } => ({
  bounds: { left, top, right, bottom },
});

/** A picture of 540 by 1200 with these rectangles on it, in pixels of the screen of 1080 by 2400. */
async function painted(
  seen: Observation,
  ground: string,
  parts: readonly (readonly [string, Bounds])[],
): Promise<Observation> {
  const overlays = parts.map(([colour, { left, top, right, bottom }]) => ({
    input: {
      create: {
        width: (right - left) / 2,
        height: (bottom - top) / 2,
        channels: 3 as const,
        background: colour,
      },
    },
    left: left / 2,
    top: top / 2,
  }));
  const picture = sharp({ create: { width: 540, height: 1200, channels: 3, background: ground } });
  const bytes = await picture.composite(overlays).webp({ quality: 70 }).toBuffer();
  const base64 = Buffer.from(bytes).toString("base64");
  return { ...seen, screenshot: { type: "image/webp", base64, width: 540, height: 1200 } };
}

/** What is said when a condition is set. */
async function said(before: Observation, condition: string, value: string, after: Observation) {
  const trace = traceOf(before, [{ tool: "set_condition", args: { condition, value }, after }]);
  const looks = await lookAt(after);
  const seen: Trace = { ...trace, steps: trace.steps.map((step) => ({ ...step, looks })) };
  return brokenScreens.flatMap((oracle) => ask(oracle, seen)).map((one) => `${one.kind}: ${one.actual}`);
}

describe("large fonts", () => {
  const at = (height: number, more: number): Observation =>
    page(
      text({ text: "$118 a night", resourceId: "price", ...box(40, 500, 640, 500 + height) }),
      text({ text: "Net Loft", resourceId: "name", ...box(40, 800, 640, 800 + more) }),
      text({ text: "By the harbour", resourceId: "away", ...box(40, 1000, 640, 1000 + more) }),
    );
  /** Letters: bars from the middle of the box to below or above its lower edge. */
  const letters = (from: number, to: number): readonly (readonly [string, Bounds])[] =>
    [60, 120, 180, 240, 300].map(
      (left) => ["#202020", { left, right: left + 30, top: from, bottom: to }] as const,
    );

  it("cut a text whose box does not grow, which is told by letters on its edge", async () => {
    expect(
      await said(at(60, 60), "font_scale", "2.0", await painted(at(60, 120), "#fff", letters(520, 560))),
    ).toEqual([
      'display: With a font scale of 2.0 "$118 a night" keeps its height and loses a part of its letters.',
    ]);
  });

  it("cut nothing where the letters fit, or where nothing grows", async () => {
    expect(
      await said(at(60, 60), "font_scale", "2.0", await painted(at(60, 120), "#fff", letters(520, 548))),
    ).toEqual([]);
    expect(
      await said(at(60, 60), "font_scale", "2.0", await painted(at(120, 120), "#fff", letters(520, 620))),
    ).toEqual([]);
    expect(
      await said(at(60, 60), "font_scale", "2.0", await painted(at(60, 60), "#fff", letters(520, 560))),
    ).toEqual([]);
  });
});

describe("dark mode", () => {
  const time = { text: "08:51", resourceId: "message_time", ...box(40, 500, 240, 560) };
  const bar = { left: 60, top: 520, right: 200, bottom: 544 };
  const dark = (colour: string, ...inside: Literal[]): Promise<Observation> =>
    painted(page(...inside), "#1c1b1f", [[colour, bar]]);

  it("leaves texts that cannot be read", async () => {
    expect(await said(page(text(time)), "dark", "on", await dark("#3a2c31", text(time)))).toEqual([
      expect.stringMatching(/^display: "08:51" has a contrast of 1\.\d to 1\.$/),
    ]);
  });

  it("is right with pale texts, and with dark ones that are switched off", async () => {
    expect(await said(page(text(time)), "dark", "on", await dark("#cac4d0", text(time)))).toEqual([]);
    const off = row({}, [text(time), toggle({ enabled: false, ...box(900, 500, 1040, 560) })]);
    expect(await said(page(off), "dark", "on", await dark("#3a2c31", off))).toEqual([]);
  });
});

describe("another language", () => {
  const form = (labels: readonly string[], more: Literal[] = []): Observation =>
    page(
      ...labels.map((label, at) => text({ text: label, ...box(40, 300 + at * 100, 400, 360 + at * 100) })),
      ...more,
    );

  it("shows labels that stay English", async () => {
    expect(
      await said(
        form(["Edit", "All day", "Repeat", "Place"]),
        "locale",
        "ko",
        form(["수정", "종일", "Repeat", "장소"]),
      ),
    ).toEqual(['translation: "Repeat" is English where the screen is in ko.']);
  });

  it("leaves what users wrote, what is typed, and apps that do not speak it", async () => {
    const folders = list(
      {},
      ["Downloads", "Photos", "Trips"].map((name, at) =>
        text({ text: name, resourceId: "folder_name", ...box(40, 900 + 100 * at, 400, 960 + 100 * at) }),
      ),
    );
    const before = form(["Edit", "All day", "Move", "Place", "Share"], [folders]);
    expect(
      await said(before, "locale", "ko", form(["수정", "종일", "이동", "장소", "공유"], [folders])),
    ).toEqual([]);
    expect(await said(before, "locale", "ko", before)).toEqual([]);
    const title = field({ text: "Repeat", ...box(40, 900, 400, 960) });
    expect(
      await said(form(["Edit", "Place"], [title]), "locale", "ko", form(["수정", "장소"], [title])),
    ).toEqual([]);
  });

  /** Four icons and a row with a picture; mirrored where asked. */
  const news = (icons: boolean, picture: boolean): Observation => {
    const place = (left: number, right: number, flip: boolean): Bounds =>
      flip
        ? { left: 1080 - right, right: 1080 - left, top: 100, bottom: 200 }
        : { left, right, top: 100, bottom: 200 };
    return page(
      ...["menu", "search", "more"].map((id, at) =>
        button({ desc: id, resourceId: id, bounds: place(100 * at, 100 * at + 100, icons) }),
      ),
      group({ ...box(0, 600, 1080, 900) }, [
        group({
          className: "android.widget.ImageView",
          resourceId: "picture",
          bounds: { ...place(40, 290, picture), top: 620, bottom: 820 },
        }),
      ]),
    );
  };

  it("from right to left turns rows round, and one that stays is reported", async () => {
    expect(await said(news(false, false), "locale", "ar", news(true, false))).toEqual([
      "translation: picture stays at the same side, while 3 other parts of the screen changed theirs.",
    ]);
    expect(await said(news(false, false), "locale", "ar", news(true, true))).toEqual([]);
    expect(await said(news(false, false), "locale", "ar", news(false, false))).toEqual([]);
  });
});

it("oracles that compare over time see nothing of what was done under stress", () => {
  const home = page(button({ text: "Open" }));
  const tap = { tool: "tap", target: "Open", after: home };
  const stress = { tool: "set_condition", args: { condition: "locale", value: "ar" }, after: home };
  expect(ask(deadControl, traceOf(home, [tap, tap]))).toHaveLength(1);
  expect(ask(deadControl, traceOf(home, [stress, tap, tap]))).toEqual([]);
  const reset = { ...stress, args: { condition: "reset", value: "" } };
  expect(ask(deadControl, traceOf(home, [stress, tap, reset, tap]))).toEqual([]);
  expect(ask(deadControl, traceOf(home, [stress, reset, tap, tap]))).toHaveLength(1);
});

describe("pictures", () => {
  const rows = (colours: readonly string[]): Promise<Observation> => {
    const places = colours.map((_, at) => ({
      left: 40,
      right: 290,
      top: 300 + 300 * at,
      bottom: 500 + 300 * at,
    }));
    const picture = (bounds: Bounds): Literal =>
      group({ className: "android.widget.ImageView", resourceId: "story_picture", bounds });
    /** A scene of three stripes, or a flat ground with a small sign in the middle. */
    const drawn = places.flatMap((place, at): (readonly [string, Bounds])[] => {
      const colour = colours[at] ?? "";
      if (colour !== "scene")
        return [
          [colour, place],
          ["#888", { left: 150, right: 180, top: place.top + 90, bottom: place.top + 110 }],
        ];
      const third = (from: number): Bounds => ({
        ...place,
        top: place.top + from,
        bottom: place.top + from + 66,
      });
      return [
        ["#7ac", third(0)],
        ["#4a5", third(66)],
        ["#b63", third(132)],
      ];
    });
    return painted(page(...places.map(picture)), "#fff", drawn);
  };
  const wait = { tool: "wait_for", args: { text: "-", gone: false, seconds: 4 } };
  const saidOver = async (...screens: Observation[]): Promise<string[]> => {
    const [first, ...more] = screens;
    if (first === undefined) return [];
    const trace = traceOf(first, [
      { tool: "tap", after: first },
      ...more.map((after) => ({ ...wait, after })),
    ]);
    const steps = await Promise.all(
      trace.steps.map(async (step) => ({ ...step, looks: await lookAt(step.after) })),
    );
    return brokenScreens.flatMap((oracle) => ask(oracle, { ...trace, steps })).map((one) => one.actual);
  };

  it("that stay empty are reported where the same kind shows something elsewhere", async () => {
    expect(await saidOver(await rows(["scene", "scene"]), await rows(["#e6e1e9", "#e6e1e9"]))).toEqual([
      "story_picture shows a stand-in after 4 seconds, and pictures elsewhere.",
    ]);
  });

  it("that came late, or are flat everywhere, are right", async () => {
    expect(await saidOver(await rows(["#e6e1e9", "scene"]), await rows(["scene", "scene"]))).toEqual([]);
    expect(await saidOver(await rows(["#e6e1e9", "#cde"]), await rows(["#e6e1e9", "#cde"]))).toEqual([]);
  });
});
