/** The display of the simulated phone: windows laid out, touched, dumped and drawn. */
import { dumpScene } from "./dump/xml.ts";
import { boxesAt, boxWithKey } from "./hit.ts";
import { layoutWindow } from "./layout/layout.ts";
import type { RowMemory } from "./layout/rows.ts";
import { paintFrame } from "./paint/frame.ts";
import type { Display } from "./scene.ts";

/** A display of its own for each phone: it remembers how tall rows of lists are. */
export function createDisplay(): Display {
  const memory: RowMemory = new Map();
  return {
    layout: (content, environment, screen, insets) =>
      layoutWindow(content, environment, screen, insets, memory),
    hit: boxesAt,
    find: boxWithKey,
    dump: (scene, environment, options) => dumpScene(scene, environment.package, options),
    paint: paintFrame,
  };
}
