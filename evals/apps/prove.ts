/** What every app of the world must show, as tests: its seeded bugs can be seen, and without them it is right. */

import { describe, expect, it } from "vitest";
import type { AppFile, SeededBug } from "../../tools/simulator/language.ts";
import {
  cleanApp,
  comesBack,
  keepsOverProcessDeath,
  keepsOverRotation,
  type Stop,
} from "../../tools/simulator/apps/tour.ts";
import { drive, type Drive } from "./drive.ts";
import type { Step, Triggers } from "./steps.ts";

/** An app, and how to see what is wrong with it. */
export interface Proof {
  readonly name: string;
  readonly app: AppFile;
  readonly packageName: string;
  readonly bugs: readonly SeededBug[];
  readonly triggers: Triggers;
  /** Does what the trigger of a bug left behind look wrong? Asked of screen, dump and logs, never of the truth. */
  readonly wrong: Readonly<Record<string, (drive: Drive) => boolean>>;
  /** Screens, tabs and whatever else BACK leaves for what was there before. */
  readonly stops: readonly Stop[];
  /** What only looks wrong: the steps to it, and whether it then stands there as it should. */
  readonly decoys?: Readonly<Record<string, readonly [readonly Step[], (drive: Drive) => boolean]>>;
  /** States of a screen that BACK does not undo, such as a filter. */
  readonly modes?: readonly Stop[];
}

/** Run an app through all of it. */
export function prove(proof: Proof): void {
  const { name, app, packageName, bugs, triggers, wrong, stops, modes = [], decoys = {} } = proof;
  const ids = bugs.map((bug) => bug.id);
  const all = [{ screen: "MainActivity", path: [] }, ...stops, ...modes];
  const named = all.map((stop) => [`${stop.screen} ${JSON.stringify(stop.path)}`, stop] as const);

  async function outcome(id: string, off: readonly string[] | "all") {
    const driven = await drive(app, packageName, off);
    await driven.run(triggers[id] ?? []);
    const seen = wrong[id]?.(driven);
    const triggered = driven.triggered();
    await driven.close();
    return { seen, triggered };
  }

  describe(`the seeded bugs of ${name}`, () => {
    it.each(ids)("%s shows and is noted when it is on", async (id) => {
      const others = ids.filter((other) => other !== id);
      expect(await outcome(id, others)).toEqual({ seen: true, triggered: [id] });
    });

    it.each(ids)("without bugs the steps of %s show nothing wrong", async (id) => {
      expect(await outcome(id, "all")).toEqual({ seen: false, triggered: [] });
    });

    it("has a script for each of them and for nothing else", () => {
      expect(Object.keys(triggers).toSorted()).toEqual(ids.toSorted());
    });
  });

  describe(`${name} without bugs`, () => {
    it.each(named)("%s outlives rotation", async (_, stop) => {
      await keepsOverRotation(await cleanApp(app, packageName), stop);
    });

    it.each(named)("%s outlives process death", async (_, stop) => {
      await keepsOverProcessDeath(await cleanApp(app, packageName), stop, packageName);
    });

    it.each(Object.entries(decoys))("%s only looks wrong", async (_, [steps, right]) => {
      const driven = await drive(app, packageName, "all");
      await driven.run(steps);
      const seen = { right: right(driven), died: driven.died() };
      await driven.close();
      expect(seen).toEqual({ right: true, died: false });
    });

    it.each(named.slice(1, stops.length + 1))("BACK leaves %s", async (_, stop) => {
      await comesBack(await cleanApp(app, packageName), stop);
    });
  });
}
