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

/** The longest vertical list of a screen; its rows, and whether there may be more of them than are in sight. */
export function listOf(
  screen: Observation,
): { rows: readonly Row[]; whole: boolean; list: ScreenElement } | null {
  let best: { rows: readonly Row[]; whole: boolean; list: ScreenElement } | null = null;
  screen.elements.forEach((list, at) => {
    if (!listClass.test(list.className)) return;
    const rows: Row[] = [];
    screen.elements.forEach((root, rootAt) => {
      if (root.parent !== at) return;
      const texts = screen.elements.filter(
        (element, where) => element.text !== "" && within(screen.elements, where, rootAt),
      );
      rows.push({ root, texts });
    });
    const upright = new Set(rows.map((row) => row.root.bounds.top)).size > 1 || rows.length <= 1;
    if (upright && rows.length > (best?.rows.length ?? 0)) best = { rows, whole: !list.scrollable, list };
  });
  return best;
}

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
