/** Flutter: virtual nodes with labels in content-desc, built only once an accessibility client is there. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain } from "../element.ts";
import { base, over } from "./base.ts";
import { composeClasses } from "./compose.ts";
import { type Expansion, expandAll } from "./context.ts";
import { filled, rowsAs, silent } from "./surface.ts";

/** Milliseconds until Flutter has built its semantics for a client that has just come. */
const flutterDelay = 300;

/** A FlutterView: virtual nodes with labels in content-desc, built only once an accessibility client is there. */
export function flutter(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.widget.FrameLayout");
  const ready = at.environment.accessibilityAge >= flutterDelay;
  const inside = { ...at, path: key, within: "stack", stretches: true } as const;
  const children = expandAll(inside, node.children).map((child) =>
    filled(ready ? asFlutter(child) : silent(child)),
  );
  const layer = (suffix: string, content: readonly Element[]): Element => ({
    ...plain,
    key: `${key}.${suffix}`,
    kind: `flutter.${suffix}`,
    focusable: suffix === "root",
    style: { direction: "column", grow: 1, shrink: 1 },
    children: content,
  });
  return {
    ...own,
    focusable: true,
    style: over({ direction: "column", grow: 1, shrink: 1 }, own.style),
    children: [layer("root", [layer("scope", [layer("route", children)])])],
  };
}

const flutterClasses: Readonly<Record<string, string>> = {
  ...composeClasses,
  button: "android.widget.Button",
  fab: "android.widget.Button",
  icon: "android.view.View",
  image: "android.widget.ImageView",
  "toolbar.navigation": "android.widget.Button",
  "toolbar.action": "android.widget.Button",
  "toolbar.more": "android.widget.Button",
};

function asFlutter(element: Element): Element {
  if (element.semantics !== "node") return { ...element, children: element.children.map(asFlutter) };
  const { kind } = element;
  const field = kind === "field";
  const className =
    flutterClasses[kind] ??
    (element.scroll === undefined ? "android.view.View" : "android.widget.ScrollView");
  const bare = { ...element, className, resourceId: "", longClickable: element.on.longPress !== undefined };
  if (field) return { ...bare, text: element.editable?.value === "" ? "" : element.text };
  const own = element.desc === "" ? element.text : element.desc;
  const tappable = element.clickable || element.on.tap !== undefined;
  // What is tapped speaks for all that is in it, a line for each.
  const inner = tappable && element.rows === undefined ? labelsIn(element.children) : [];
  const desc = [own, ...inner].filter((label) => label !== "").join("\n");
  const means = tappable || element.checkable || element.scroll !== undefined || desc !== "";
  const children = element.children
    .map(asFlutter)
    .map((child) =>
      inner.length > 0 && child.on.tap === undefined ? { ...child, semantics: "none" as const } : child,
    );
  return {
    ...bare,
    text: "",
    desc,
    semantics: means ? "node" : "through",
    children,
    ...rowsAs(element, asFlutter),
  };
}

function labelsIn(elements: readonly Element[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.semantics === "none" || element.on.tap !== undefined) return [];
    return [element.desc === "" ? element.text : element.desc, ...labelsIn(element.children)];
  });
}
