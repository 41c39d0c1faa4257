/** Views without views in them: text, button, icon, image, progress, divider, spacer, chip. */
import type { ViewNode } from "../../language.ts";
import { fade } from "../color.ts";
import type { Element, TextStyle, Words } from "../element.ts";
import { base, lookOver, over, part } from "./base.ts";
import { color, type Expansion, px, sp, weightOf, words } from "./context.ts";
import { flag, num, picture, str } from "./read.ts";

/** Words with what TextProps say about them. */
export function wordsOf(
  at: Expansion,
  node: ViewNode,
  text: string,
  change: Partial<TextStyle> & { sp?: number } = {},
): Words {
  const { props } = node;
  const align = str(props, "textAlign");
  const maxLines = num(props, "maxLines");
  const enabled = props.enabled !== false;
  const ink = color(at, str(props, "color"), change.color ?? at.palette.text);
  return words(at, text, {
    ...change,
    sp: num(props, "textSize") ?? change.sp ?? 14,
    fixedSize: flag(props, "fixedSize") === true,
    color: enabled ? ink : fade(ink, 0.38),
    weight: weightOf(str(props, "weight"), change.weight),
    align: align === "center" || align === "end" ? align : (change.align ?? "start"),
    maxLines: maxLines ?? change.maxLines,
    ellipsis: flag(props, "ellipsis") !== false,
    strike: flag(props, "strike") === true,
  });
}

/** A TextView. */
export function text(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.widget.TextView");
  const value = str(node.props, "text") ?? "";
  const set = wordsOf(at, node, value);
  const icon = str(node.props, "icon");
  if (icon === undefined) return { ...own, text: value, words: set };
  return {
    ...own,
    text: value,
    style: over({ direction: "row", align: "center", gap: px(at, 8) }, own.style),
    children: [
      iconPart(at, `${key}#icon`, icon, set.style.color, set.style.size / sp(at, 1) + 4),
      part(`${key}#label`, { words: set, style: { shrink: 1 } }),
    ],
  };
}

/** An icon drawn as a part of a widget; `size` in dp. */
export function iconPart(at: Expansion, key: string, name: string, ink: string, size: number): Element {
  const side = px(at, size);
  return part(key, {
    style: { width: side, height: side, shrink: 0 },
    look: { drawing: { kind: "icon", name, color: ink, size: side } },
  });
}

/** An ImageView, or an ImageButton if it can be tapped. */
export function icon(at: Expansion, node: ViewNode, key: string): Element {
  const { props } = node;
  const tappable = props.onTap !== undefined;
  const own = base(at, node, key, tappable ? "android.widget.ImageButton" : "android.widget.ImageView");
  const size = px(at, num(props, "size") ?? 24);
  const box = tappable ? Math.max(size, px(at, 48)) : size;
  const ink = color(at, str(props, "tint") ?? str(props, "color"), at.palette.textSecondary);
  return {
    ...own,
    style: over({ width: box, height: box, alignSelf: at.stretches ? "start" : undefined }, own.style),
    look: {
      ...own.look,
      drawing: {
        kind: "icon",
        name: str(props, "name") ?? "",
        color: own.enabled ? ink : fade(ink, 0.38),
        size,
      },
    },
  };
}

/** An ImageView with a picture. */
export function image(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.widget.ImageView");
  const shown = picture(node.props["picture"]);
  const { width, height, aspectRatio, grow } = own.style;
  const unsized =
    width === undefined && height === undefined && aspectRatio === undefined && grow === undefined;
  const side = shown.kind === "avatar" || shown.kind === "icon" ? px(at, 48) : undefined;
  return {
    ...own,
    style: unsized
      ? over(side === undefined ? { height: px(at, 160) } : { width: side, height: side }, own.style)
      : own.style,
    look: lookOver(
      { corner: shown.kind === "avatar" ? 1e4 : undefined, drawing: { kind: "picture", picture: shown } },
      own.look,
    ),
  };
}

/** A determinate ProgressBar. */
export function progressBar(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.widget.ProgressBar");
  const most = num(node.props, "max") ?? 1;
  const fraction = most > 0 ? Math.min(1, Math.max(0, (num(node.props, "value") ?? 0) / most)) : 0;
  return {
    ...own,
    style: over({ height: px(at, 4), minWidth: px(at, 24) }, own.style),
    look: {
      ...own.look,
      drawing: { kind: "progress", fraction, color: at.palette.primary, track: at.palette.primaryContainer },
    },
  };
}

/** An endless spinner: while it is in sight the window never becomes idle. */
export function progressSpinner(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.widget.ProgressBar");
  const side = px(at, 40);
  const turn = (at.environment.now % 1333) / 1333;
  return {
    ...own,
    animating: true,
    style: over({ width: side, height: side, alignSelf: at.stretches ? "center" : undefined }, own.style),
    look: { ...own.look, drawing: { kind: "busy", color: at.palette.primary, turn } },
  };
}

/** A hairline. */
export function divider(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.view.View");
  const thin = Math.max(1, px(at, 1));
  return {
    ...own,
    style: over(at.within === "row" ? { width: thin, alignSelf: "stretch" } : { height: thin }, own.style),
    look: lookOver({ background: at.palette.divider }, own.look),
  };
}

/** A Space: takes room, and what is left if it has no size. Android makes it invisible. */
export function spacer(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.widget.Space");
  const { width, height, minHeight, grow } = own.style;
  const sized = width !== undefined || height !== undefined || minHeight !== undefined || grow !== undefined;
  return {
    ...own,
    invisible: true,
    style: sized ? own.style : { ...own.style, grow: 1, shrink: 1, basis: 0 },
  };
}
