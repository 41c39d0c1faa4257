/** A RecyclerView: its rows are made by the layout when they come into sight. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain } from "../element.ts";
import { base } from "./base.ts";
import { type Expansion, px, stateOf } from "./context.ts";
import { call, flag, isView, list, num } from "./read.ts";

/** How near the end must come, in dp, before more is asked for. */
const endDistance = 120;

function nameOf(key: unknown, index: number): string {
  return typeof key === "string" || typeof key === "number" ? String(key) : String(index);
}

/** A list or grid. */
export function recycler(at: Expansion, node: ViewNode, key: string): Element {
  const { props } = node;
  const items = list(props, "items");
  const tell = call(props, "key");
  const make = call(props, "row");
  const sideways = flag(props, "horizontal") === true;
  const onEnd = call(props, "onEnd");
  const onRefresh = call(props, "onRefresh");
  const keyOf = (index: number): string => nameOf(tell?.(items[index]), index);
  const build = (index: number): Element => {
    const scope = `${key}/${keyOf(index)}/`;
    const inside: Expansion = {
      ...at,
      taken: new Set(),
      path: scope,
      scope,
      within: sideways ? "row" : "column",
      stretches: true,
    };
    const view = make?.(items[index], index);
    const element = isView(view) ? at.expand(inside, view, 0) : undefined;
    return element ?? { ...plain, key: scope, kind: "gone", semantics: "none" };
  };
  const own = base(at, node, key, "androidx.recyclerview.widget.RecyclerView");
  return {
    ...own,
    focusable: true,
    // A list with room to share takes what is left, and never more than there is.
    style: { ...own.style, shrink: own.style.shrink === 0 ? 1 : own.style.shrink },
    scroll: { axis: sideways ? "horizontal" : "vertical", offset: stateOf(at, key).scroll ?? 0 },
    rows: {
      count: items.length,
      columns: Math.max(1, Math.round(num(props, "columns") ?? 1)),
      gap: px(at, props.gap ?? 0),
      keyOf,
      build,
    },
    onPlaced: ({ scrollMax }) => ({
      scrollTo: (offset) => {
        at.environment.setState(key, { scroll: offset });
        if (offset >= scrollMax - px(at, endDistance)) onEnd?.();
      },
      ...(onRefresh === undefined ? {} : { refresh: () => void onRefresh() }),
    }),
  };
}
