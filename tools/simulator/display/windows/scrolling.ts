/** A scrolling part of a window that the platform builds. */
import { type Element, plain } from "../element.ts";
import { part } from "../expand/base.ts";
import { type Expansion, stateOf } from "../expand/context.ts";
import { layer } from "./activity.ts";

/** A ScrollView (or ListView) as tall as its content, or as the room that there is. */
export function scrolling(
  at: Expansion,
  key: string,
  className: string,
  id: string,
  children: readonly Element[],
  nested = true,
): Element {
  const style = { direction: "column", shrink: 0, grow: 1 } as const;
  const inner = nested
    ? {
        ...plain,
        key: `${key}.inner`,
        kind: "scroll.content",
        className: "android.widget.LinearLayout",
        style,
        children,
      }
    : part(`${key}#rows`, { semantics: "through", style, children });
  return {
    ...layer(key, className, id, { direction: "column", shrink: 1, scrolls: true }, [inner]),
    focusable: true,
    scroll: { axis: "vertical", offset: stateOf(at, key).scroll ?? 0 },
    on: { scrollTo: (offset) => at.environment.setState(key, { scroll: offset }) },
  };
}
