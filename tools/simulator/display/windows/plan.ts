/** A window before layout: its root and where it may stand. */
import type { Element } from "../element.ts";
import type { Rect } from "../scene.ts";

/** Pixels that a window takes: a fixed place, or as much as its content needs within limits. */
export type WindowPlace =
  | { readonly kind: "fixed"; readonly rect: Rect }
  | {
      readonly kind: "fits";
      readonly width: number | undefined;
      readonly maxHeight: number;
      readonly at: (width: number, height: number) => { readonly left: number; readonly top: number };
    };

/** A root with its place. */
export interface WindowPlan {
  readonly root: Element;
  readonly place: WindowPlace;
}
