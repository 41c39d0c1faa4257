/**
 * Rows of a list: only those in sight are made. Heights that were once measured are remembered by row; the others are
 * taken for as tall as the first ones, so that a list of a thousand costs what it shows.
 */
import { type Element, plain, type RowSource } from "../element.ts";
import { type Laid, lay, type MeasureRows, release } from "./flex.ts";

/** Lengths of rows along the list, by list and row. */
export type RowMemory = Map<string, Map<string, number>>;

/** Rows in sight: each line with its distance from the start of the list. */
export interface RowsInSight {
  readonly lines: readonly { readonly laid: Laid; readonly at: number; readonly length: number }[];
  readonly offset: number;
  readonly max: number;
  /** Where each item starts, for scrolling to one. */
  readonly startOf: (index: number) => number;
}

/** A way past this many unknown rows is guessed; a shorter one is measured. */
const exactWithin = 60;
const listsRemembered = 300;
const guess = 160;

/** What is needed to lay rows out. */
export interface RowSetting {
  readonly memory: RowMemory;
  readonly rtl: boolean;
  /** Tells windows and configurations apart: the same list may have other heights there. */
  readonly setting: string;
}

/** The rows of a list in a viewport; the caller releases the lines. */
export function rowsInSight(element: Element, across: number, viewport: number, at: RowSetting): RowsInSight {
  const { rows } = element;
  if (rows === undefined || rows.count === 0) return { lines: [], offset: 0, max: 0, startOf: () => 0 };
  const known = recall(element, across, at);
  const count = Math.ceil(rows.count / rows.columns);
  const wanted = Math.max(0, element.scroll?.offset ?? 0);
  const nameOf = (line: number): string => rows.keyOf(line * rows.columns);
  const make = (line: number): { laid: Laid; length: number } => {
    const laid = layLine(element, rows, line, across, at);
    const length = isSideways(element) ? laid.node.getComputedWidth() : laid.node.getComputedHeight();
    known.set(nameOf(line), length);
    return { laid, length };
  };
  const estimate = (): number => {
    let sum = 0;
    let found = 0;
    for (const length of known.values()) {
      sum += length;
      found += 1;
      if (found >= 12) break;
    }
    return found === 0 ? guess : sum / found;
  };
  const lengthOf = (line: number, otherwise: number): number => known.get(nameOf(line)) ?? otherwise;
  const total = (): number => {
    const otherwise = estimate();
    let sum = Math.max(0, count - 1) * rows.gap;
    for (let line = 0; line < count; line += 1) sum += lengthOf(line, otherwise);
    return Math.round(sum);
  };

  measureAhead(
    count,
    wanted,
    rows.gap,
    (line) => known.has(nameOf(line)),
    (line) => lengthOf(line, 0),
    (line) => {
      release(make(line).laid);
    },
  );

  let offset = wanted;
  for (let attempt = 0; ; attempt += 1) {
    const otherwise = estimate();
    let first = 0;
    let start = 0;
    while (first < count - 1 && start + lengthOf(first, otherwise) + rows.gap <= offset) {
      start += lengthOf(first, otherwise) + rows.gap;
      first += 1;
    }
    const lines: { laid: Laid; at: number; length: number }[] = [];
    let end = start;
    for (let line = first; line < count && end < offset + viewport; line += 1) {
      const made = make(line);
      lines.push({ ...made, at: Math.round(end) });
      end += made.length + rows.gap;
    }
    const max = Math.max(0, total() - viewport);
    if (offset <= max || attempt >= 3) {
      const startOf = (index: number): number => {
        let sum = 0;
        for (let line = 0; line < Math.min(count, Math.floor(index / rows.columns)); line += 1)
          sum += lengthOf(line, estimate()) + rows.gap;
        return Math.round(sum);
      };
      return { lines, offset: Math.min(offset, max), max, startOf };
    }
    for (const line of lines) release(line.laid);
    offset = max;
  }
}

/** Measure unknown rows before the offset, unless it is too far away. */
function measureAhead(
  count: number,
  offset: number,
  gap: number,
  isKnown: (line: number) => boolean,
  lengthOf: (line: number) => number,
  measure: (line: number) => void,
): void {
  let start = 0;
  let measured = 0;
  for (let line = 0; line < count && start < offset && measured < exactWithin; line += 1) {
    if (!isKnown(line)) {
      measure(line);
      measured += 1;
    }
    start += lengthOf(line) + gap;
  }
}

/** The size of a list that is as long as its rows. */
export function measureRowsWith(at: RowSetting): MeasureRows {
  return (element, across, limit) => {
    const { rows } = element;
    const sideways = isSideways(element);
    let along = 0;
    let widest = 0;
    if (rows !== undefined) {
      const known = recall(element, across, at);
      const count = Math.ceil(rows.count / rows.columns);
      for (let line = 0; line < count && along < limit; line += 1) {
        const laid = layLine(element, rows, line, across, at);
        const length = sideways ? laid.node.getComputedWidth() : laid.node.getComputedHeight();
        widest = Math.max(widest, sideways ? laid.node.getComputedHeight() : laid.node.getComputedWidth());
        known.set(rows.keyOf(line * rows.columns), length);
        along += length + (line === 0 ? 0 : rows.gap);
        release(laid);
      }
    }
    return sideways
      ? { width: along, height: widest }
      : { width: Number.isFinite(across) ? across : widest, height: along };
  };
}

function isSideways(element: Element): boolean {
  return element.scroll?.axis === "horizontal";
}

function recall(element: Element, across: number, at: RowSetting): Map<string, number> {
  const name = `${at.setting}|${element.key}|${String(across)}`;
  const found = at.memory.get(name);
  if (found !== undefined) return found;
  if (at.memory.size >= listsRemembered) at.memory.clear();
  const made = new Map<string, number>();
  at.memory.set(name, made);
  return made;
}

function layLine(element: Element, rows: RowSource, line: number, across: number, at: RowSetting): Laid {
  const sideways = isSideways(element);
  const first = line * rows.columns;
  const cells: Element[] = [];
  for (let column = 0; column < rows.columns; column += 1) {
    const cell =
      first + column < rows.count ? rows.build(first + column) : { ...plain, semantics: "none" as const };
    cells.push(
      rows.columns === 1 ? cell : { ...cell, style: { ...cell.style, grow: 1, shrink: 1, basis: 0 } },
    );
  }
  const grid = rows.columns > 1;
  const holder: Element = {
    ...plain,
    style: {
      direction: grid && !sideways ? "row" : "column",
      align: "stretch",
      gap: grid ? rows.gap : undefined,
    },
    children: cells,
  };
  const length = Number.isFinite(across) ? across : undefined;
  const size = sideways ? { width: undefined, height: length } : { width: length, height: undefined };
  return lay(holder, size, at.rtl, measureRowsWith(at));
}
