/** What every expansion needs: sizes, colours, and keys that stay the same for the same view. */
import type { ViewNode } from "../../language.ts";
import type { Element, Style, TextStyle, Words } from "../element.ts";
import { type Palette, paletteOf, resolveColor } from "../palette.ts";
import type { ViewState, WindowEnvironment } from "../scene.ts";
import type { Weight } from "../text/fonts.ts";

/** Where a view stands while it is made into boxes. */
export interface Expansion {
  readonly environment: WindowEnvironment;
  readonly palette: Palette;
  readonly rtl: boolean;
  /** Keys given out in this window. */
  readonly taken: Set<string>;
  /** Path of the parent; keys of views without an id start with it. */
  readonly path: string;
  /** Before ids, inside rows of lists, where ids repeat. */
  readonly scope: string;
  /** Direction of the container around: text gives way in a row, and keeps its height in a column. */
  readonly within: "row" | "column" | "stack";
  /** The container stretches its children over its width, unless they say otherwise. */
  readonly stretches: boolean;
  /** Ids are written as they are (web pages). */
  readonly bareIds: boolean;
  /** Makes any view into an element; undefined for one that is gone. `index` counts siblings of its kind. */
  readonly expand: (at: Expansion, node: ViewNode, index: number) => Element | undefined;
}

/** The expansion of a window's root. */
export function rootExpansion(environment: WindowEnvironment, expand: Expansion["expand"]): Expansion {
  return {
    environment,
    palette: paletteOf(environment),
    rtl: environment.config.rtl,
    taken: new Set(),
    path: "",
    scope: "",
    within: "column",
    stretches: true,
    bareIds: false,
    expand,
  };
}

/** Pixels for dp, rounded as Android does. */
export function px(at: Expansion, dp: number): number {
  return Math.round((dp * at.environment.density) / 160);
}

/** Pixels for a text size. */
export function sp(at: Expansion, size: number, fixed = false): number {
  const scale = fixed ? 1 : at.environment.config.fontScale;
  return Math.round(((size * at.environment.density) / 160) * scale * 100) / 100;
}

/** A colour of the app, or the default. */
export function color(at: Expansion, value: string | undefined, otherwise: string): string {
  return value === undefined ? otherwise : resolveColor(at.palette, value);
}

/** The key of the n-th view of its kind under a parent: its id, else its path. */
export function keyOf(at: Expansion, node: ViewNode, index: number): string {
  const { id, key } = node.props;
  const place = key === undefined ? String(index) : `:${key}`;
  return claim(at, id === undefined ? `${at.path}/${node.kind}${place}` : `${at.scope}${id}`);
}

/** A key that no other box of the window has. */
export function claim(at: Expansion, key: string): string {
  let free = key;
  for (let n = 2; at.taken.has(free); n += 1) free = `${key}~${String(n)}`;
  at.taken.add(free);
  return free;
}

/** An id with the package before it; ids that name a package already, and those of web pages, stay. */
export function resourceId(at: Expansion, id: string | undefined): string {
  if (id === undefined || id === "") return "";
  return id.includes(":") || at.bareIds ? id : `${at.environment.package}:id/${id}`;
}

/** State that a view keeps. */
export function stateOf(at: Expansion, key: string): ViewState {
  return at.environment.state(key);
}

/** Words with Material's defaults. */
export function words(
  at: Expansion,
  text: string,
  change: Partial<TextStyle> & { sp?: number; fixedSize?: boolean } = {},
): Words {
  const { sp: size = 14, fixedSize = false, ...rest } = change;
  return {
    text,
    style: {
      size: sp(at, size, fixedSize),
      weight: 400,
      color: at.palette.text,
      align: "start",
      maxLines: undefined,
      ellipsis: true,
      strike: false,
      leading: at.environment.config.locale.startsWith("ar") ? 1.5 : 1.34,
      ...rest,
    },
  };
}

/** A weight by its name. */
export function weightOf(name: string | undefined, otherwise: Weight = 400): Weight {
  if (name === "bold") return 700;
  if (name === "medium") return 500;
  return name === "regular" ? 400 : otherwise;
}

/** Space on all four sides, in dp. */
export function sides(at: Expansion, vertical: number, horizontal: number): NonNullable<Style["padding"]> {
  const tall = px(at, vertical);
  const wide = px(at, horizontal);
  return { top: tall, bottom: tall, start: wide, end: wide };
}

/** The elements of all children that are not gone. */
export function expandAll(at: Expansion, nodes: readonly ViewNode[]): readonly Element[] {
  const counts = new Map<string, number>();
  return nodes.flatMap((node) => {
    const index = counts.get(node.kind) ?? 0;
    counts.set(node.kind, index + 1);
    return at.expand(at, node, index) ?? [];
  });
}
