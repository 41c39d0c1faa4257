/**
 * A window after layout: boxes with places, words and handlers. The one model that the dump, the pixels, the focus and
 * touch all come from, so that they can never disagree.
 */
import type { Configuration, DialogDefinition, Theme, ViewNode } from "../language.ts";

/** Pixels of the screen in its current rotation; `right` and `bottom` are exclusive, as in a dump. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** State that views keep themselves, by the key of their box. Lives in the window, not in the app. */
export interface ViewState {
  text?: string;
  checked?: boolean;
  selectedIndex?: number;
  /** Pixels scrolled from the start. */
  scroll?: number;
  page?: number;
}

/** What a window offers to the views in it. Handlers of boxes use it to change view state and to open other windows. */
export interface WindowEnvironment {
  readonly package: string;
  readonly density: number;
  readonly config: Configuration;
  readonly theme: Required<Omit<Theme, "dark">>;
  readonly focusedKey: string | undefined;
  /** Phone's clock, for what is drawn by time (spinners). */
  readonly now: number;
  /** Milliseconds since this window was first looked at by accessibility (web views and Flutter fill in late). */
  readonly accessibilityAge: number;
  state(key: string): ViewState;
  setState(key: string, change: ViewState): void;
  /** Open a drop-down or popup menu under a box; a pick runs `onPick` on the app's main thread and closes it. */
  openMenu(anchor: Rect, labels: readonly string[], selected: number, onPick: (index: number) => void): void;
  t(key: string): string;
}

/** A view with its place. Several boxes may come of one view (a toolbar has a title and buttons). */
export interface Box {
  /** Stable for the same view over renders: its id, else the path of kinds, keys and indices. */
  readonly key: string;
  /** Where it came from: "text", "button", … or a part ("toolbar.title"). */
  readonly kind: string;
  readonly className: string;
  /** Full ("com.example.shop:id/cart_total"), bare, or empty. */
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
  readonly scrollable: boolean;
  readonly password: boolean;
  readonly selected: boolean;
  /** false: left out of the dump with everything inside (not visible to the user). */
  readonly important: boolean;
  /** Laid out, before clipping. */
  readonly rect: Rect;
  /** The part that is in sight; null when none is. */
  readonly visible: Rect | null;
  readonly editable?: Editable;
  readonly scroll?: ScrollRange;
  readonly on: BoxHandlers;
  /** Redraws itself without input (spinner, animation): the window never becomes idle. */
  readonly animating: boolean;
  readonly children: readonly Box[];
  /** How to draw it; only the display reads this. */
  readonly paint: unknown;
}

export interface Editable {
  readonly input: "text" | "number" | "decimal" | "email" | "phone" | "password" | "multiline" | "search";
  readonly maxLength: number | undefined;
  /** Android keeps the text over recreation: has an id and saveEnabled. */
  readonly keeps: boolean;
  /** Text as typed (not bullets, not the hint). */
  readonly value: string;
}

export interface ScrollRange {
  readonly axis: "vertical" | "horizontal";
  readonly offset: number;
  readonly max: number;
  /** Pager: offset snaps to whole pages. */
  readonly paged: boolean;
  /** Lists: pixels from the start to an item, for scrolling to a row. */
  readonly offsetOf?: (index: number) => number;
}

/** Each runs on the app's main thread and already holds what the view itself does (a check box checks itself). */
export interface BoxHandlers {
  readonly tap?: (x: number, y: number) => void;
  readonly longPress?: () => void;
  readonly swipe?: (direction: "left" | "right") => void;
  /** New text of a field. */
  readonly type?: (text: string) => void;
  readonly submit?: () => void;
  /** Scrolled to this offset (clamped by the caller to 0..max). */
  readonly scrollTo?: (offset: number) => void;
  readonly refresh?: () => void;
  readonly slide?: (fraction: number) => void;
  /** BACK, before the activity hears of it. */
  readonly back?: () => void;
}

export interface Scene {
  readonly root: Box;
  /** The window's place: the whole screen, or the dialog's box. */
  readonly bounds: Rect;
  readonly animating: boolean;
}

/** What is asked to be laid out. */
export type WindowContent =
  | { readonly kind: "activity"; readonly view: ViewNode; readonly title: string }
  | { readonly kind: "dialog"; readonly dialog: DialogDefinition; readonly onDismiss: () => void }
  | {
      readonly kind: "dropdown";
      readonly anchor: Rect;
      readonly labels: readonly string[];
      readonly selected: number;
      readonly onPick: (index: number) => void;
    }
  | { readonly kind: "splash"; readonly icon: { name: string; color: string; background: string } }
  /** Windows of the system itself: error dialogs, permission dialogs, shade, keyguard, recents; written as views. */
  | {
      readonly kind: "system";
      readonly view: ViewNode;
      readonly place: "fullscreen" | "centre" | "bottom" | "top";
    };

/** Insets that a window must keep clear of, in pixels. */
export interface Insets {
  readonly top: number;
  readonly bottom: number;
  /** Height of the keyboard, 0 when hidden: the window is resized above it. */
  readonly keyboard: number;
}

export interface Screen {
  /** Pixels in the current rotation. */
  readonly width: number;
  readonly height: number;
  readonly density: number;
  /** Surface.ROTATION_0 to 270. */
  readonly rotation: 0 | 1 | 2 | 3;
}

/** What is drawn on the screen, from back to front. */
export interface Frame {
  readonly screen: Screen;
  readonly layers: readonly FrameLayer[];
  readonly statusBar: {
    readonly time: string;
    readonly battery: number;
    readonly wifi: boolean;
    readonly airplane: boolean;
    readonly notifications: number;
  } | null;
  readonly navigationBar: boolean;
  readonly night: boolean;
  readonly locale: string;
  readonly keyboard: { readonly input: Editable["input"]; readonly height: number } | null;
  readonly toast: string | null;
  readonly snackbar: null;
}

export interface FrameLayer {
  readonly scene: Scene;
  readonly environment: WindowEnvironment;
  /** FLAG_SECURE: drawn black. */
  readonly secure: boolean;
  /** Dim everything below. */
  readonly scrim: boolean;
}

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row, no stride. */
  readonly data: Buffer;
}

/** The display's functions, as the phone calls them (`display/display.ts` makes one). */
export interface Display {
  layout(content: WindowContent, environment: WindowEnvironment, screen: Screen, insets: Insets): Scene;
  /** Boxes under a point, the deepest first. */
  hit(scene: Scene, x: number, y: number): readonly Box[];
  find(scene: Scene, key: string): Box | undefined;
  /** The XML that `uiautomator dump` writes. */
  dump(
    scene: Scene,
    environment: WindowEnvironment,
    options: { api: number; rotation: number; compressed: boolean },
  ): string;
  paint(frame: Frame): Raster;
}
