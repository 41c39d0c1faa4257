/** Fingers on the glass: taps, long presses, drags, flings and the gestures of the edges. */
import type { Box } from "../../display/scene.ts";
import { screenOf } from "../configuration.ts";
import { showKeyboard } from "../keyboard.ts";
import type { Core, WindowRecord } from "../state.ts";
import { keyboardHeight, pixels, visibleWindows } from "../windows.ts";
import { handle, whenFree, workOf } from "./dispatch.ts";

/** Held for so long, a touch is a long press. */
export const longPressTimeout = 400;

interface Point {
  readonly x: number;
  readonly y: number;
}

type Touched =
  | { readonly kind: "window"; readonly window: WindowRecord }
  | { readonly kind: "outside"; readonly window: WindowRecord }
  | { readonly kind: "nothing" };

/** The window under a point: dialogs take every touch, and one beside them is a touch outside. */
export function touched(core: Core, { x, y }: Point): Touched {
  const screen = screenOf(core);
  if (x < 0 || y < 0 || x >= screen.width || y >= screen.height) return { kind: "nothing" };
  if (core.keyboardShown && y >= screen.height - keyboardHeight(core)) return { kind: "nothing" };
  const window = visibleWindows(core).at(-1);
  if (!window?.scene || window.kind === "splash") return { kind: "nothing" };
  const { left, top, right, bottom } = window.scene.bounds;
  const inside = x >= left && x < right && y >= top && y < bottom;
  return { kind: inside ? "window" : "outside", window };
}

function boxesAt(core: Core, window: WindowRecord, { x, y }: Point): readonly Box[] {
  return window.scene ? core.display.hit(window.scene, x, y) : [];
}

/** The id that names what is touched: the view's own, or that of what it stands in. */
function idAt(boxes: readonly Box[], box: Box): string {
  return boxes.slice(boxes.indexOf(box)).find((each) => each.resourceId !== "")?.resourceId ?? "";
}

/** A tap: the deepest view that takes it, if it is enabled. */
export async function tap(core: Core, point: Point): Promise<void> {
  const target = touched(core, point);
  if (target.kind === "nothing" || !(await whenFree(core, target.window, "MotionEvent"))) return;
  const { window } = target;
  if (target.kind === "outside") {
    if (window.outside === "dismiss" && window.dismiss)
      handle(core, window, workOf(window, "back"), window.dismiss);
    return;
  }
  const boxes = boxesAt(core, window, point);
  const box = boxes.find((each) => each.on.tap ?? each.editable ?? each.on.slide ?? each.clickable);
  if (!box?.enabled) return;
  handle(core, window, workOf(window, "tap", idAt(boxes, box)), () => {
    if (box.editable) {
      window.focusedKey = box.key;
      showKeyboard(core);
    }
    if (box.on.slide) box.on.slide(fraction(box, point));
    box.on.tap?.(point.x, point.y);
  });
}

function fraction(box: Box, { x }: Point): number {
  return Math.min(1, Math.max(0, (x - box.rect.left) / Math.max(1, box.rect.right - box.rect.left)));
}

/** Held down: the deepest view that knows a long press. */
export async function longPress(core: Core, point: Point): Promise<void> {
  const target = touched(core, point);
  if (target.kind !== "window" || !(await whenFree(core, target.window, "MotionEvent"))) return;
  const { window } = target;
  const boxes = boxesAt(core, window, point);
  const box = boxes.find((each) => each.on.longPress ?? each.longClickable);
  if (!box) {
    await tap(core, point);
    return;
  }
  if (box.enabled)
    handle(core, window, workOf(window, "long-press", idAt(boxes, box)), () => box.on.longPress?.());
}

/** What the phone itself does with strokes from its edges. */
export interface EdgeGestures {
  readonly back: () => Promise<void>;
  readonly home: () => Promise<void>;
  readonly expandShade: () => void;
  /** A stroke up on the keyguard. */
  readonly unlock: () => void;
}

/** A stroke from one point to another in so many milliseconds. */
export async function swipe(
  core: Core,
  from: Point,
  to: Point,
  ms: number,
  edges: EdgeGestures,
): Promise<void> {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const slop = pixels(core, 8);
  if (Math.hypot(dx, dy) <= slop) {
    await (ms >= longPressTimeout ? longPress(core, from) : tap(core, from));
    return;
  }
  if (await edgeGesture(core, from, dx, dy, edges)) return;
  const target = touched(core, from);
  if (target.kind !== "window" || !(await whenFree(core, target.window, "MotionEvent"))) return;
  drag(core, target.window, { from, to, dx, dy, ms });
}

async function edgeGesture(
  core: Core,
  from: Point,
  dx: number,
  dy: number,
  edges: EdgeGestures,
): Promise<boolean> {
  const screen = screenOf(core);
  const far = pixels(core, 48);
  const edge = pixels(core, 20);
  const sideways = Math.abs(dx) > Math.abs(dy) * 1.5;
  if (core.locked) {
    if (!sideways && dy < -far) edges.unlock();
    return true;
  }
  if (
    sideways &&
    Math.abs(dx) > far &&
    ((from.x <= edge && dx > 0) || (from.x >= screen.width - 1 - edge && dx < 0))
  ) {
    await edges.back();
    return true;
  }
  if (!sideways && dy < -far * 2 && from.y >= screen.height - 1 - edge) {
    await edges.home();
    return true;
  }
  if (!sideways && dy > far * 2 && from.y <= pixels(core, 24)) {
    edges.expandShade();
    return true;
  }
  return false;
}

interface Stroke {
  readonly from: Point;
  readonly to: Point;
  readonly dx: number;
  readonly dy: number;
  readonly ms: number;
}

/** A drag within a window: a slider, a row that is swiped away, a pull to refresh, or a scroll with its fling. */
function drag(core: Core, window: WindowRecord, stroke: Stroke): void {
  const { dx, dy, from, to } = stroke;
  const sideways = Math.abs(dx) > Math.abs(dy);
  const boxes = boxesAt(core, window, from);
  for (const box of boxes) {
    const work = workOf(window, "scroll", idAt(boxes, box));
    const { slide, swipe: away, scrollTo, refresh } = box.on;
    if (slide && sideways && box.enabled) {
      handle(core, window, workOf(window, "tap", idAt(boxes, box)), () => slide(fraction(box, to)));
      return;
    }
    if (away && sideways && Math.abs(dx) > (box.rect.right - box.rect.left) * 0.3) {
      handle(core, window, workOf(window, "tap", idAt(boxes, box)), () => away(dx < 0 ? "left" : "right"));
      return;
    }
    const { scroll } = box;
    if (!scroll || !scrollTo || (scroll.axis === "horizontal") !== sideways) continue;
    const by = sideways ? -dx : -dy;
    if (scroll.offset <= 0 && by < 0) {
      if (refresh && !sideways && dy > pixels(core, 64)) {
        handle(core, window, work, refresh);
        return;
      }
      continue;
    }
    if (scroll.offset >= scroll.max && by > 0) continue;
    const wanted = scroll.paged ? pageOffset(box, by) : scroll.offset + by + fling(core, by, stroke.ms);
    handle(core, window, work, () => scrollTo(Math.round(Math.min(scroll.max, Math.max(0, wanted)))));
    return;
  }
}

function pageOffset(box: Box, by: number): number {
  const size = box.rect.right - box.rect.left;
  return (box.scroll?.offset ?? 0) + (Math.abs(by) > size * 0.15 ? Math.sign(by) * size : 0);
}

/** How far a list runs on after the finger has left: friction takes its speed (in dp per second). */
function fling(core: Core, by: number, ms: number): number {
  const speed = Math.abs(by) / Math.max(1, ms) / (screenOf(core).density / 160);
  const fast = speed * 1000;
  if (ms >= 800 || fast < 350) return 0;
  const distance = Math.min(2400, (fast * fast) / 3600);
  return Math.sign(by) * pixels(core, distance);
}
