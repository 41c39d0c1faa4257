/** Apps that are not made of Android views: web pages, Compose, Flutter, and surfaces that accessibility cannot see into. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain } from "../element.ts";
import { base, over } from "./base.ts";
import { type Expansion, expandAll, px } from "./context.ts";
import { call, num, str } from "./read.ts";

/** Milliseconds until Flutter has built its semantics for a client that has just come. */
const flutterDelay = 300;

/** A WebView: its page becomes known to accessibility some time after it was first looked at. */
export function webView(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.webkit.WebView");
  const ready = at.environment.accessibilityAge >= (num(node.props, "lateMs") ?? 800);
  const inside = { ...at, path: key, within: "column", stretches: true, bareIds: true } as const;
  const page: Element = {
    ...plain,
    key: `${key}.page`,
    kind: "webView.page",
    className: "android.webkit.WebView",
    text: "",
    focusable: true,
    style: { direction: "column", grow: 1, shrink: 1 },
    children: expandAll(inside, node.children).map((child) => (ready ? asWeb(child) : silent(child))),
  };
  return {
    ...own,
    clickable: !ready,
    focusable: true,
    style: over({ direction: "column", grow: 1, shrink: 1 }, own.style),
    look: { background: "#ffffff", ...own.look },
    children: [ready ? { ...page, desc: str(node.props, "title") ?? "" } : silent(page)],
  };
}

/** Drawn, and in its place, but with nothing for accessibility. */
function silent(element: Element): Element {
  return { ...element, semantics: "none" };
}

/** Chromium's names for what is on a page. */
function asWeb(element: Element): Element {
  if (element.semantics === "none") return element;
  const className =
    webClasses[element.kind] ??
    (element.words === undefined ? "android.view.View" : "android.widget.TextView");
  const children = element.children.map(asWeb);
  return { ...element, className, children, longClickable: false, ...rowsAs(element, asWeb) };
}

const webClasses: Readonly<Record<string, string>> = {
  button: "android.widget.Button",
  field: "android.widget.EditText",
  checkbox: "android.widget.CheckBox",
  toggle: "android.widget.ToggleButton",
  radio: "android.widget.RadioButton",
  spinner: "android.widget.Spinner",
  slider: "android.widget.SeekBar",
  image: "android.widget.Image",
  list: "android.widget.ListView",
};

/** A ComposeView. Only what has meaning is a node; containers that only lay out are not. */
export function compose(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "androidx.compose.ui.platform.ComposeView");
  const inside = { ...at, path: key, within: "stack", stretches: true } as const;
  const owner: Element = {
    ...plain,
    key: `${key}.owner`,
    kind: "compose.owner",
    style: { direction: "column", grow: 1, shrink: 1 },
    children: expandAll(inside, node.children).map((child) => filled(asCompose(child))),
  };
  return { ...own, style: over({ direction: "column", grow: 1, shrink: 1 }, own.style), children: [owner] };
}

/** The only child of a surface takes all of it. */
function filled(element: Element): Element {
  return { ...element, style: { ...element.style, grow: 1, shrink: 1 } };
}

/** Roles that Compose tells as an empty node behind the content of what is tapped. */
const composeRoles: Readonly<Record<string, string>> = {
  button: "android.widget.Button",
  fab: "android.widget.Button",
  chip: "android.widget.Button",
  "toolbar.navigation": "android.widget.Button",
  "toolbar.action": "android.widget.Button",
  "toolbar.more": "android.widget.Button",
};

const composeClasses: Readonly<Record<string, string>> = {
  field: "android.widget.EditText",
  checkbox: "android.widget.CheckBox",
  toggle: "android.widget.Switch",
  radio: "android.widget.RadioButton",
  slider: "android.widget.SeekBar",
  progressBar: "android.widget.ProgressBar",
  progressSpinner: "android.widget.ProgressBar",
};

function asCompose(element: Element): Element {
  if (element.semantics !== "node") return { ...element, children: element.children.map(asCompose) };
  const { kind } = element;
  const bare = { ...element, resourceId: "", hint: "", longClickable: false };
  if (kind === "field")
    return {
      ...bare,
      className: composeClasses["field"] ?? "",
      text: element.editable?.value === "" ? "" : element.text,
    };
  const role = composeRoles[kind];
  if (role !== undefined) return withRole(bare, role);
  const className =
    composeClasses[kind] ?? (element.text === "" ? "android.view.View" : "android.widget.TextView");
  const means =
    element.clickable ||
    element.checkable ||
    element.scroll !== undefined ||
    element.text !== "" ||
    element.desc !== "" ||
    composeClasses[kind] !== undefined;
  return {
    ...bare,
    className,
    semantics: means ? "node" : "through",
    children: element.children.map(asCompose),
    ...rowsAs(element, asCompose),
  };
}

/** A View with the text as a TextView inside, and an empty node that tells the role. */
function withRole(element: Element, role: string): Element {
  const inner = element.children.map((child): Element =>
    child.words === undefined
      ? child
      : { ...child, semantics: "node", className: "android.widget.TextView", text: child.words.text },
  );
  const described = element.desc === "" || inner.some((child) => child.semantics === "node");
  const all = { top: 0, bottom: 0, start: 0, end: 0 };
  const behind = (suffix: string, change: Partial<Element>): Element => ({
    ...plain,
    key: `${element.key}#${suffix}`,
    kind: "compose.role",
    style: { absolute: all },
    ...change,
  });
  return {
    ...element,
    className: "android.view.View",
    text: "",
    desc: "",
    children: [
      ...inner,
      ...(described ? [] : [behind("desc", { desc: element.desc })]),
      behind("role", { className: role }),
    ],
  };
}

function rowsAs(element: Element, change: (element: Element) => Element): Partial<Element> {
  const { rows } = element;
  return rows === undefined
    ? {}
    : { rows: { ...rows, keyOf: (index) => rows.keyOf(index), build: (index) => change(rows.build(index)) } };
}

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

/** One opaque surface: a game, a map. */
export function canvas(at: Expansion, node: ViewNode, key: string): Element {
  const own = base(at, node, key, "android.view.View");
  const onTapAt = call(node.props, "onTapAt");
  const inside = { ...at, path: key, within: "stack", stretches: true } as const;
  const scale = at.environment.density / 160;
  return {
    ...own,
    style: over({ direction: "column", grow: 1, shrink: 1, minHeight: px(at, 48) }, own.style),
    onPlaced: ({ rect }) =>
      onTapAt === undefined
        ? {}
        : {
            tap: (x, y) =>
              void onTapAt(Math.round((x - rect.left) / scale), Math.round((y - rect.top) / scale)),
          },
    children: expandAll(inside, node.children).map((child) => silent(filled(child))),
  };
}
