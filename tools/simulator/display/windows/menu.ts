/** Popup windows with a list: drop-downs of spinners, and menus. */
import { type Element, plain } from "../element.ts";
import { claim, type Expansion, px, resourceId, sides, words } from "../expand/context.ts";
import type { Insets, Rect, Screen } from "../scene.ts";
import { widthOf } from "../text/measure.ts";
import { layer } from "./activity.ts";
import type { WindowPlan } from "./plan.ts";
import { scrolling } from "./scrolling.ts";

/** What a menu shows. `selected` is −1 for a menu, an index for a drop-down. */
export interface Menu {
  readonly anchor: Rect;
  readonly items: readonly { readonly label: string; readonly id?: string }[];
  readonly selected: number;
  readonly pick: (index: number) => void;
}

/** A popup under (or over) its anchor; a menu covers the button that opened it. */
export function menuWindow(at: Expansion, menu: Menu, screen: Screen, insets: Insets): WindowPlan {
  const dropdown = menu.selected >= 0;
  const margin = px(at, 8);
  const { anchor } = menu;
  const labels = menu.items.map((item) => words(at, item.label, { sp: 16 }));
  const widest = Math.max(
    0,
    ...labels.map((label) => widthOf(label.text, label.style.size, label.style.weight)),
  );
  const wanted = Math.ceil(widest) + px(at, 32);
  const least = dropdown ? Math.max(anchor.right - anchor.left, px(at, 112)) : px(at, 168);
  const width = Math.min(
    Math.max(wanted, least),
    screen.width - 2 * margin,
    dropdown ? screen.width : px(at, 280),
  );
  const top = insets.top + margin;
  const bottom = screen.height - Math.max(insets.bottom, insets.keyboard) - margin;
  const rows = menu.items.map((item, index) =>
    dropdown ? option(at, menu, index) : menuItem(at, menu, item, index),
  );
  const list = scrolling(at, "menu.list", "android.widget.ListView", "", rows, false);
  const root: Element = {
    ...layer(
      "menu",
      "android.widget.FrameLayout",
      "",
      { direction: "column", padding: { top: px(at, 8), bottom: px(at, 8) } },
      [list],
    ),
    look: { background: at.palette.surface, corner: px(at, 4), elevation: 6 },
  };
  return {
    root,
    place: {
      kind: "fits",
      width,
      maxHeight: Math.min(bottom - top, px(at, 560)),
      at: (wide, tall) => {
        const from = at.rtl === dropdown ? anchor.right - wide : anchor.left;
        const left = dropdown ? from : at.rtl ? anchor.left : anchor.right - wide;
        const below = dropdown ? anchor.bottom : anchor.top;
        const fits = below + tall <= bottom;
        return {
          left: Math.round(Math.min(Math.max(left, margin), screen.width - margin - wide)),
          top: Math.round(
            Math.max(
              top,
              fits ? below : Math.min((dropdown ? anchor.top : anchor.bottom) - tall, bottom - tall),
            ),
          ),
        };
      },
    },
  };
}

function option(at: Expansion, menu: Menu, index: number): Element {
  const label = menu.items[index]?.label ?? "";
  const selected = index === menu.selected;
  return {
    ...plain,
    key: claim(at, `menu/${String(index)}`),
    kind: "menu.option",
    className: "android.widget.CheckedTextView",
    resourceId: "android:id/text1",
    text: label,
    checkable: true,
    checked: selected,
    clickable: true,
    focusable: true,
    words: words(at, label, {
      sp: 16,
      weight: selected ? 500 : 400,
      color: selected ? at.palette.onPrimaryContainer : at.palette.text,
    }),
    style: { padding: sides(at, 13, 16), minHeight: px(at, 48), shrink: 0 },
    look: selected ? { background: at.palette.primaryContainer } : {},
    on: { tap: () => menu.pick(index) },
  };
}

function menuItem(at: Expansion, menu: Menu, item: Menu["items"][number], index: number): Element {
  const key = claim(at, item.id === undefined ? `menu/${String(index)}` : `${at.scope}${item.id}`);
  const title: Element = {
    ...layer(`${key}.title`, "android.widget.TextView", resourceId(at, item.id ?? "title"), {}, []),
    kind: "menu.title",
    text: item.label,
    words: words(at, item.label, { sp: 16 }),
  };
  const content = layer(
    `${key}.content`,
    "android.widget.LinearLayout",
    resourceId(at, "content"),
    { direction: "column", padding: sides(at, 12, 16) },
    [title],
  );
  return {
    ...layer(
      key,
      "android.widget.LinearLayout",
      "",
      { direction: "column", justify: "center", minHeight: px(at, 48), shrink: 0 },
      [content],
    ),
    kind: "menu.item",
    clickable: true,
    focusable: true,
    on: { tap: () => menu.pick(index) },
  };
}
