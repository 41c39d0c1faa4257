/** Windows of the system: splash screens, and what the system draws with views of its own. */
import type { ViewNode } from "../../language.ts";
import type { Element } from "../element.ts";
import { lookOver, part } from "../expand/base.ts";
import { type Expansion, px } from "../expand/context.ts";
import type { Insets, Rect, Screen } from "../scene.ts";
import { filled, layer } from "./activity.ts";
import type { WindowPlan } from "./plan.ts";

/** The splash of a cold start: the app's icon on its background. */
export function splashWindow(
  at: Expansion,
  icon: { name: string; color: string; background: string },
  screen: Screen,
): WindowPlan {
  const side = px(at, 108);
  const mark = part("splash#icon", {
    style: { width: side, height: side },
    look: { drawing: { kind: "picture", picture: { kind: "icon", ...icon } }, corner: side / 2 },
  });
  const frame = layer(
    "splash.view",
    "android.widget.FrameLayout",
    "",
    { direction: "column", grow: 1, align: "center", justify: "center" },
    [mark],
  );
  const root = layer("splash", "android.widget.FrameLayout", "", { direction: "column" }, [frame]);
  return {
    root: { ...root, look: { background: at.palette.background } },
    place: { kind: "fixed", rect: whole(screen) },
  };
}

function whole(screen: Screen): Rect {
  return { left: 0, top: 0, right: screen.width, bottom: screen.height };
}

function holder(child: Element | undefined): Element {
  return layer(
    "system",
    "android.widget.FrameLayout",
    "",
    { direction: "column" },
    child === undefined ? [] : [child],
  );
}

/** A window of views: over the whole screen, or a box at its middle, top or bottom. */
export function systemWindow(
  at: Expansion,
  view: ViewNode,
  where: "fullscreen" | "centre" | "bottom" | "top",
  screen: Screen,
  insets: Insets,
): WindowPlan {
  const content = at.expand({ ...at, path: "system", within: "stack" }, view, 0);
  if (where === "fullscreen") {
    return {
      root: holder(content === undefined ? undefined : filled(content)),
      place: { kind: "fixed", rect: whole(screen) },
    };
  }
  const width = where === "centre" ? Math.min(screen.width - px(at, 48), px(at, 560)) : screen.width;
  const child = content === undefined ? undefined : { ...content, style: { ...content.style, shrink: 1 } };
  // What hangs from the top or stands on the bottom runs on under the system's bars.
  const padding =
    where === "top" ? { top: insets.top } : where === "bottom" ? { bottom: insets.bottom } : undefined;
  const box = holder(child);
  const root = { ...box, style: { ...box.style, padding } };
  const look =
    where === "centre"
      ? lookOver({ background: at.palette.surface, corner: px(at, 28), elevation: 12 }, {})
      : { background: content?.look.background ?? at.palette.surface };
  const bottom = screen.height - Math.max(insets.bottom, insets.keyboard);
  return {
    root: { ...root, look },
    place: {
      kind: "fits",
      width,
      maxHeight: bottom - insets.top,
      at: (wide, tall) => ({
        left: Math.round((screen.width - wide) / 2),
        top:
          where === "top"
            ? 0
            : where === "bottom"
              ? screen.height - tall
              : Math.round((insets.top + bottom - tall) / 2),
      }),
    },
  };
}
