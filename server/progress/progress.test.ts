import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../agent/events.ts";
import { exampleEvents } from "../report/example.ts";
import { storyOf } from "../report/story.ts";
import { createProgress } from "./progress.ts";
import { findingsTable } from "./table.ts";
import { columnsOf } from "./width.ts";

/** All that progress writes for events. */
function written(events: readonly RunEvent[], terminal: { isTTY: boolean; columns: number }): string[] {
  const chunks: string[] = [];
  const progress = createProgress({ ...terminal, write: (chunk) => chunks.push(String(chunk)) > 0 });
  for (const event of events) progress.see(event);
  progress.end();
  return chunks;
}

/** The example with another title for its crash. */
const titled = (title: string): RunEvent[] =>
  exampleEvents().map((event) =>
    event.type === "finding" && event.finding.kind === "crash"
      ? { ...event, finding: { ...event.finding, title } }
      : event,
  );

/** The table of the findings in events. */
const table = (events: readonly RunEvent[], columns: number): string[] => {
  const story = storyOf(events);
  return story ? findingsTable(story, columns) : [];
};

describe("Progress", () => {
  it("writes plain lines where there is no terminal", () => {
    expect(written(exampleEvents(), { isTTY: false, columns: 120 }).join("")).toBe(
      [
        "Shop 2.3.1 on Pixel 7, Android 14, explorer, seed 7",
        "goal: Reach every screen",
        '✗ low    error-text       The screen shows "null" (Product)',
        "✗ high   crash            NullPointerException in Cart.add (Product)",
        "✓ confirmed   3/3   NullPointerException in Cart.add",
        "",
      ].join("\n"),
    );
  });

  it("keeps goal, step, screens, findings and the last action up to date on a terminal", () => {
    const chunks = written(exampleEvents().slice(0, 7), { isTTY: true, columns: 100 });
    const last = stripVTControlCharacters(chunks.findLast((chunk) => chunk.includes("goal")) ?? "");
    expect(last.split("\n")).toEqual([
      "goal Reach every screen",
      expect.stringMatching(/━ step 3\/200 · 2 screens · 1 finding · 6 s$/),
      ' now tap "Add to cart"',
      "",
    ]);
  });

  it("says which finding is being proved", () => {
    const chunks = written(exampleEvents().slice(0, 9), { isTTY: true, columns: 100 });
    expect(chunks.join("")).toContain('proving 2/2: The screen shows "null"');
  });

  it("never writes a line that is too long, nor what an app would do to the terminal", () => {
    const events = titled("\u001B[2J\u001B]0;owned\u0007 결제 화면이 응답하지 않습니다 ".repeat(8));
    for (const chunk of written(events, { isTTY: true, columns: 60 })) {
      expect(chunk).not.toContain("\u001B[2J");
      expect(chunk).not.toContain("\u001B]0");
      for (const line of stripVTControlCharacters(chunk).split("\n"))
        expect(columnsOf(line)).toBeLessThan(60);
    }
  });
});

describe("The table of findings", () => {
  it("tells severity, verdict, how often it was shown, kind, title and place", () => {
    expect(table(exampleEvents(), 120)).toEqual([
      "severity  verdict      shown  kind        title                             where",
      "────────  ───────────  ─────  ──────────  ────────────────────────────────  ───────",
      "high      confirmed    3/3    crash       NullPointerException in Cart.add  Product",
      'low       unconfirmed  -      error-text  The screen shows "null"           Product',
    ]);
  });

  it("fits the terminal, in any script", () => {
    const lines = table(titled("장바구니에 담으면 앱이 종료됩니다 ".repeat(6)), 90);
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(90);
  });

  it("is empty without findings", () => {
    expect(
      table(
        exampleEvents().filter(({ type }) => !type.startsWith("finding")),
        80,
      ),
    ).toEqual([]);
  });
});
