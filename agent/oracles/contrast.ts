/** Texts that can hardly be read, because they have almost the colour of what is behind them. */
import type { Observation } from "../../tools/evidence.ts";
import { conditionsAfter } from "../conditions.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle } from "../trace.ts";
import { around, dp, heightOf, isAtEdge, isWeb, withTexts } from "./geometry.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/**
 * Ratios below this are reported. WCAG asks for 4.5, and for 3 of large text; the pictures are packed and small, so that
 * thin letters seem a little paler than they are. In dark mode, which is often forgotten, more is asked than else, where
 * pale texts are mostly a matter of taste. On 600 crops that Google's scanner has judged, 86% of those below 3 have an
 * issue by its word.
 */
const least = { dark: 3, light: 2 };
/** Share of its box that must have the colour of the background: else it stands on a picture. */
const plainFrom = 0.4;
/** In dp. */
const lowest = 8;

/** Is it, or what it belongs to, switched off? Such texts are pale by right. */
function isOff(screen: Observation, at: number): boolean {
  const { elements } = screen;
  const row = around(elements, at).slice(0, 2);
  return (
    [at, ...around(elements, at)].some((up) => elements[up]?.enabled === false) ||
    elements.some((other) => !other.enabled && row.includes(other.parent))
  );
}

/** Enabled texts without enough contrast, as the picture shows them. */
export const contrast: Oracle = {
  name: "contrast",
  underStress: true,
  check(trace) {
    const step = trace.steps.at(-1);
    const seen = step?.after ?? null;
    const looks = step?.looks ?? null;
    if (!isWhole(seen) || looks === null || seen.package !== trace.app) return [];
    const screen = withTexts(seen);
    const dark = conditionsAfter(trace.steps).at(-1)?.get("dark") === "on";
    const found = new Map<string, Candidate>();
    screen.elements.forEach((element, at) => {
      const look = looks[at] ?? null;
      if (look === null || look.contrast === null || look.plain < plainFrom) return;
      if (look.contrast >= (dark ? least.dark : least.light)) return;
      if (element.text.trim() === "" || element.editable || element.package !== screen.package) return;
      if (heightOf(element.bounds) < dp(screen, lowest) || isOff(screen, at)) return;
      if (isWeb(screen.elements, at) || isAtEdge(screen, at)) return;
      const key = element.resourceId === "" ? "" : elementKey(element);
      const signature = placeSignature(dark ? "contrast dark" : "contrast", screen.activity, key);
      if (found.has(signature)) return;
      found.set(signature, {
        oracle: "contrast",
        kind: dark ? "display" : "accessibility",
        severity: dark ? "medium" : "low",
        title: `"${element.text.slice(0, 40)}" can hardly be read${dark ? " in dark mode" : ""} on ${activityName(screen.activity)}`,
        expected: "A text stands out from its background: 4.5 to 1, and 3 to 1 where it is large.",
        actual: `"${element.text.slice(0, 60)}" has a contrast of ${look.contrast.toFixed(1)} to 1.`,
        signature,
        element,
        signal: null,
        evidence: [
          `${element.resourceId} contrast ${look.contrast.toFixed(1)}, background on ${Math.round(look.plain * 100)}% of its box`,
        ],
        span: 1,
        stillPicture: false,
        picture: "last",
        shownOn: "after",
      });
    });
    return [...found.values()].slice(0, 3);
  },
};
