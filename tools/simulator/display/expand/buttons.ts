/** What is pressed: button, chip, floating button. */
import type { ViewNode } from "../../language.ts";
import { fade, readableOn } from "../color.ts";
import type { Element } from "../element.ts";
import { base, lookOver, over, part } from "./base.ts";
import { type Expansion, px, sides } from "./context.ts";
import { iconPart, wordsOf } from "./leaves.ts";
import { flag, str } from "./read.ts";

/** A Material button. */
export function button(at: Expansion, node: ViewNode, key: string): Element {
  const { palette } = at;
  const own = base(at, node, key, "android.widget.Button");
  const value = str(node.props, "text") ?? "";
  const style = str(node.props, "style") ?? "filled";
  const fill =
    style === "filled" ? palette.primary : style === "tonal" ? palette.primaryContainer : undefined;
  const background = own.look.background ?? fill;
  const ink =
    own.look.background !== undefined && style === "filled"
      ? readableOn(own.look.background)
      : style === "filled"
        ? palette.onPrimary
        : style === "tonal"
          ? palette.onPrimaryContainer
          : palette.primary;
  const set = wordsOf(at, node, value, {
    color: own.enabled ? ink : palette.text,
    weight: 500,
    sp: 14,
    align: "center",
  });
  const icon = str(node.props, "icon");
  const label = part(`${key}#label`, { words: set, style: { shrink: 1 } });
  return {
    ...own,
    text: value,
    clickable: true,
    focusable: true,
    on: { tap: () => undefined, ...own.on },
    style: over(
      {
        direction: "row",
        align: "center",
        justify: "center",
        gap: px(at, 8),
        minHeight: px(at, 44),
        minWidth: px(at, 48),
        padding: sides(at, 8, style === "text" ? 12 : 24),
      },
      own.style,
    ),
    look: {
      ...lookOver(
        { corner: px(at, 22), border: style === "outlined" ? palette.outline : undefined },
        own.look,
      ),
      background: own.enabled || background === undefined ? background : fade(palette.text, 0.12),
    },
    children: icon === undefined ? [label] : [iconPart(at, `${key}#icon`, icon, set.style.color, 18), label],
  };
}

/** A Material chip. */
export function chip(at: Expansion, node: ViewNode, key: string): Element {
  const { palette } = at;
  const { props } = node;
  const selected = props.selected === true;
  const checkable = flag(props, "checkable") === true;
  const value = str(props, "label") ?? str(props, "text") ?? "";
  const own = base(at, node, key, checkable ? "android.widget.CompoundButton" : "android.widget.Button");
  const set = wordsOf(at, node, value, {
    color: selected ? palette.onPrimaryContainer : palette.text,
    weight: 500,
    maxLines: 1,
  });
  const name = str(props, "icon") ?? (selected ? "check" : undefined);
  const label = part(`${key}#label`, { words: set, style: { shrink: 1 } });
  return {
    ...own,
    text: value,
    checkable,
    checked: checkable && selected,
    selected,
    style: over(
      {
        direction: "row",
        align: "center",
        justify: "center",
        gap: px(at, 8),
        minHeight: px(at, 36),
        padding: sides(at, 4, 12),
        alignSelf: at.stretches ? "start" : undefined,
      },
      own.style,
    ),
    look: lookOver(
      {
        corner: px(at, 8),
        background: selected ? palette.primaryContainer : undefined,
        border: selected ? undefined : palette.outline,
      },
      own.look,
    ),
    children: name === undefined ? [label] : [iconPart(at, `${key}#icon`, name, set.style.color, 18), label],
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
