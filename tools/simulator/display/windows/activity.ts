/** An activity's window: the decor that Android puts around an app's content. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain } from "../element.ts";
import { type Expansion, resourceId } from "../expand/context.ts";
import type { Insets, Screen } from "../scene.ts";
import type { WindowPlan } from "./plan.ts";

/** The whole screen; content between the bars and above the keyboard. */
export function activityWindow(at: Expansion, view: ViewNode, screen: Screen, insets: Insets): WindowPlan {
  const below = Math.max(insets.bottom, insets.keyboard);
  const expanded = at.expand({ ...at, path: "content", within: "stack" }, view, 0);
  const bleeds = expanded !== undefined && isOverPicture(expanded);
  const content = bleeds ? underBars(expanded, insets.top, below) : expanded;
  const fill = { direction: "column", grow: 1, shrink: 1 } as const;
  const frame = layer(
    "decor.content",
    "android.widget.FrameLayout",
    "android:id/content",
    fill,
    content === undefined ? [] : [filled(content)],
  );
  const bar = layer("decor.bar", "android.widget.LinearLayout", resourceId(at, "action_bar_root"), fill, [
    frame,
  ]);
  const inner = layer(
    "decor.frame",
    "android.widget.FrameLayout",
    "",
    { ...fill, margin: { top: insets.top } },
    [bar],
  );
  const column = layer(
    "decor.column",
    "android.widget.LinearLayout",
    "",
    { direction: "column", absolute: { top: 0, start: 0, end: 0, bottom: below } },
    [inner],
  );
  const edges: Element[] = [];
  if (insets.top > 0) {
    const style = { absolute: { top: 0, start: 0, end: 0 }, height: insets.top };
    const background = edgeColor(content, "top") ?? at.palette.background;
    edges.push({
      ...layer("decor.status", "android.view.View", "android:id/statusBarBackground", style, []),
      look: { background },
    });
  }
  if (insets.bottom > 0) {
    const style = { absolute: { bottom: 0, start: 0, end: 0 }, height: insets.bottom };
    const background = edgeColor(content, "bottom") ?? at.palette.background;
    edges.push({
      ...layer("decor.navigation", "android.view.View", "android:id/navigationBarBackground", style, []),
      look: { background },
    });
  }
  const root = layer(
    "decor",
    "android.widget.FrameLayout",
    "",
    { direction: "column" },
    bleeds ? [unclipped(column)] : [column, ...edges],
  );
  return {
    root: { ...root, look: { background: at.palette.background } },
    place: { kind: "fixed", rect: { left: 0, top: 0, right: screen.width, bottom: screen.height } },
  };
}

/** A layer of the decor. */
export function layer(
  key: string,
  className: string,
  id: string,
  style: Element["style"],
  children: readonly Element[],
): Element {
  return { ...plain, key, kind: key, className, resourceId: id, style, children };
}

/** The root view takes all the room that there is. */
export function filled(element: Element): Element {
  return { ...element, style: { ...element.style, grow: 1, shrink: 1 } };
}

/** A screen that lies on a picture, as a wallpaper does. */
function isOverPicture(element: Element): boolean {
  const [first] = element.children;
  return (
    element.kind === "stack" &&
    first?.kind === "image" &&
    first.look.corner === undefined &&
    first.style.absolute === undefined
  );
}

/** The picture takes the whole screen, under the system's bars too; what lies on it keeps clear of them. */
function underBars(element: Element, top: number, bottom: number): Element {
  const [picture, ...rest] = element.children;
  if (picture === undefined) return element;
  const style = {
    ...picture.style,
    width: undefined,
    height: undefined,
    grow: undefined,
    absolute: { top: -top, bottom: -bottom, start: 0, end: 0 },
  };
  return { ...element, look: { ...element.look, clips: false }, children: [{ ...picture, style }, ...rest] };
}

function unclipped(element: Element): Element {
  const children = element.key.startsWith("decor") ? element.children.map(unclipped) : element.children;
  return { ...element, look: { ...element.look, clips: false }, children };
}

/** The colour of what touches an edge: bars run on under the system's bars. */
function edgeColor(element: Element | undefined, edge: "top" | "bottom"): string | undefined {
  if (element === undefined) return undefined;
  const flow = element.children.filter((child) => child.style.absolute === undefined);
  const next =
    element.style.direction === "row"
      ? undefined
      : edge === "top" || element.kind === "stack" || element.kind === "drawer"
        ? flow[0]
        : flow.at(-1);
  const stops =
    element.kind === "toolbar" ||
    element.kind === "bottomNav" ||
    element.kind === "card" ||
    element.kind === "button";
  const inside = stops ? undefined : edgeColor(next, edge);
  if (inside !== undefined) return inside;
  return element.kind === "card" || element.kind === "button" || element.look.corner !== undefined
    ? undefined
    : element.look.background;
}
