/** Controls that a screen reader cannot name, or that it names all alike. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle } from "../trace.ts";
import { around, areaOf, dp, heightOf, isAtEdge, isWeb, widthOf } from "./geometry.ts";
import { placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

/** Icons are no larger than this, in dp; larger surfaces are cards, scrims and pictures. */
const largestIcon = 96;
/** Icon buttons that repeat; larger ones are pictures. */
const largestButton = 64;
/** A field with its label and a line of help, in dp. */
const tallestField = 112;
/** So many controls with one name, each beside other words, are told apart by sight only. */
const alikeFrom = 3;

const words = ({ text, desc, hint }: ScreenElement): string => `${text}${desc}${hint}`.trim();

/** A small control without words, in it or on it. */
function isUnnamed(screen: Observation, at: number): boolean {
  const { elements } = screen;
  const element = elements[at];
  if (element === undefined || !element.clickable || !element.enabled || element.editable) return false;
  // A box or switch stands beside the words that belong to it.
  if (element.checkable || element.scrollable || element.package !== screen.package) return false;
  const largest = dp(screen, largestIcon);
  const { bounds } = element;
  if (areaOf(bounds) === 0 || widthOf(bounds) > largest || heightOf(bounds) > largest) return false;
  if (words(element) !== "" || isWeb(elements, at) || isAtEdge(screen, at)) return false;
  return elements.every(
    (other, index) => words(other) === "" || index === at || !around(elements, index).includes(at),
  );
}

/** Icons that say the same in rows that say different things, by their id. */
function alike(screen: Observation): readonly ScreenElement[] {
  const { elements } = screen;
  const groups = new Map<string, number[]>();
  elements.forEach((element, at) => {
    const icon = element.clickable && element.enabled && element.text === "" && element.desc !== "";
    if (
      !icon ||
      widthOf(element.bounds) > dp(screen, largestButton) ||
      element.package !== screen.package ||
      element.parent < 0 ||
      isWeb(elements, at) ||
      isOfField(screen, at)
    )
      return;
    const key = `${element.className} ${element.resourceId} ${element.depth}`;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group.map((at) => elements[at]);
    const labels = new Set(group.map((at) => elements[at]?.desc));
    const rows = new Set(group.map((at) => rowWords(screen, at)));
    const told = first !== undefined && labels.size === 1 && rows.size === group.length && !rows.has("");
    return told && group.length >= alikeFrom ? [first] : [];
  });
}

/** An icon in a field ("Show password") is read out with its field. */
const isOfField = (screen: Observation, at: number): boolean => {
  const { elements } = screen;
  const boxes = around(elements, at).filter((up) => {
    const box = elements[up];
    return box !== undefined && heightOf(box.bounds) <= dp(screen, tallestField);
  });
  return elements.some(
    (other, index) => other.editable && around(elements, index).some((up) => boxes.includes(up)),
  );
};

/** What stands beside a control in its row. */
function rowWords(screen: Observation, at: number): string {
  const { elements } = screen;
  for (const up of around(elements, at).slice(0, 3)) {
    const beside = elements.filter(
      (other, index) => index !== at && other.text !== "" && around(elements, index).includes(up),
    );
    if (beside.length > 0) return beside.map((other) => other.text).join(" ");
  }
  return "";
}

/** Icons without a name for screen readers, and icons of different rows with one name. */
export const labels: Oracle = {
  name: "labels",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (!isWhole(screen) || screen.package !== trace.app) return [];
    const make = (element: ScreenElement, what: "unnamed" | "alike"): Candidate => {
      const id = element.resourceId.replace(/^.*:id\//, "");
      const where = activityName(screen.activity);
      const name = id === "" ? `a ${element.role}` : id;
      return {
        oracle: "labels",
        kind: "accessibility",
        severity: "low",
        title:
          what === "unnamed"
            ? `No label for screen readers: ${name} on ${where}`
            : `Several controls say only "${element.desc.slice(0, 40)}" on ${where}`,
        expected: "Each control has a label by which a screen reader tells it from others.",
        actual:
          what === "unnamed"
            ? `${name} can be tapped and has neither a text nor a description.`
            : `All controls ${name} of the rows are "${element.desc.slice(0, 60)}".`,
        signature: placeSignature(
          `label ${what}`,
          screen.activity,
          id === "" ? `${element.role}@${element.depth}` : id,
        ),
        element,
        signal: null,
        evidence: [`${element.resourceId} ${element.className}: text "", description "${element.desc}"`],
        span: 1,
        stillPicture: false,
        shownOn: "after",
      };
    };
    const unnamed = screen.elements.filter((_, at) => isUnnamed(screen, at));
    return [
      ...unnamed.map((element) => make(element, "unnamed")),
      ...alike(screen).map((element) => make(element, "alike")),
    ];
  },
};
