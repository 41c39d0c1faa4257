/** Rows as people see them: elements side by side, and the entries of a list with all that is in them. */
import type { Observation, ScreenElement } from "../tools/evidence.ts";

const listClass = /RecyclerView|ListView|GridView/;

/** One entry of a list. */
export interface Row {
  readonly root: ScreenElement;
  /** Texts inside, from the top. */
  readonly texts: readonly ScreenElement[];
}

/** Is the element at `at` inside the one at `ancestor`? */
export function within(elements: readonly ScreenElement[], at: number, ancestor: number): boolean {
  for (let up = at; up >= 0; up = elements[up]?.parent ?? -1) if (up === ancestor) return true;
  return false;
}

/** A list of a screen. */
export interface List {
  readonly rows: readonly Row[];
  /** All of its rows are in sight. */
  readonly whole: boolean;
  readonly list: ScreenElement;
}

/** Texts in an element, from the top. Where texts are told as descriptions only, each line of one counts as a text. */
function textsIn(screen: Observation, at: number): readonly ScreenElement[] {
  const inside = screen.elements.filter((_, where) => within(screen.elements, where, at));
  const texts = inside.filter((element) => element.text !== "");
  if (texts.length > 0) return texts;
  const told = inside.filter(
    (element) => element.desc !== "" && (!element.clickable || element === screen.elements[at]),
  );
  return told.flatMap((element) =>
    element.desc.split("\n").map((text) => ({ ...element, text: text.trim() })),
  );
}

/** Rows of toolkits without list classes: children of one class and one width, one below the other, with texts. */
function alikeIn(screen: Observation, at: number): readonly Row[] {
  const kids = screen.elements.flatMap((root, rootAt) =>
    root.parent === at && root.bounds.right - root.bounds.left > screen.width * 0.6 ? [{ root, rootAt }] : [],
  );
  const classes = Map.groupBy(kids, ({ root }) => `${root.className} ${root.clickable ? "c" : ""}`);
  const most = [...classes.values()].sort((one, other) => other.length - one.length)[0] ?? [];
  const rows = most
    .filter(({ root }) => !root.editable && root.text === "" && !root.className.endsWith("Button"))
    .map(({ root, rootAt }) => ({ root, texts: textsIn(screen, rootAt), rootAt }));
  const told = rows.filter(({ texts }) => texts.length > 0);
  // Buttons have one text, settings a switch: neither is a list of things.
  const many = told.filter(({ root, texts }) => root.clickable && texts.length > 1);
  const switches = told.some(({ rootAt }) =>
    screen.elements.some(
      (element, where) => /Switch/.test(element.className) && within(screen.elements, where, rootAt),
    ),
  );
  return many.length < 2 || many.length < told.length - 1 || switches ? [] : told;
}

function isWholeList(screen: Observation, at: number): boolean {
  for (let up = at; up >= 0; up = screen.elements[up]?.parent ?? -1)
    if (screen.elements[up]?.scrollable === true) return false;
  return true;
}

/** The longest vertical list of a screen; its rows, and whether there may be more of them than are in sight. */
export function listOf(screen: Observation): List | null {
  const known = lists.get(screen);
  if (known !== undefined) return known;
  const found = findList(screen);
  lists.set(screen, found);
  return found;
}

/** Screens never change, and many ask for their lists. */
const lists = new WeakMap<Observation, List | null>();

function findList(screen: Observation): List | null {
  let best: List | null = null;
  screen.elements.forEach((list, at) => {
    if (!listClass.test(list.className)) return;
    const rows = screen.elements.flatMap((root, rootAt) =>
      root.parent === at ? [{ root, texts: textsIn(screen, rootAt) }] : [],
    );
    const upright = new Set(rows.map((row) => row.root.bounds.top)).size > 1 || rows.length <= 1;
    if (upright && rows.length > (best?.rows.length ?? 0)) best = { rows, whole: !list.scrollable, list };
  });
  if (best !== null) return best;
  const parents = new Set(screen.elements.map((element) => element.parent).filter((at) => at >= 0));
  for (const at of parents) {
    const [list, rows] = [screen.elements[at], alikeIn(screen, at)];
    if (list !== undefined && rows.length > (best?.rows.length ?? 0))
      best = { rows, whole: isWholeList(screen, at), list };
  }
  return best;
}

/** What a row is called: its first text that has words. */
export const titleOfRow = (row: Row): string =>
  row.texts.find((element) => /\p{L}{2}/u.test(element.text))?.text ?? "";

/** Titles of the rows in sight. */
export const titlesOn = (screen: Observation): readonly string[] =>
  (listOf(screen)?.rows ?? []).map((row) => titleOfRow(row)).filter((title) => title !== "");

/** Label and value that stand side by side, label left: lines of a summary. */
export function linesOf(screen: Observation): readonly { label: ScreenElement; value: ScreenElement }[] {
  const texts = screen.elements.filter((element) => element.text !== "" && !element.editable);
  const lines: { label: ScreenElement; value: ScreenElement }[] = [];
  for (const value of texts) {
    const label = texts.find((other) => {
      const overlap =
        Math.min(other.bounds.bottom, value.bounds.bottom) - Math.max(other.bounds.top, value.bounds.top);
      const height = Math.min(other.bounds.bottom - other.bounds.top, value.bounds.bottom - value.bounds.top);
      return (
        other !== value &&
        other.parent === value.parent &&
        overlap > height * 0.5 &&
        other.bounds.right <= value.bounds.left + 2
      );
    });
    if (label !== undefined) lines.push({ label, value });
  }
  return lines;
}

/** What a tap on an element switches: itself, or the only box or switch inside it, as rows of settings have it. */
export function switchOf(screen: Observation, target: ScreenElement): ScreenElement | null {
  if (target.checkable) return target;
  const at = screen.elements.findIndex((element) => element.ref === target.ref && target.ref !== "");
  const inside = screen.elements.filter(
    (element, where) => element.checkable && at !== -1 && within(screen.elements, where, at),
  );
  return inside.length === 1 ? (inside[0] ?? null) : null;
}
