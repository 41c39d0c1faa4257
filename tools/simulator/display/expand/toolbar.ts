/** The app bar. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain, type Words } from "../element.ts";
import { badgePart } from "./badge.ts";
import { base, lookOver, over, part } from "./base.ts";
import { claim, color, type Expansion, px, resourceId, sides, words } from "./context.ts";
import { platformWord } from "./platform-words.ts";
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
