/** Is a report about the place of a bug? Ids, boxes and signatures only; no model, no words. */
import { parseBounds, shortId } from "./tree.ts";
import type { Bounds } from "../../tools/evidence.ts";
import type { Finding, ScreenRecord } from "../../agent/events.ts";
import type { SeededBug } from "../../tools/simulator/language.ts";

/** The tree that an event names; null when it was not kept. */
export type Trees = (key: string) => string | null;

/** How well a report fits the place of a bug: 0 not at all, 1 the screen, 2 the element, 3 the signature. */
export function placeFit(bug: SeededBug, finding: Finding, trees: Trees): 0 | 1 | 2 | 3 {
  const { signal } = finding;
  if (signal !== null && (signal.kind === "crash" || signal.kind === "native-crash")) {
    return signatureFits(bug, finding) ? 3 : 0;
  }
  const screens = [finding.before, finding.after].filter((screen) => screen !== null);
  const names = [finding.activity, ...screens.map((screen) => screen.activity)].map(shortName);
  if (!names.includes(shortName(bug.screen)) && !dialogFits(bug, screens)) return 0;
  const named = elementsOf(bug);
  if (named.length === 0) return 2;
  const ids = [
    finding.element?.resourceId ?? "",
    finding.steps.at(-1)?.action.target?.resourceId ?? "",
    ...finding.evidence.flatMap((line) => line.match(/[\w.]+:id\/\w+/g) ?? []),
  ].map(shortId);
  if (named.some((id) => ids.includes(id))) return 2;
  if (screens.some((screen) => inBox(named, finding, screen, trees))) return 2;
  if (isHang(finding)) return 2;
  // Nothing was named: the report is about the screen as a whole. Or no dump shows an id there: rows of menus have none.
  if (finding.element === null) return 1;
  const inDumps = screens.some((screen) => boxesOn(screen, named, trees).length > 0);
  return finding.element.resourceId === "" && !inDumps ? 1 : 0;
}

/** A frozen screen is frozen as a whole. */
const isHang = (finding: Finding): boolean => finding.kind === "anr" || finding.kind === "hang";

/** A dialog is a window of the activity below it. */
const dialogFits = (bug: SeededBug, screens: readonly ScreenRecord[]): boolean =>
  !/Activity$|Service$|Receiver$/.test(bug.screen) &&
  screens.some((screen) => screen.outline.toLowerCase().includes(bug.screen.toLowerCase()));

/** Exception and frame of the truth occur in what was logged, without line numbers (as Themis matches crashes). */
function signatureFits(bug: SeededBug, finding: Finding): boolean {
  const { signal } = finding;
  if (signal === null) return false;
  const logged = [signal.cause, signal.message, signal.appFrame, ...signal.frames, ...signal.excerpt].join(
    "\n",
  );
  const parts = (bug.evidence ?? "").split(/\s+/).filter((part) => part !== "");
  if (parts.length > 0) return parts.every((part) => logged.includes(part));
  return logged.includes(shortName(bug.screen));
}

/** Ids that the truth names for the place of the bug. */
function elementsOf(bug: SeededBug): readonly string[] {
  const listed = (bug.evidence ?? "").split(/[,\s]+/).filter((part) => /^[a-z]\w*_\w+$/.test(part));
  return [...(bug.element === undefined ? [] : [shortId(bug.element)]), ...listed];
}

/** The centre of what was reported lies in the box of an element that the truth names. */
function inBox(named: readonly string[], finding: Finding, screen: ScreenRecord, trees: Trees): boolean {
  if (finding.element === null) return false;
  const { left, top, right, bottom } = finding.element.bounds;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return boxesOn(screen, named, trees).some(
    (box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom,
  );
}

const boxesOn = (screen: ScreenRecord, ids: readonly string[], trees: Trees): readonly Bounds[] =>
  screen.hierarchy === null ? [] : parseBounds(trees(screen.hierarchy) ?? "", ids);

const shortName = (activity: string): string => activity.slice(activity.lastIndexOf(".") + 1);
