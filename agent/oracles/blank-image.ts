/** Pictures that did not come: a flat stand-in, where the same kind of picture shows something elsewhere. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import type { Look, Looks } from "../looks.ts";
import { activityName } from "../screens.ts";
import type { Oracle, Trace } from "../trace.ts";
import { dp, heightOf, isAtEdge, widthOf } from "./geometry.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** Share of one colour in a stand-in, and in a picture that shows something. */
const flatFrom = 0.85;
const richBelow = 0.5;
/** Share of an edge on which there may be something: round faces with initials are no stand-ins. */
const edge = 0.4;
/** In dp: smaller ones are icons. */
const smallest = 40;
/** Seconds that a picture may take to load. */
const patience = 3;

const isPicture = (screen: Observation, element: ScreenElement): boolean =>
  /Image/.test(element.className) &&
  element.package === screen.package &&
  element.text === "" &&
  element.resourceId !== "" &&
  Math.min(widthOf(element.bounds), heightOf(element.bounds)) >= dp(screen, smallest);

const isFlat = (look: Look): boolean =>
  look.plain >= flatFrom &&
  Math.max(look.edges.left, look.edges.top, look.edges.right, look.edges.bottom) <= edge;

/** Flat pictures of a screen. */
export function flatPictures(screen: Observation, looks: Looks): readonly ScreenElement[] {
  return screen.elements.filter((element, at) => {
    const look = looks[at] ?? null;
    return look !== null && isPicture(screen, element) && isFlat(look) && !isAtEdge(screen, at);
  });
}

/** Was a picture of this kind seen that shows something? */
export const showsElsewhere = (trace: Trace, kind: string): boolean =>
  trace.steps.some(({ after, looks = null }) => {
    if (after === null || looks === null) return false;
    return after.elements.some((element, at) => {
      const look = looks[at] ?? null;
      return (
        element.resourceId === kind && look !== null && isPicture(after, element) && look.plain < richBelow
      );
    });
  });

/** Stand-ins that are still there after a wait. */
export const blankImage: Oracle = {
  name: "blank-image",
  check(trace) {
    const step = trace.steps.at(-1);
    const screen = step?.after ?? null;
    const looks = step?.looks ?? null;
    const seconds = step?.action.arguments["seconds"];
    if (step?.action.tool !== "wait_for" || typeof seconds !== "number" || seconds < patience) return [];
    if (!isWhole(screen) || looks === null || screen.package !== trace.app) return [];
    const lost = flatPictures(screen, looks).find((element) => showsElsewhere(trace, element.resourceId));
    if (lost === undefined) return [];
    const name = elementKey(lost);
    return [
      {
        oracle: "blank-image",
        kind: "display",
        severity: "low",
        title: `Pictures stay empty on ${activityName(screen.activity)}`,
        expected: "A picture is shown once it is loaded.",
        actual: `${name} shows a stand-in after ${seconds} seconds, and pictures elsewhere.`,
        // The same kind of picture is lost for the same reason on each screen.
        signature: placeSignature("blank image", "", name),
        element: lost,
        signal: null,
        evidence: [`${lost.resourceId} is of one colour but for a sign`],
        span: 1,
        stillPicture: false,
        picture: "each",
        shownOn: "after",
      },
    ];
  },
};
