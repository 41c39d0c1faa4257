/** The oracles of screens that look wrong or that not everybody can use. They need a screen, and no history. */
import type { Oracle } from "../trace.ts";
import { blankImage } from "./blank-image.ts";
import { clipped } from "./clipped.ts";
import { contrast } from "./contrast.ts";
import { covered } from "./covered.ts";
import { labels } from "./labels.ts";
import { mirrored } from "./mirrored.ts";
import { offScreen } from "./off-screen.ts";
import { overlap } from "./overlap.ts";
import { targets } from "./targets.ts";
import { untranslated } from "./untranslated.ts";

/** In the order in which they are asked. */
export const brokenScreens: readonly Oracle[] = [
  covered,
  labels,
  offScreen,
  overlap,
  targets,
  clipped,
  contrast,
  blankImage,
  mirrored,
  untranslated,
];
