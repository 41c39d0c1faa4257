/** A window laid out: expansion, flexbox, places. */
import { rootExpansion } from "../expand/context.ts";
import { expandView } from "../expand/view.ts";
import type { Box, Insets, Rect, Scene, Screen, WindowContent, WindowEnvironment } from "../scene.ts";
import { planWindow } from "../windows/window.ts";
import { lay, release } from "./flex.ts";
import { place } from "./place.ts";
import { measureRowsWith, type RowMemory } from "./rows.ts";
import { reveal } from "./reveal.ts";

/** Lay a window out; `memory` keeps heights of rows between calls. */
export function layoutWindow(
  content: WindowContent,
  environment: WindowEnvironment,
  screen: Screen,
  insets: Insets,
  memory: RowMemory,
): Scene {
  const scene = layoutOnce(content, environment, screen, insets, memory);
  // A field that the keyboard has just covered is scrolled into sight, as a resized window does on Android.
  return reveal(scene, environment, insets)
    ? layoutOnce(content, environment, screen, insets, memory)
    : scene;
}

function layoutOnce(
  content: WindowContent,
  environment: WindowEnvironment,
  screen: Screen,
  insets: Insets,
  memory: RowMemory,
): Scene {
  const { config } = environment;
  const at = rootExpansion(environment, expandView);
  const plan = planWindow(at, content, screen, insets);
  const setting = {
    memory,
    rtl: config.rtl,
    setting: [environment.package, content.kind, config.fontScale, config.locale, environment.density].join(
      "|",
    ),
  };
  const fixed = plan.place.kind === "fixed" ? plan.place.rect : undefined;
  const root =
    plan.place.kind === "fits"
      ? { ...plan.root, style: { ...plan.root.style, maxHeight: plan.place.maxHeight } }
      : plan.root;
  const size =
    plan.place.kind === "fixed"
      ? {
          width: plan.place.rect.right - plan.place.rect.left,
          height: plan.place.rect.bottom - plan.place.rect.top,
        }
      : { width: plan.place.width, height: undefined };
  const laid = lay(root, size, config.rtl, measureRowsWith(setting));
  try {
    const width = Math.round(laid.node.getComputedWidth());
    const height = Math.round(laid.node.getComputedHeight());
    const corner =
      plan.place.kind === "fits"
        ? plan.place.at(width, height)
        : { left: fixed?.left ?? 0, top: fixed?.top ?? 0 };
    const bounds: Rect = {
      left: corner.left,
      top: corner.top,
      right: corner.left + width,
      bottom: corner.top + height,
    };
    const whole: Rect = { left: 0, top: 0, right: screen.width, bottom: screen.height };
    const box = place(laid, bounds.left, bounds.top, whole, setting);
    return { root: box, bounds, animating: isAnimating(box) };
  } finally {
    release(laid);
  }
}

function isAnimating(box: Box): boolean {
  return (box.animating && box.visible !== null) || box.children.some(isAnimating);
}
