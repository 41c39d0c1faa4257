/** From sizes to boxes on the screen: places, clipping, scrolling. */
import { Edge } from "yoga-layout";
import type { Element, Look, Semantics, TextStyle } from "../element.ts";
import type { Box, BoxHandlers, Rect, ScrollRange } from "../scene.ts";
import type { WordsPlace } from "../text/lines.ts";
import { type Paragraph, wrap } from "../text/wrap.ts";
import { type Laid, release } from "./flex.ts";
import { intersect } from "./rect.ts";
import { type RowSetting, rowsInSight } from "./rows.ts";

/** What the painter and the dump need of a box besides its public face. */
export interface Painting {
  readonly look: Look;
  readonly semantics: Semantics;
  /** Not drawn at all, with everything inside. */
  readonly invisible: boolean;
  /** Room inside the padding. */
  readonly content: Rect;
  readonly words: { readonly paragraph: Paragraph; readonly style: TextStyle } | undefined;
  readonly rtl: boolean;
}

const paintings = new WeakSet<object>();

/** Tells what the display put into a box from anything else. */
export function isPainting(value: unknown): value is Painting {
  return typeof value === "object" && value !== null && paintings.has(value);
}

/** How the words of a box stand in it. */
export function wordsPlace(box: Box, painting: Painting): WordsPlace {
  const centred = painting.words?.style.align === "center" || box.kind !== "text";
  return { content: painting.content, rtl: painting.rtl, centred, tail: painting.look.tail === true };
}

/** Make the box of a laid out element whose parent stands at a point. */
export function place(
  laid: Laid,
  left: number,
  top: number,
  clip: Rect | null,
  at: RowSetting,
  hidden = false,
): Box {
  const { element, node } = laid;
  const rect: Rect = {
    left,
    top,
    right: left + Math.round(node.getComputedWidth()),
    bottom: top + Math.round(node.getComputedHeight()),
  };
  const invisible = hidden || element.invisible;
  const content = inner(laid, rect);
  const visible = invisible || clip === null ? null : intersect(rect, clip);
  const inside = element.look.clips === false ? clip : visible;
  const scrolled =
    element.rows === undefined
      ? placeChildren(laid, rect, inside, at, invisible)
      : placeRows(laid, content, inside, at, invisible);
  const painting: Painting = {
    look: element.look,
    semantics: element.semantics,
    invisible,
    content,
    words:
      element.words === undefined
        ? undefined
        : // A pixel more than the box has: sizes were rounded after the words were measured.
          { paragraph: wrap(element.words, content.right - content.left + 1), style: element.words.style },
    rtl: at.rtl,
  };
  paintings.add(painting);
  return toBox(element, rect, visible, painting, scrolled.children, scrolled.range, invisible);
}

function toBox(
  element: Element,
  rect: Rect,
  visible: Rect | null,
  painting: Painting,
  children: readonly Box[],
  range: ScrollRange | undefined,
  invisible: boolean,
): Box {
  const on: BoxHandlers = {
    ...element.on,
    ...element.onPlaced?.({ rect, scrollMax: range?.max ?? 0 }),
  };
  return {
    key: element.key,
    kind: element.kind,
    className: element.className,
    resourceId: element.resourceId,
    text: element.text,
    desc: element.desc,
    hint: element.hint,
    checkable: element.checkable,
    checked: element.checked,
    clickable: element.clickable,
    longClickable: element.longClickable,
    enabled: element.enabled,
    focusable: element.focusable,
    focused: element.focused,
    scrollable: range !== undefined && range.max > 0,
    password: element.password,
    selected: element.selected,
    important: !invisible && element.semantics !== "none",
    rect,
    visible,
    ...(element.editable === undefined ? {} : { editable: element.editable }),
    ...(range === undefined ? {} : { scroll: range }),
    on,
    animating: element.animating,
    children,
    paint: painting,
  };
}

interface Scrolled {
  readonly children: readonly Box[];
  readonly range: ScrollRange | undefined;
}

function inner({ node }: Laid, rect: Rect): Rect {
  const pad = (edge: Edge): number => Math.round(node.getComputedPadding(edge));
  return {
    left: rect.left + pad(Edge.Left),
    top: rect.top + pad(Edge.Top),
    right: rect.right - pad(Edge.Right),
    bottom: rect.bottom - pad(Edge.Bottom),
  };
}

function placeChildren(laid: Laid, rect: Rect, clip: Rect | null, at: RowSetting, hidden: boolean): Scrolled {
  const { scroll } = laid.element;
  const width = rect.right - rect.left;
  const range = scroll === undefined ? undefined : rangeOf(laid, width, rect.bottom - rect.top);
  const moves = range !== undefined && !range.paged;
  const sideways = range?.axis === "horizontal";
  const across = moves && sideways ? (at.rtl ? range.offset : -range.offset) : 0;
  const down = moves && !sideways ? -range.offset : 0;
  const children = laid.children.map((child) => {
    let x = rect.left + Math.round(child.node.getComputedLeft()) + across;
    // Content that is wider than its frame starts at the frame's right edge when it is read from there.
    if (moves && sideways && at.rtl) x = rect.right - Math.round(child.node.getComputedWidth()) + across;
    return place(child, x, rect.top + Math.round(child.node.getComputedTop()) + down, clip, at, hidden);
  });
  return { children, range };
}

function rangeOf(laid: Laid, width: number, height: number): ScrollRange {
  const { scroll } = laid.element;
  const axis = scroll?.axis ?? "vertical";
  if (scroll?.pages !== undefined) {
    return { axis, offset: scroll.offset * width, max: Math.max(0, (scroll.pages - 1) * width), paged: true };
  }
  const content = laid.children[0]?.node;
  const length = axis === "vertical" ? content?.getComputedHeight() : content?.getComputedWidth();
  const max = Math.max(0, Math.round(length ?? 0) - (axis === "vertical" ? height : width));
  return { axis, offset: Math.min(Math.max(0, Math.round(scroll?.offset ?? 0)), max), max, paged: false };
}

function placeRows(laid: Laid, content: Rect, clip: Rect | null, at: RowSetting, hidden: boolean): Scrolled {
  const { element } = laid;
  const sideways = element.scroll?.axis === "horizontal";
  const wide = content.right - content.left;
  const tall = content.bottom - content.top;
  const seen = rowsInSight(element, sideways ? tall : wide, sideways ? wide : tall, at);
  const children = seen.lines.flatMap(({ laid: line, at: start, length }) => {
    const along = start - seen.offset;
    const x = sideways ? (at.rtl ? content.right - along - length : content.left + along) : content.left;
    const y = sideways ? content.top : content.top + along;
    const cells = line.children
      .filter((cell) => cell.element.key !== "")
      .map((cell) =>
        place(
          cell,
          Math.round(x + cell.node.getComputedLeft()),
          Math.round(y + cell.node.getComputedTop()),
          clip,
          at,
          hidden,
        ),
      );
    release(line);
    return cells;
  });
  const axis = sideways ? "horizontal" : "vertical";
  return {
    children,
    range: { axis, offset: Math.round(seen.offset), max: seen.max, paged: false, offsetOf: seen.startOf },
  };
}
