/** Views that hold others: column, row, stack, card, scroll, pager, drawer. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain, type Style } from "../element.ts";
import { base, lookOver, over, part, styleOf } from "./base.ts";
import { claim, type Expansion, expandAll, px, stateOf } from "./context.ts";
import { call, flag, num } from "./read.ts";

/** A LinearLayout. */
export function column(at: Expansion, node: ViewNode, key: string): Element {
  const inside = { ...at, path: key, within: "column", stretches: node.props.align === undefined } as const;
  const own = base(at, node, key, "android.widget.LinearLayout");
  return {
    ...own,
    style: over({ direction: "column" }, own.style),
    children: expandAll(inside, node.children),
  };
}

/** A LinearLayout that is horizontal; children stand at its middle unless `align` says otherwise. */
export function row(at: Expansion, node: ViewNode, key: string): Element {
  const inside = { ...at, path: key, within: "row", stretches: false } as const;
  const own = base(at, node, key, "android.widget.LinearLayout");
  return {
    ...own,
    style: over({ direction: "row", align: "center" }, own.style),
    children: expandAll(inside, node.children),
  };
}

/** What fills its frame when it stands in a stack. */
const filling = new Set(["scroll", "list", "pager", "drawer", "webView", "compose", "flutter", "canvas"]);

/**
 * A FrameLayout. The first child that is not absolute gives it its size; the others lie over it, placed by the stack's
 * `align` (across) and `justify` (down), or over all of it if they have `flex`.
 */
export function stack(at: Expansion, node: ViewNode, key: string): Element {
  const inside = { ...at, path: key, within: "stack", stretches: node.props.align === undefined } as const;
  const own = base(at, node, key, "android.widget.FrameLayout");
  const counts = new Map<string, number>();
  let inFlow = false;
  const children = node.children.flatMap((child) => {
    const index = counts.get(child.kind) ?? 0;
    counts.set(child.kind, index + 1);
    const element = inside.expand(inside, child, index);
    if (element === undefined || element.style.absolute !== undefined) return element ?? [];
    const fills =
      child.props.flex !== undefined || (filling.has(child.kind) && child.props.height === undefined);
    if (!inFlow) {
      inFlow = true;
      return fills
        ? { ...element, style: { ...element.style, grow: 1, shrink: 1, basis: undefined } }
        : element;
    }
    return { ...element, style: layered(element.style, fills, inside.stretches) };
  });
  return { ...own, style: over({ direction: "column" }, own.style), children };
}

function layered(style: Style, fills: boolean, stretches: boolean): Style {
  const across = (fills || stretches) && style.width === undefined && style.alignSelf === undefined;
  const absolute = { ...(across ? { start: 0, end: 0 } : {}), ...(fills ? { top: 0, bottom: 0 } : {}) };
  return { ...style, grow: undefined, basis: undefined, absolute };
}

/** A MaterialCardView. */
export function card(at: Expansion, node: ViewNode, key: string): Element {
  const own = column(at, node, key);
  return {
    ...own,
    className: node.props.className ?? "androidx.cardview.widget.CardView",
    look: lookOver(
      {
        background: at.palette.surface,
        corner: px(at, 12),
        elevation: node.props.border === undefined ? 1 : 0,
      },
      own.look,
    ),
  };
}

/** A ScrollView with one LinearLayout inside. */
export function scroll(at: Expansion, node: ViewNode, key: string): Element {
  const sideways = flag(node.props, "horizontal") === true;
  const { padding, gap, align, justify, ...box } = styleOf(at, node);
  const inside = {
    ...at,
    path: key,
    within: sideways ? "row" : "column",
    stretches: !sideways && align === undefined,
  } as const;
  const own = base(
    at,
    node,
    key,
    sideways ? "android.widget.HorizontalScrollView" : "android.widget.ScrollView",
  );
  const direction = sideways ? "row" : "column";
  const content: Element = {
    ...plain,
    key: claim(at, `${key}/content`),
    kind: "scroll.content",
    className: "android.widget.LinearLayout",
    style: {
      direction,
      padding,
      gap,
      align: align ?? (sideways ? "center" : undefined),
      justify,
      grow: 1,
      shrink: 0,
    },
    look: { clips: false },
    children: expandAll(inside, node.children).map((child) =>
      // In a row that scrolls nothing has to give way.
      sideways ? { ...child, style: { ...child.style, shrink: 0 } } : child,
    ),
  };
  const unsized = box.grow === undefined && box.height === undefined && at.within === "column" && !sideways;
  return {
    ...own,
    focusable: true,
    style: {
      ...box,
      direction,
      scrolls: true,
      shrink: box.shrink === 0 ? 1 : box.shrink,
      ...(unsized ? { grow: 0 } : {}),
    },
    scroll: { axis: sideways ? "horizontal" : "vertical", offset: stateOf(at, key).scroll ?? 0 },
    on: { ...own.on, scrollTo: (offset) => at.environment.setState(key, { scroll: offset }) },
    children: [content],
  };
}

/** A ViewPager: the page in sight is its only child. */
export function pager(at: Expansion, node: ViewNode, key: string): Element {
  const pages = node.children.length;
  const page = Math.min(Math.max(0, Math.round(num(node.props, "page") ?? 0)), Math.max(0, pages - 1));
  const onPage = call(node.props, "onPage");
  const inside = { ...at, path: `${key}/${String(page)}`, within: "stack", stretches: true } as const;
  const shown = node.children[page];
  const child = shown === undefined ? undefined : at.expand(inside, shown, 0);
  const own = base(at, node, key, "androidx.viewpager.widget.ViewPager");
  return {
    ...own,
    focusable: true,
    style: over({ direction: "column" }, own.style),
    scroll: { axis: "horizontal", offset: page, pages },
    onPlaced: ({ rect }) => ({
      scrollTo: (offset) => {
        const next = Math.min(
          Math.max(0, Math.round(offset / Math.max(1, rect.right - rect.left))),
          pages - 1,
        );
        if (next !== page) onPage?.(next);
      },
    }),
    children: child === undefined ? [] : [{ ...child, style: { ...child.style, grow: 1, shrink: 1 } }],
  };
}

/** A DrawerLayout. */
export function drawer(at: Expansion, node: ViewNode, key: string): Element {
  const [content, panel] = node.children;
  const open = flag(node.props, "open") === true;
  const onClose = call(node.props, "onClose");
  const inside = { ...at, path: key, within: "stack", stretches: true } as const;
  const below = content === undefined ? undefined : at.expand(inside, content, 0);
  const above =
    panel === undefined || !open ? undefined : at.expand({ ...inside, path: `${key}/drawer` }, panel, 1);
  const children: Element[] = [];
  const all = { top: 0, bottom: 0, start: 0, end: 0 };
  if (below !== undefined) {
    // Under an open drawer the content is drawn, but DrawerLayout hides it from accessibility.
    const semantics = above === undefined ? below.semantics : "none";
    children.push({ ...below, semantics, style: { ...below.style, grow: 1, shrink: 1 } });
  }
  if (above !== undefined) {
    const close = (): void => {
      onClose?.();
    };
    children.push(
      part(`${key}#scrim`, {
        style: { absolute: all },
        look: { background: "rgba(0, 0, 0, 0.4)" },
        on: { tap: close, back: close },
      }),
    );
    children.push({
      ...above,
      // Touches on the panel do not fall through to what is below.
      on: {
        tap: () => undefined,
        ...above.on,
        swipe: (direction) => (direction === (at.rtl ? "right" : "left") ? close() : undefined),
      },
      style: {
        ...above.style,
        absolute: { top: 0, bottom: 0, start: 0 },
        width: above.style.width ?? px(at, 304),
        maxWidth: "85%",
      },
      look: lookOver({ background: at.palette.surface, elevation: 16 }, above.look),
    });
  }
  const own = base(at, node, key, "androidx.drawerlayout.widget.DrawerLayout");
  return { ...own, style: over({ direction: "column", grow: 1, shrink: 1 }, own.style), children };
}
