/** Elements for which there is no room: partly outside of the screen, or of no size at all. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle } from "../trace.ts";
import { areaOf, common, heightOf, isAtEdge, isSideways, isWeb, moverAround, widthOf } from "./geometry.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** Part of an element that must be outside. */
const least = 0.2;

/** Drawers wait outside of the screen, and what they hold with them. */
const waits = /Drawer|NavigationView|BottomSheet|SlidingPane/;

function whyOf(screen: Observation, at: number): string | null {
  const { elements, width, height } = screen;
  const element = elements[at];
  if (element === undefined || element.package !== screen.package) return null;
  const says = element.text.trim() !== "" || (element.clickable && element.desc !== "");
  if (!says || isWeb(elements, at)) return null;
  const area = areaOf(element.bounds);
  if (area === 0) {
    const lost = element.clickable && element.enabled && !isAtEdge(screen, at);
    return lost ? `it is ${widthOf(element.bounds)} by ${heightOf(element.bounds)} pixels` : null;
  }
  const mover = moverAround(elements, at);
  // What is further down or further along is brought into sight by scrolling.
  if (mover !== -1 && (isSideways(elements, mover) || moverAround(elements, mover) !== -1)) return null;
  for (let up = at; up >= 0; up = elements[up]?.parent ?? -1)
    if (waits.test(elements[up]?.className ?? "")) return null;
  const { bounds } = element;
  const frame = mover === -1 ? { top: 0, bottom: height } : { top: bounds.top, bottom: bounds.bottom };
  const seen = areaOf(common(bounds, { ...frame, left: 0, right: width }));
  const outside = 1 - seen / area;
  // What is outside altogether was put there.
  return outside >= least && seen > 0
    ? `${Math.round(outside * 100)}% of it are outside of the screen`
    : null;
}

const quote = (element: ScreenElement): string => `"${element.label.slice(0, 60)}"`;

/** Texts and controls that are partly outside of the screen, and controls without any size. */
export const offScreen: Oracle = {
  name: "off-screen",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (!isWhole(screen) || screen.package !== trace.app) return [];
    return screen.elements
      .flatMap((element, at): Candidate[] => {
        const why = whyOf(screen, at);
        if (why === null) return [];
        return [
          {
            oracle: "off-screen",
            kind: "display",
            severity: "medium",
            title: `${quote(element)} has no room on ${activityName(screen.activity)}`,
            expected: "What is on a screen can be seen as a whole.",
            actual: `${quote(element)} cannot be seen as a whole: ${why}.`,
            signature: placeSignature("off-screen", screen.activity, elementKey(element)),
            element,
            signal: null,
            evidence: [
              `bounds ${JSON.stringify(element.bounds)} on ${screen.width} by ${screen.height}: ${why}`,
            ],
            span: 1,
            stillPicture: false,
            shownOn: "after",
          },
        ];
      })
      .slice(0, 2);
  },
};
