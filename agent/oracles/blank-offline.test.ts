import { expect, it } from "vitest";
import type { Observation } from "../../tools/evidence.ts";
import { group, screen, text, traceOf } from "../literal.ts";
import { blankOffline } from "./blank-offline.ts";

const heading = text({ text: "Story", bounds: { left: 0, top: 80, right: 500, bottom: 180 } });
const at = (words: string, top: number): ReturnType<typeof text> =>
  text({ text: words, bounds: { left: 0, top, right: 900, bottom: top + 80 } });
const story = (...more: Parameters<typeof screen>[1]): Observation =>
  screen({ activity: "Story" }, [heading, ...more]);

const told = (online: Observation, offline: Observation, network = "off"): readonly string[] =>
  blankOffline
    .check(
      traceOf(screen({ activity: "Main" }, [at("A storm", 600)]), [
        { tool: "tap", after: online },
        { tool: "set_condition", args: { condition: "network", value: network }, after: online },
        { tool: "tap", after: offline },
        { tool: "wait_for", after: offline },
      ]),
    )
    .map(({ title }) => title);

it("tells of a screen that held something with network and holds nothing without", () => {
  expect(told(story(at("It rained.", 900)), story())).toEqual(["Story is empty without network"]);
});

it("lets pass words about it, what loads still, what was empty before, and what is empty with network", () => {
  const full = story(at("It rained.", 900));
  expect(told(full, story(at("You are offline", 1200)))).toEqual([]);
  expect(
    told(
      full,
      story(
        group({
          className: "android.widget.ProgressBar",
          bounds: { left: 400, top: 1100, right: 600, bottom: 1300 },
        }),
      ),
    ),
  ).toEqual([]);
  expect(told(story(), story())).toEqual([]);
  expect(told(full, story(), "on")).toEqual([]);
});
