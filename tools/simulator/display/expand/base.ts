/** What all views share: box, look, state and handlers that come from `ViewProps`. */
import type { Edges, Size, ViewNode, ViewProps } from "../../language.ts";
import { type Element, type Length, type Look, plain, type Sides, type Style } from "../element.ts";
import type { BoxHandlers } from "../scene.ts";
import { color, type Expansion, px, resourceId } from "./context.ts";

/** Kinds that keep their size in a row; everything else gives way when there is no room. */
const rigid = new Set(["icon", "image", "button", "chip", "fab", "progressSpinner", "spacer", "divider"]);

/** The element of a view with everything that its props say; expansions override the rest. */
export function base(at: Expansion, node: ViewNode, key: string, className: string): Element {
  const { props } = node;
  const enabled = props.enabled !== false;
  const tappable = props.onTap !== undefined;
  return {
    ...plain,
    key,
    kind: node.kind,
    className: props.className ?? className,
    resourceId: resourceId(at, props.id),
    desc: props.desc ?? "",
    clickable: tappable,
    longClickable: props.onLongPress !== undefined,
    focusable: tappable,
    enabled,
    selected: props.selected === true,
    invisible: props.visibility === "invisible",
    style: styleOf(at, node),
    look: lookOf(at, props),
    on: handlersOf(props, enabled),
  };
}

function handlersOf(props: ViewProps, enabled: boolean): BoxHandlers {
  const { onTap, onLongPress, onSwipe } = props;
  return {
    // A disabled view that could be tapped swallows the touch.
    ...(onTap === undefined ? {} : { tap: enabled ? () => onTap() : () => undefined }),
    ...(onLongPress === undefined || !enabled ? {} : { longPress: () => onLongPress() }),
    ...(onSwipe === undefined || !enabled
      ? {}
      : { swipe: (direction: "left" | "right") => onSwipe(direction) }),
  };
}

/** Flexbox style out of the box props. */
export function styleOf(at: Expansion, node: ViewNode): Style {
  const { props } = node;
  const flex = props.flex;
  const sized = at.within === "row" ? props.width !== undefined : props.height !== undefined;
  const givesWay = at.within === "row" && !sized && !rigid.has(node.kind);
  return {
    width: length(at, props.width),
    height: length(at, props.height),
    minHeight: length(at, props.minHeight),
    maxWidth: length(at, props.maxWidth),
    grow: flex,
    shrink:
      props.shrink ??
      (flex !== undefined || givesWay ? 1 : rigid.has(node.kind) && !sized && at.within === "row" ? 0.01 : 0),
    basis: flex === undefined ? undefined : 0,
    gap: props.gap === undefined ? undefined : px(at, props.gap),
    padding: edges(at, props.padding),
    margin: edges(at, props.margin),
    align: props.align,
    alignSelf: props.alignSelf,
    justify: props.justify,
    wrap: props.wrap,
    aspectRatio: props.aspectRatio,
    absolute: props.absolute === undefined ? undefined : edges(at, props.absolute),
  };
}

/** Pixels or a part of the parent. */
export function length(at: Expansion, size: Size | undefined): Length | undefined {
  return typeof size === "number" ? px(at, size) : size;
}

/** The four sides; left and right are start and end, as apps that support right-to-left write them. */
export function edges(at: Expansion, value: Edges | undefined): Partial<Sides> | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number")
    return { top: px(at, value), bottom: px(at, value), start: px(at, value), end: px(at, value) };
  if (isPair(value)) {
    return {
      top: px(at, value[0]),
      bottom: px(at, value[0]),
      start: px(at, value[1]),
      end: px(at, value[1]),
    };
  }
  return {
    ...(value.top === undefined ? {} : { top: px(at, value.top) }),
    ...(value.bottom === undefined ? {} : { bottom: px(at, value.bottom) }),
    ...(value.left === undefined ? {} : { start: px(at, value.left) }),
    ...(value.right === undefined ? {} : { end: px(at, value.right) }),
  };
}

function isPair(value: Exclude<Edges, number>): value is readonly [number, number] {
  return Array.isArray(value);
}

/** Background, border and so on out of the look props. */
export function lookOf(at: Expansion, props: ViewProps): Look {
  return {
    background: props.background === undefined ? undefined : color(at, props.background, ""),
    border: props.border === undefined ? undefined : color(at, props.border, ""),
    corner: props.corner === undefined ? undefined : px(at, props.corner),
    elevation: props.elevation,
    opacity: props.opacity,
    clips: props.clip,
  };
}

/** A style with what the app said over the defaults of the widget. */
export function over(defaults: Style, own: Style): Style {
  return {
    ...defaults,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  };
}

/** A look with what the app said over the defaults of the widget. */
export function lookOver(defaults: Look, own: Look): Look {
  return {
    ...defaults,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  };
}

/** A drawn part of a widget: no node of the accessibility tree. */
export function part(key: string, change: Partial<Element>): Element {
  return { ...plain, key, kind: "part", semantics: "none", ...change };
}
