/** Compose: virtual nodes without ids, in which only what has meaning is a node. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain } from "../element.ts";
import { base, over } from "./base.ts";
import { type Expansion, expandAll } from "./context.ts";
import { filled, rowsAs } from "./surface.ts";

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

/** Roles that Compose tells as an empty node behind the content of what is tapped. */
const composeRoles: Readonly<Record<string, string>> = {
  button: "android.widget.Button",
  fab: "android.widget.Button",
  chip: "android.widget.Button",
  "toolbar.navigation": "android.widget.Button",
  "toolbar.action": "android.widget.Button",
  "toolbar.more": "android.widget.Button",
};

/** Classes that Compose gives to its roles. */
export const composeClasses: Readonly<Record<string, string>> = {
  field: "android.widget.EditText",
  checkbox: "android.widget.CheckBox",
  toggle: "android.widget.Switch",
  radio: "android.widget.RadioButton",
  slider: "android.widget.SeekBar",
  progressBar: "android.widget.ProgressBar",
  progressSpinner: "android.widget.ProgressBar",
};

function asCompose(element: Element): Element {
  if (element.kind === "field.label") return asWords(element);
  if (element.semantics !== "node") return { ...element, children: element.children.map(asCompose) };
  const { kind } = element;
  const bare = { ...element, resourceId: "", hint: "", longClickable: false };
  if (kind === "field") return composeField(bare);
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

/** Words that are drawn become a Text. */
function asWords(element: Element): Element {
  return {
    ...element,
    semantics: "node",
    className: "android.widget.TextView",
    text: element.words?.text ?? "",
  };
}

/** Its text is what was typed; the label is a node of its own. */
function composeField(element: Element): Element {
  const empty = element.editable?.value === "";
  const label = (child: Element): Element =>
    empty && child.words !== undefined && child.words.text !== "" ? asWords(child) : child;
  return {
    ...element,
    className: "android.widget.EditText",
    text: empty ? "" : element.text,
    children: element.children.map(label),
  };
}

/** A View with the text as a TextView inside, and an empty node that tells the role. */
function withRole(element: Element, role: string): Element {
  const inner = element.children.map((child): Element =>
    child.words === undefined ? child : asWords(child),
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
