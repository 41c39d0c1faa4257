/** Ways between the parts of an app: bottom navigation and tabs. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain } from "../element.ts";
import { badgePart } from "./badge.ts";
import { base, lookOver, over, part } from "./base.ts";
import { claim, type Expansion, px, resourceId, sides, words } from "./context.ts";
import { iconPart } from "./leaves.ts";
import { platformWord } from "./platform-words.ts";
import { bag, call, type Handler, list, str } from "./read.ts";

interface Item {
  readonly id: string;
  readonly label: string;
  readonly icon: string | undefined;
  readonly badge: string | undefined;
  readonly onTap: Handler | undefined;
}

function itemsOf(node: ViewNode): readonly Item[] {
  return list(node.props, "items").map((value) => {
    const item = bag(value);
    return {
      id: str(item, "id") ?? "",
      label: str(item, "label") ?? "",
      icon: str(item, "icon"),
      badge: str(item, "badge"),
      onTap: call(item, "onTap"),
    };
  });
}

/** A BottomNavigationView. */
export function bottomNav(at: Expansion, node: ViewNode, key: string): Element {
  const { palette } = at;
  const own = base(at, node, key, "android.widget.FrameLayout");
  const selected = str(node.props, "selected");
  const menu: Element = {
    ...plain,
    key: claim(at, `${key}.menu`),
    kind: "bottomNav.menu",
    className: "android.view.ViewGroup",
    style: { direction: "row", height: px(at, 80), align: "stretch" },
    children: itemsOf(node).map((item) => navItem(at, item, item.id === selected)),
  };
  return {
    ...own,
    style: over({ direction: "column", shrink: 0 }, own.style),
    look: lookOver({ background: palette.surfaceVariant }, own.look),
    children: [menu],
  };
}

function navItem(at: Expansion, item: Item, selected: boolean): Element {
  const { palette } = at;
  const key = claim(at, `${at.scope}${item.id}`);
  const { badge } = item;
  const ink = selected ? palette.onPrimaryContainer : palette.textSecondary;
  const icon: Element = {
    ...plain,
    key: `${key}.icon`,
    kind: "bottomNav.icon",
    className: "android.widget.ImageView",
    resourceId: resourceId(at, "navigation_bar_item_icon_view"),
    style: { width: px(at, 24), height: px(at, 24) },
    look: {
      drawing: {
        kind: "icon",
        name: (selected ? item.icon?.replace(/-outline$/, "") : item.icon) ?? "circle-outline",
        color: ink,
        size: px(at, 24),
      },
    },
  };
  const container: Element = {
    ...plain,
    key: `${key}.container`,
    kind: "bottomNav.container",
    className: "android.widget.FrameLayout",
    resourceId: resourceId(at, "navigation_bar_item_icon_container"),
    style: { width: px(at, 64), height: px(at, 32), align: "center", justify: "center" },
    look: { background: selected ? palette.primaryContainer : undefined, corner: px(at, 16), clips: false },
    children:
      badge === undefined || badge === "" ? [icon] : [icon, badgePart(at, key, badge, px(at, 0), px(at, 34))],
  };
  const label: Element = {
    ...plain,
    key: `${key}.label`,
    kind: "bottomNav.label",
    className: "android.widget.TextView",
    resourceId: resourceId(at, "navigation_bar_item_large_label_view"),
    text: item.label,
    selected,
    words: words(at, item.label, {
      sp: 12,
      weight: selected ? 700 : 500,
      color: selected ? palette.text : palette.textSecondary,
      maxLines: 1,
      align: "center",
    }),
  };
  const labels: Element = {
    ...plain,
    key: `${key}.labels`,
    kind: "bottomNav.labels",
    className: "android.view.ViewGroup",
    resourceId: resourceId(at, "navigation_bar_item_labels_group"),
    style: { margin: { top: px(at, 4) }, maxWidth: "100%" },
    children: [label],
  };
  return {
    ...plain,
    key,
    kind: "bottomNav.item",
    className: "android.widget.FrameLayout",
    resourceId: resourceId(at, item.id),
    desc: counted(at, item.label, badge),
    selected,
    // Material makes the item that is shown already not clickable.
    clickable: !selected,
    focusable: true,
    on: { tap: () => void item.onTap?.() },
    style: { direction: "column", align: "center", justify: "center", grow: 1, shrink: 1, basis: 0 },
    children: [container, labels],
  };
}

function counted(at: Expansion, label: string, badge: string | undefined): string {
  const count = Number(badge);
  if (badge === undefined || badge === "" || !Number.isFinite(count)) return label;
  return `${label}, ${platformWord(at, `${badge} new notification${count === 1 ? "" : "s"}`, `새 알림 ${badge}개`, `${badge} إشعارات جديدة`)}`;
}

/** A TabLayout. */
export function tabs(at: Expansion, node: ViewNode, key: string): Element {
  const { palette } = at;
  const own = base(at, node, key, "android.widget.HorizontalScrollView");
  const selected = str(node.props, "selected");
  const strip: Element = {
    ...plain,
    key: claim(at, `${key}.strip`),
    kind: "tabs.strip",
    className: "android.widget.LinearLayout",
    style: { direction: "row", height: px(at, 48), align: "stretch" },
    children: itemsOf(node).map((item) => tab(at, item, item.id === selected)),
  };
  return {
    ...own,
    style: over({ direction: "column", shrink: 0 }, own.style),
    look: lookOver({ background: palette.background }, own.look),
    children: [
      strip,
      part(`${key}#line`, {
        style: { absolute: { start: 0, end: 0, bottom: 0 }, height: Math.max(1, px(at, 1)) },
        look: { background: palette.divider },
      }),
    ],
  };
}

function tab(at: Expansion, item: Item, selected: boolean): Element {
  const { palette } = at;
  const key = claim(at, `${at.scope}${item.id}`);
  const ink = selected ? palette.primary : palette.textSecondary;
  const label: Element = {
    ...plain,
    key: `${key}.label`,
    kind: "tabs.label",
    className: "android.widget.TextView",
    text: item.label,
    selected,
    words: words(at, item.label, { sp: 14, weight: 500, color: ink, maxLines: 1, align: "center" }),
    style: { shrink: 1 },
  };
  return {
    ...plain,
    key,
    kind: "tabs.tab",
    className: "android.widget.LinearLayout",
    resourceId: resourceId(at, item.id),
    desc: counted(at, item.label, item.badge),
    selected,
    clickable: !selected,
    longClickable: true,
    focusable: true,
    on: { tap: () => void item.onTap?.() },
    style: {
      direction: "row",
      align: "center",
      justify: "center",
      gap: px(at, 6),
      grow: 1,
      shrink: 1,
      basis: 0,
      padding: sides(at, 0, 8),
    },
    children: [
      ...(item.icon === undefined ? [] : [iconPart(at, `${key}#icon`, item.icon, ink, 20)]),
      label,
      ...(selected
        ? [
            part(`${key}#mark`, {
              style: { absolute: { start: px(at, 12), end: px(at, 12), bottom: 0 }, height: px(at, 3) },
              look: { background: palette.primary, corner: px(at, 3), topCornersOnly: true },
            }),
          ]
        : []),
    ],
  };
}
