/** Material bars: toolbar, bottom navigation, tabs; and the floating button. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain, type Words } from "../element.ts";
import { base, lookOver, over, part } from "./base.ts";
import { claim, color, type Expansion, px, resourceId, sides, words } from "./context.ts";
import { iconPart } from "./leaves.ts";
import { bag, call, flag, type Handler, list, str } from "./read.ts";

/** An app bar: up or navigation button, title, actions, "More options". */
export function toolbar(at: Expansion, node: ViewNode, key: string): Element {
  const { props } = node;
  const own = base(at, node, key, "android.view.ViewGroup");
  const ink = color(at, str(props, "color"), at.palette.text);
  const title = str(props, "title") ?? "";
  const subtitle = str(props, "subtitle");
  const actions = list(props, "actions").map((action, index) =>
    actionButton(at, key, bag(action), index, ink),
  );
  const more = moreButton(at, key, props, ink);
  const buttons = more === undefined ? actions : [...actions, more];
  const heading = (suffix: string, text: string, set: Words): Element => ({
    ...plain,
    key: claim(at, `${key}.${suffix}`),
    kind: `toolbar.${suffix}`,
    className: "android.widget.TextView",
    text,
    words: set,
  });
  const titles = part(`${key}#titles`, {
    semantics: "through",
    style: {
      direction: "column",
      grow: 1,
      shrink: 1,
      basis: 0,
      justify: "center",
      margin: { start: px(at, 12), end: px(at, 8) },
    },
    children: [
      heading("title", title, words(at, title, { sp: 22, color: ink, maxLines: 1 })),
      ...(subtitle === undefined
        ? []
        : [
            heading(
              "subtitle",
              subtitle,
              words(at, subtitle, { sp: 13, color: at.palette.textSecondary, maxLines: 1 }),
            ),
          ]),
    ],
  });
  const group: Element = {
    ...plain,
    key: claim(at, `${key}.actions`),
    kind: "toolbar.actions",
    className: "androidx.appcompat.widget.LinearLayoutCompat",
    style: { direction: "row", align: "center", shrink: 0 },
    children: buttons,
  };
  const navigation = navigationButton(at, key, props, ink);
  return {
    ...own,
    resourceId: resourceId(at, props.id ?? "toolbar"),
    style: over(
      {
        direction: "row",
        align: "center",
        minHeight: px(at, 64),
        padding: { ...sides(at, 4, 4) },
        shrink: 0,
      },
      own.style,
    ),
    look: lookOver({ background: at.palette.background }, own.look),
    children: [
      ...(navigation === undefined ? [] : [navigation]),
      titles,
      ...(buttons.length === 0 ? [] : [group]),
    ],
  };
}

function navigationButton(
  at: Expansion,
  key: string,
  props: Readonly<Record<string, unknown>>,
  ink: string,
): Element | undefined {
  const up = call(props, "onUp");
  const other = bag(props["navigation"]);
  const name = up === undefined ? str(other, "icon") : at.rtl ? "arrow-right" : "arrow-left";
  if (name === undefined) return undefined;
  const label =
    up === undefined
      ? (str(other, "label") ?? "")
      : platformWord(at, "Navigate up", "위로 이동", "التنقل إلى أعلى");
  return iconButton(
    at,
    `${key}.navigation`,
    "toolbar.navigation",
    "android.widget.ImageButton",
    name,
    label,
    ink,
    up ?? call(other, "onTap"),
  );
}

function actionButton(
  at: Expansion,
  key: string,
  action: Readonly<Record<string, unknown>>,
  index: number,
  ink: string,
): Element {
  const id = str(action, "id");
  const label = str(action, "label") ?? "";
  const own = id === undefined ? `${key}.action${String(index)}` : `${at.scope}${id}`;
  const button = iconButton(
    at,
    own,
    "toolbar.action",
    "android.widget.Button",
    str(action, "icon") ?? "",
    label,
    ink,
    call(action, "onTap"),
    flag(action, "enabled") !== false,
  );
  const badge = str(action, "badge");
  const full = { ...button, resourceId: resourceId(at, id) };
  if (badge === undefined || badge === "") return full;
  return { ...full, children: [badgePart(at, button.key, badge, px(at, 4), px(at, 26))] };
}

function moreButton(
  at: Expansion,
  key: string,
  props: Readonly<Record<string, unknown>>,
  ink: string,
): Element | undefined {
  const items = list(props, "overflow").map(bag);
  if (items.length === 0) return undefined;
  const label = platformWord(at, "More options", "옵션 더보기", "خيارات أخرى");
  const button = iconButton(
    at,
    `${key}.more`,
    "toolbar.more",
    "android.widget.ImageView",
    "dots-vertical",
    label,
    ink,
    undefined,
  );
  const labels = items.map((item) => str(item, "label") ?? "");
  const pick = (index: number): void => {
    const item = bag(items[index]);
    if (flag(item, "enabled") !== false) call(item, "onTap")?.();
  };
  return {
    ...button,
    onPlaced: ({ rect }) => ({ tap: () => at.environment.openMenu(rect, labels, -1, pick) }),
  };
}

function iconButton(
  at: Expansion,
  key: string,
  kind: string,
  className: string,
  name: string,
  desc: string,
  ink: string,
  onTap: Handler | undefined,
  enabled = true,
): Element {
  const side = px(at, 48);
  return {
    ...plain,
    key: claim(at, key),
    kind,
    className,
    desc,
    enabled,
    clickable: true,
    longClickable: desc !== "",
    focusable: true,
    on: { tap: () => (enabled ? void onTap?.() : undefined) },
    style: { width: side, height: side, shrink: 0 },
    look: { opacity: enabled ? 1 : 0.38, drawing: { kind: "icon", name, color: ink, size: px(at, 24) } },
  };
}

/** A red count over an icon: drawn, but no node, as Material's BadgeDrawable. */
function badgePart(at: Expansion, key: string, badge: string, top: number, start: number): Element {
  const dot = badge === "•" || badge === " ";
  const side = px(at, dot ? 6 : 16);
  return part(`${key}#badge`, {
    style: {
      absolute: { top: top + (dot ? px(at, 4) : 0), start },
      direction: "row",
      justify: "center",
      align: "center",
      height: side,
      minWidth: side,
      padding: dot ? undefined : { start: px(at, 4), end: px(at, 4) },
    },
    look: { background: at.palette.error, corner: side / 2, clips: false },
    children: dot
      ? []
      : [
          part(`${key}#count`, {
            words: words(at, badge, {
              sp: 11,
              fixedSize: true,
              weight: 500,
              color: at.palette.onError,
              maxLines: 1,
              ellipsis: false,
            }),
          }),
        ],
  });
}

/** Words of the platform itself, in the phone's language. */
function platformWord(at: Expansion, english: string, korean: string, arabic: string): string {
  const { locale } = at.environment.config;
  if (locale.startsWith("ko")) return korean;
  return locale.startsWith("ar") ? arabic : english;
}

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

/** A FloatingActionButton, at the bottom end unless it says otherwise. */
export function fab(at: Expansion, node: ViewNode, key: string): Element {
  const { props } = node;
  const own = base(at, node, key, "android.widget.ImageButton");
  const side = px(at, 56);
  return {
    ...own,
    desc: props.desc ?? str(props, "label") ?? "",
    clickable: true,
    focusable: true,
    on: { tap: () => undefined, ...own.on },
    style: over(
      {
        width: side,
        height: side,
        absolute: at.within === "stack" ? { end: px(at, 16), bottom: px(at, 16) } : undefined,
      },
      own.style,
    ),
    look: lookOver(
      {
        background: at.palette.primaryContainer,
        corner: px(at, 16),
        elevation: 6,
        drawing: {
          kind: "icon",
          name: str(props, "icon") ?? "plus",
          color: at.palette.onPrimaryContainer,
          size: px(at, 24),
        },
      },
      own.look,
    ),
  };
}
