/** Views that are on or off: checkbox and toggle. */
import type { ViewNode } from "../../language.ts";
import { fade } from "../color.ts";
import { type Drawing, type Element, plain } from "../element.ts";
import { base, over, part } from "./base.ts";
import { claim, type Expansion, px, sides, stateOf, words } from "./context.ts";
import { wordsOf } from "./leaves.ts";
import { call, flag, str } from "./read.ts";

interface Check {
  readonly on: boolean;
  readonly flip: () => void;
}

function check(at: Expansion, node: ViewNode, key: string): Check {
  const on = flag(node.props, "checked") ?? stateOf(at, key).checked ?? flag(node.props, "initial") ?? false;
  const onChange = call(node.props, "onChange");
  return {
    on,
    flip: () => {
      at.environment.setState(key, { checked: !on });
      onChange?.(!on);
    },
  };
}

/** A CheckBox; with a summary, a settings row that holds one. */
export function checkbox(at: Expansion, node: ViewNode, key: string): Element {
  const { on } = check(at, node, key);
  const { palette } = at;
  const side = px(at, 20);
  const ink = node.props.enabled === false ? fade(palette.text, 0.38) : palette.primary;
  const mark: Drawing = {
    kind: "checkbox",
    on,
    color: ink,
    mark: palette.onPrimary,
    outline: palette.textSecondary,
  };
  const control = part(`${key}#box`, {
    style: { width: side, height: side, shrink: 0 },
    look: { drawing: mark },
  });
  return compound(at, node, key, "android.widget.CheckBox", control, "start");
}

/** A Switch; with a summary, a settings row that holds one. */
export function toggle(at: Expansion, node: ViewNode, key: string): Element {
  const { on } = check(at, node, key);
  const { palette } = at;
  const enabled = node.props.enabled !== false;
  const mark: Drawing = {
    kind: "switch",
    on,
    track: on ? (enabled ? palette.primary : fade(palette.text, 0.2)) : palette.surfaceVariant,
    thumb: on ? palette.onPrimary : palette.outline,
    outline: palette.outline,
  };
  const control = part(`${key}#switch`, {
    style: { width: px(at, 52), height: px(at, 32), shrink: 0 },
    look: { drawing: mark },
  });
  return compound(at, node, key, "android.widget.Switch", control, "end");
}

function compound(
  at: Expansion,
  node: ViewNode,
  key: string,
  className: string,
  control: Element,
  side: "start" | "end",
): Element {
  const { props } = node;
  const { on, flip } = check(at, node, key);
  const value = str(props, "label") ?? "";
  const summary = str(props, "summary");
  const own = base(at, node, key, className);
  const tap = own.enabled ? flip : () => undefined;
  const set = wordsOf(at, node, value, { sp: 16 });
  const row = over(
    { direction: "row", align: "center", gap: px(at, 12), minHeight: px(at, 48), padding: sides(at, 4, 4) },
    own.style,
  );
  if (summary === undefined) {
    const label = part(`${key}#label`, {
      words: set,
      style: { shrink: 1, grow: side === "end" ? 1 : undefined },
    });
    const parts = side === "start" ? [control, label] : [label, control];
    return {
      ...own,
      text: value,
      checkable: true,
      checked: on,
      clickable: true,
      focusable: true,
      on: { ...own.on, tap },
      style: row,
      children: value === "" ? [control] : parts,
    };
  }
  const title: Element = {
    ...plain,
    key: claim(at, `${key}.title`),
    kind: "check.title",
    className: "android.widget.TextView",
    text: value,
    words: set,
    resourceId: "android:id/title",
  };
  const line: Element = {
    ...plain,
    key: claim(at, `${key}.summary`),
    kind: "check.summary",
    className: "android.widget.TextView",
    text: summary,
    resourceId: "android:id/summary",
    words: words(at, summary, { sp: 14, color: at.palette.textSecondary }),
  };
  const both: Element = {
    ...plain,
    key: claim(at, `${key}.words`),
    kind: "check.words",
    className: "android.widget.RelativeLayout",
    style: { direction: "column", grow: 1, shrink: 1, basis: 0, gap: px(at, 2) },
    children: [title, line],
  };
  const widget: Element = {
    ...own,
    checkable: true,
    checked: on,
    clickable: false,
    focusable: false,
    on: {},
    style: { direction: "row", align: "center" },
    look: {},
    children: [control],
  };
  return {
    ...own,
    key: claim(at, `${key}.row`),
    kind: "check.row",
    className: "android.widget.LinearLayout",
    resourceId: "",
    desc: "",
    clickable: true,
    focusable: true,
    on: { ...own.on, tap },
    style: row,
    children: side === "start" ? [widget, both] : [both, widget],
  };
}
