/** One opaque surface, and what all surfaces that Android does not know the inside of share. */
import type { ViewNode } from "../../language.ts";
import type { Element } from "../element.ts";
import { base, over } from "./base.ts";
import { type Expansion, expandAll, px } from "./context.ts";
import { call } from "./read.ts";

/** One opaque surface: a game, a map. */
export function canvas(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.view.View");
  const onTapAt = call(node.props, "onTapAt");
  const inside = { ...at, path: key, within: "stack", stretches: true } as const;
  const scale = at.environment.density / 160;
  return {
    ...own,
    style: over({ direction: "column", grow: 1, shrink: 1, minHeight: px(at, 48) }, own.style),
    onPlaced: ({ rect }) =>
      onTapAt === undefined
        ? {}
        : {
            tap: (x, y) =>
              void onTapAt(Math.round((x - rect.left) / scale), Math.round((y - rect.top) / scale)),
          },
    children: expandAll(inside, node.children).map((child) => silent(filled(child))),
  };
}

/** Drawn, and in its place, but with nothing for accessibility. */
export function silent(element: Element): Element {
  return { ...element, semantics: "none" };
}

/** The only child of a surface takes all of it. */
export function filled(element: Element): Element {
  return { ...element, style: { ...element.style, grow: 1, shrink: 1 } };
}

/** The rows of a list, changed as they are made. */
export function rowsAs(element: Element, change: (element: Element) => Element): Partial<Element> {
  const { rows } = element;
  return rows === undefined
    ? {}
    : { rows: { ...rows, keyOf: (index) => rows.keyOf(index), build: (index) => change(rows.build(index)) } };
}
