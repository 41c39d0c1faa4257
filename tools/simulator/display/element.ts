/**
 * What a view becomes before layout: primitive boxes with a flexbox style, a look and what accessibility says of them.
 * Sizes are in pixels.
 */
import type { Picture } from "../language.ts";
import type { BoxHandlers, Editable, Rect } from "./scene.ts";
import type { Weight } from "./text/fonts.ts";

/** Pixels, or a part of the parent. */
export type Length = number | `${number}%`;

/** Pixels on each side; start and end follow the reading direction. */
export interface Sides {
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
}

/** Flexbox, as yoga understands it. */
export interface Style {
  readonly direction?: "row" | "column" | undefined;
  readonly width?: Length | undefined;
  readonly height?: Length | undefined;
  readonly minWidth?: Length | undefined;
  readonly minHeight?: Length | undefined;
  readonly maxWidth?: Length | undefined;
  readonly maxHeight?: Length | undefined;
  readonly grow?: number | undefined;
  readonly shrink?: number | undefined;
  readonly basis?: number | undefined;
  readonly gap?: number | undefined;
  readonly padding?: Partial<Sides> | undefined;
  readonly margin?: Partial<Sides> | undefined;
  readonly align?: "start" | "center" | "end" | "stretch" | "baseline" | undefined;
  readonly alignSelf?: "start" | "center" | "end" | "stretch" | undefined;
  readonly justify?: "start" | "center" | "end" | "between" | "around" | "evenly" | undefined;
  readonly wrap?: boolean | undefined;
  readonly aspectRatio?: number | undefined;
  /** Out of the flow, with offsets from the parent's edges. */
  readonly absolute?: Partial<Sides> | undefined;
  /** Children may be longer than this box along its direction. */
  readonly scrolls?: boolean | undefined;
}

/** How words are set. */
export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
  readonly align: "start" | "center" | "end";
  readonly maxLines: number | undefined;
  readonly ellipsis: boolean;
  readonly strike: boolean;
  /** Line height as a multiple of the size. */
  readonly leading: number;
}

/** Text to be measured and drawn in a box. */
export interface Words {
  readonly text: string;
  readonly style: TextStyle;
}

/** What is drawn in a box besides its background and words. */
export type Drawing =
  | { readonly kind: "icon"; readonly name: string; readonly color: string; readonly size: number }
  | { readonly kind: "picture"; readonly picture: Picture }
  | {
      readonly kind: "checkbox";
      readonly on: boolean;
      readonly color: string;
      readonly mark: string;
      readonly outline: string;
    }
  | { readonly kind: "radio"; readonly on: boolean; readonly color: string; readonly outline: string }
  | {
      readonly kind: "switch";
      readonly on: boolean;
      readonly track: string;
      readonly thumb: string;
      readonly outline: string;
    }
  | { readonly kind: "slider"; readonly fraction: number; readonly color: string; readonly track: string }
  | { readonly kind: "progress"; readonly fraction: number; readonly color: string; readonly track: string }
  | { readonly kind: "busy"; readonly color: string; readonly turn: number }
  | { readonly kind: "caret"; readonly color: string; readonly size: number }
  /** An outline with a gap at the top for a floating label of this width. */
  | {
      readonly kind: "outline";
      readonly color: string;
      readonly width: number;
      readonly gap: number;
      readonly inset: number;
    };

/** How a box looks. */
export interface Look {
  readonly background?: string | undefined;
  readonly border?: string | undefined;
  readonly borderWidth?: number | undefined;
  /** Pixels, of all corners or of the top ones only. */
  readonly corner?: number | undefined;
  readonly topCornersOnly?: boolean | undefined;
  /** dp */
  readonly elevation?: number | undefined;
  readonly opacity?: number | undefined;
  /** false: what is inside may be drawn outside. */
  readonly clips?: boolean | undefined;
  readonly drawing?: Drawing | undefined;
  /** The words run on in one line and show their end (a field being typed in). */
  readonly tail?: boolean | undefined;
}

/**
 * Its place in the accessibility tree: a node of its own; "none" (drawn only, a part of its parent, with all inside);
 * "through" (no node, but its children are nodes in its place).
 */
export type Semantics = "node" | "none" | "through";

/** Rows of a list, made when they come into sight. */
export interface RowSource {
  readonly count: number;
  readonly columns: number;
  readonly gap: number;
  keyOf(index: number): string;
  build(index: number): Element;
}

/** What a box knows of its place when its handlers are made. */
export interface Placed {
  readonly rect: Rect;
  /** Pixels that it can scroll; 0 when it cannot. */
  readonly scrollMax: number;
}

/** A box whose content is longer than itself. */
export interface Scrolling {
  readonly axis: "vertical" | "horizontal";
  /** Pixels, or of a pager the page. */
  readonly offset: number;
  /** How many pages a pager has. */
  readonly pages?: number;
}

/** A view, or a part of one, before layout. */
export interface Element {
  readonly key: string;
  readonly kind: string;
  readonly className: string;
  readonly resourceId: string;
  readonly text: string;
  readonly desc: string;
  readonly hint: string;
  readonly checkable: boolean;
  readonly checked: boolean;
  readonly clickable: boolean;
  readonly longClickable: boolean;
  readonly enabled: boolean;
  readonly focusable: boolean;
  readonly focused: boolean;
  readonly password: boolean;
  readonly selected: boolean;
  /** Takes room, but is neither drawn nor in the dump. */
  readonly invisible: boolean;
  readonly semantics: Semantics;
  readonly animating: boolean;
  readonly style: Style;
  readonly look: Look;
  readonly words?: Words | undefined;
  readonly editable?: Editable | undefined;
  readonly scroll?: Scrolling | undefined;
  readonly rows?: RowSource;
  readonly on: BoxHandlers;
  /** Handlers that need the place: added to `on`. */
  readonly onPlaced?: ((placed: Placed) => BoxHandlers) | undefined;
  readonly children: readonly Element[];
}

/** A part or a container with nothing special: override what differs. */
export const plain: Element = {
  key: "",
  kind: "",
  className: "android.view.View",
  resourceId: "",
  text: "",
  desc: "",
  hint: "",
  checkable: false,
  checked: false,
  clickable: false,
  longClickable: false,
  enabled: true,
  focusable: false,
  focused: false,
  password: false,
  selected: false,
  invisible: false,
  semantics: "node",
  animating: false,
  style: {},
  look: {},
  on: {},
  children: [],
};
