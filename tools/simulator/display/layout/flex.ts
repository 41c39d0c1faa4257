/** Flexbox by yoga: elements in, sizes and places out. */
import Yoga, {
  Align,
  type Config,
  Direction,
  Edge,
  FlexDirection,
  Gutter,
  Justify,
  MeasureMode,
  type Node,
  Overflow,
  PositionType,
  Wrap,
} from "yoga-layout";
import type { Element, Sides, Style } from "../element.ts";
import { wrap } from "../text/wrap.ts";

/** An element with its yoga node, which must be released. */
export interface Laid {
  readonly element: Element;
  readonly node: Node;
  readonly children: readonly Laid[];
}

/** How tall (or wide) a list wants to be when nobody tells it. */
export type MeasureRows = (
  element: Element,
  across: number,
  limit: number,
) => { width: number; height: number };

let shared: Config | undefined;

/** Lay out an element in a width and height; undefined: as much as its content needs. */
export function lay(
  element: Element,
  size: { width: number | undefined; height: number | undefined },
  rtl: boolean,
  measureRows: MeasureRows,
): Laid {
  shared ??= Yoga.Config.create();
  const laid = build(element, shared, measureRows);
  laid.node.calculateLayout(size.width, size.height, rtl ? Direction.RTL : Direction.LTR);
  return laid;
}

/** Give the memory of the nodes back. */
export function release(laid: Laid): void {
  laid.node.freeRecursive();
}

function build(element: Element, config: Config, measureRows: MeasureRows): Laid {
  const node = Yoga.Node.create(config);
  applyStyle(node, element.style);
  const { words } = element;
  if (words !== undefined) {
    node.setMeasureFunc((width, mode) => {
      const available = mode === MeasureMode.Undefined ? Number.POSITIVE_INFINITY : width;
      const paragraph = wrap(words, available);
      return { width: Math.min(paragraph.width, available), height: paragraph.height };
    });
    return { element, node, children: [] };
  }
  if (element.rows !== undefined) {
    node.setMeasureFunc((width, widthMode, height, heightMode) => {
      const wide = widthMode === MeasureMode.Undefined ? Number.POSITIVE_INFINITY : width;
      const tall = heightMode === MeasureMode.Undefined ? Number.POSITIVE_INFINITY : height;
      if (widthMode === MeasureMode.Exactly && heightMode === MeasureMode.Exactly) return { width, height };
      const sideways = element.scroll?.axis === "horizontal";
      const wanted = sideways ? measureRows(element, tall, wide) : measureRows(element, wide, tall);
      return { width: Math.min(wanted.width, wide), height: Math.min(wanted.height, tall) };
    });
    return { element, node, children: [] };
  }
  const children = element.children.map((child, index) => {
    const laid = build(child, config, measureRows);
    node.insertChild(laid.node, index);
    return laid;
  });
  return { element, node, children };
}

const aligns = {
  start: Align.FlexStart,
  center: Align.Center,
  end: Align.FlexEnd,
  stretch: Align.Stretch,
  baseline: Align.Baseline,
} as const;
const justifies = {
  start: Justify.FlexStart,
  center: Justify.Center,
  end: Justify.FlexEnd,
  between: Justify.SpaceBetween,
  around: Justify.SpaceAround,
  evenly: Justify.SpaceEvenly,
} as const;

function applyStyle(node: Node, style: Style): void {
  node.setFlexDirection(style.direction === "row" ? FlexDirection.Row : FlexDirection.Column);
  applySize(node, style);
  if (style.grow !== undefined) node.setFlexGrow(style.grow);
  if (style.shrink !== undefined) node.setFlexShrink(style.shrink);
  if (style.basis !== undefined) node.setFlexBasis(style.basis);
  if (style.gap !== undefined) node.setGap(Gutter.All, style.gap);
  if (style.align !== undefined) node.setAlignItems(aligns[style.align]);
  if (style.alignSelf !== undefined) node.setAlignSelf(aligns[style.alignSelf]);
  if (style.justify !== undefined) node.setJustifyContent(justifies[style.justify]);
  if (style.wrap === true) {
    node.setFlexWrap(Wrap.Wrap);
    node.setAlignContent(Align.FlexStart);
  }
  if (style.scrolls === true) node.setOverflow(Overflow.Scroll);
  if (style.padding !== undefined) eachSide(style.padding, (edge, value) => node.setPadding(edge, value));
  if (style.margin !== undefined) eachSide(style.margin, (edge, value) => node.setMargin(edge, value));
  if (style.absolute !== undefined) {
    node.setPositionType(PositionType.Absolute);
    eachSide(style.absolute, (edge, value) => node.setPosition(edge, value));
  }
}

function applySize(node: Node, style: Style): void {
  if (style.width !== undefined) node.setWidth(style.width);
  if (style.height !== undefined) node.setHeight(style.height);
  if (style.minWidth !== undefined) node.setMinWidth(style.minWidth);
  if (style.minHeight !== undefined) node.setMinHeight(style.minHeight);
  if (style.maxWidth !== undefined) node.setMaxWidth(style.maxWidth);
  if (style.maxHeight !== undefined) node.setMaxHeight(style.maxHeight);
  if (style.aspectRatio !== undefined) node.setAspectRatio(style.aspectRatio);
}

function eachSide(sides: Partial<Sides>, apply: (edge: Edge, value: number) => void): void {
  if (sides.top !== undefined) apply(Edge.Top, sides.top);
  if (sides.bottom !== undefined) apply(Edge.Bottom, sides.bottom);
  if (sides.start !== undefined) apply(Edge.Start, sides.start);
  if (sides.end !== undefined) apply(Edge.End, sides.end);
}
