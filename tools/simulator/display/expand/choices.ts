/** Views that hold one of several values: radio group, spinner, slider. */
import type { ViewNode } from "../../language.ts";
import { type Drawing, type Element, plain } from "../element.ts";
import { base, lookOver, over, part } from "./base.ts";
import { claim, type Expansion, px, sides, stateOf } from "./context.ts";
import { iconPart, wordsOf } from "./leaves.ts";
import { call, num, strings } from "./read.ts";

/** A RadioGroup with its RadioButtons. */
export function radioGroup(at: Expansion, node: ViewNode, key: string): Element {
  const { palette } = at;
  const own = base(at, node, key, "android.widget.RadioGroup");
  const { index: chosen, choose } = choice(at, node, key);
  const side = px(at, 20);
  const buttons = strings(node.props, "options").map((option, index): Element => {
    const itemKey = claim(at, `${key}/${String(index)}`);
    const on = index === chosen;
    const mark: Drawing = { kind: "radio", on, color: palette.primary, outline: palette.textSecondary };
    return {
      ...plain,
      key: itemKey,
      kind: "radio",
      className: "android.widget.RadioButton",
      text: option,
      checkable: true,
      checked: on,
      clickable: true,
      focusable: true,
      enabled: own.enabled,
      on: { tap: own.enabled && !on ? () => choose(index) : () => undefined },
      style: {
        direction: "row",
        align: "center",
        gap: px(at, 12),
        minHeight: px(at, 48),
        padding: sides(at, 4, 4),
      },
      children: [
        part(`${itemKey}#mark`, { style: { width: side, height: side, shrink: 0 }, look: { drawing: mark } }),
        part(`${itemKey}#label`, { words: wordsOf(at, node, option, { sp: 16 }), style: { shrink: 1 } }),
      ],
    };
  });
  return { ...own, style: over({ direction: "column" }, own.style), children: buttons };
}

function choice(
  at: Expansion,
  node: ViewNode,
  key: string,
): { index: number; choose: (index: number) => void } {
  const onSelect = call(node.props, "onSelect");
  const options = strings(node.props, "options");
  // A spinner always shows something; a radio group may have nothing chosen yet.
  const otherwise = node.kind === "spinner" ? 0 : -1;
  return {
    index: num(node.props, "selectedIndex") ?? stateOf(at, key).selectedIndex ?? otherwise,
    choose: (index) => {
      at.environment.setState(key, { selectedIndex: index });
      onSelect?.(index, options[index] ?? "");
    },
  };
}

/** A Spinner: a tap opens a drop-down window. */
export function spinner(at: Expansion, node: ViewNode, key: string): Element {
  const { palette } = at;
  const own = base(at, node, key, "android.widget.Spinner");
  const options = strings(node.props, "options");
  const { index, choose } = choice(at, node, key);
  const value = options[index] ?? "";
  const label: Element = {
    ...plain,
    key: claim(at, `${key}/text1`),
    kind: "spinner.text",
    className: "android.widget.TextView",
    resourceId: "android:id/text1",
    text: value,
    words: wordsOf(at, node, value, { sp: 16, maxLines: 1 }),
    style: { grow: 1, shrink: 1, basis: 0 },
  };
  return {
    ...own,
    clickable: true,
    focusable: true,
    style: over(
      {
        direction: "row",
        align: "center",
        gap: px(at, 8),
        minHeight: px(at, 48),
        minWidth: px(at, 96),
        padding: sides(at, 8, 12),
      },
      own.style,
    ),
    look: lookOver({ corner: px(at, 8), border: palette.outline }, own.look),
    onPlaced: ({ rect }) => ({
      tap: own.enabled ? () => at.environment.openMenu(rect, options, index, choose) : () => undefined,
    }),
    children: [label, iconPart(at, `${key}#arrow`, "menu-down", palette.textSecondary, 24)],
  };
}

/** A SeekBar. */
export function slider(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.widget.SeekBar");
  const most = num(node.props, "max") ?? 100;
  const value = num(node.props, "value") ?? 0;
  const onChange = call(node.props, "onChange");
  const fraction = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0;
  const slide = (to: number): void => {
    if (own.enabled) onChange?.(Math.round(Math.min(1, Math.max(0, to)) * most));
  };
  return {
    ...own,
    focusable: true,
    style: over({ height: px(at, 44), minWidth: px(at, 96) }, own.style),
    look: {
      ...own.look,
      drawing: { kind: "slider", fraction, color: at.palette.primary, track: at.palette.primaryContainer },
    },
    onPlaced: ({ rect }) => ({
      slide,
      tap: (x) => {
        const along = (x - rect.left) / Math.max(1, rect.right - rect.left);
        slide(at.rtl ? 1 - along : along);
      },
    }),
  };
}
