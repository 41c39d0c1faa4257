/** What can be done on a screen, each with a name that stays the same when texts and rows change. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { drastic, goesUp, removes, submits } from "../lexicon.ts";

export type MoveKind = "tap" | "toggle" | "long-press" | "scroll" | "back" | "permission";

/** An untargeted move has no element. */
export interface Move {
  /** Unique on its screen and stable over visits: tool, id or words, ordinal. */
  readonly id: string;
  readonly kind: MoveKind;
  readonly element: ScreenElement | null;
  /** What looks the same on this screen, its words aside: such moves often lead to one kind of screen. */
  readonly shape: string;
  /** How promising: higher first. */
  readonly prior: number;
}

/** Rows of one list that are tried. */
const rowsPerList = 2;
/** Elements of one look outside of lists. */
const alikePerScreen = 8;

const listClass = /RecyclerView|ListView|GridView|LazyColumn|ViewPager/;

/** Packages that ask for permissions on behalf of the app. */
export const permissionPackage = /permissioncontroller|packageinstaller/;

/** The list around an element, by its position; -1 when there is none. */
function listAround(element: ScreenElement, elements: readonly ScreenElement[]): number {
  for (let at = element.parent; at >= 0; at = elements[at]?.parent ?? -1) {
    if (listClass.test(elements[at]?.className ?? "")) return at;
  }
  return -1;
}

/** Elements that look the same up to their words share a shape. */
const shapeOf = (element: ScreenElement): string =>
  element.resourceId === ""
    ? `${element.className}@${element.depth}`
    : element.resourceId.replace(/^.*:id\//, "");

const words = (element: ScreenElement): string =>
  element.desc === "" ? (element.text === "" ? element.label : element.text) : element.desc;

/** Words with what changes from visit to visit left out. */
const stableWords = (element: ScreenElement): string => words(element).replaceAll(/\d+/g, "#").slice(0, 60);

function priorOf(element: ScreenElement): number {
  const said = words(element);
  if (drastic.test(said)) return 3;
  if (goesUp.test(said)) return 2;
  if (removes.test(said)) return 6.5;
  if (element.selected) return 2;
  if (element.checkable) return 6;
  if (submits.test(said)) return 8;
  return 10;
}

/** All moves on a screen, in reading order, BACK last. */
export function movesOn(screen: Observation): readonly Move[] {
  const moves: Move[] = [];
  const counts = new Map<string, number>();
  const permission = permissionPackage.test(screen.package);
  for (const element of screen.elements) {
    if (element.ref === "" || !element.enabled) continue;
    const list = listAround(element, screen.elements);
    const shape = shapeOf(element);
    const named = list === -1 && element.resourceId === "" ? `${shape}:${stableWords(element)}` : shape;
    const place = `${list}/${shape}`;
    const nth = counts.get(place) ?? 0;
    if (element.clickable || element.longClickable) counts.set(place, nth + 1);
    if (nth >= (list === -1 ? alikePerScreen : rowsPerList)) continue;
    const name = list === -1 && element.resourceId === "" ? named : `${named}#${nth}`;
    if (permission) {
      if (element.clickable)
        moves.push({ id: `permission ${name}`, kind: "permission", element, shape: name, prior: 10 });
      continue;
    }
    if (element.editable) continue;
    if (element.clickable) {
      const kind = element.checkable ? "toggle" : "tap";
      moves.push({ id: `tap ${name}`, kind, element, shape: `tap ${place}`, prior: priorOf(element) });
    }
    // Icons tell their name when they are held: that is no move of its own.
    const icon = element.text === "" && element.desc !== "" && element.clickable;
    if (element.longClickable && nth === 0 && !icon) {
      moves.push({ id: `long ${name}`, kind: "long-press", element, shape: `long ${place}`, prior: 4 });
    }
  }
  const scrollable = screen.elements.find(
    (element) => element.ref !== "" && element.scrollable && !permission,
  );
  if (scrollable !== undefined) {
    moves.push({
      id: `scroll ${shapeOf(scrollable)}`,
      kind: "scroll",
      element: scrollable,
      shape: "scroll",
      prior: 5,
    });
  }
  if (!permission) moves.push({ id: "back", kind: "back", element: null, shape: "back", prior: 4.5 });
  return moves;
}
