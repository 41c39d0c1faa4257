/** Web pages. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain } from "../element.ts";
import { base, lookOver, over } from "./base.ts";
import { type Expansion, expandAll } from "./context.ts";
import { num, str } from "./read.ts";
import { rowsAs, silent } from "./surface.ts";

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
    look: lookOver({ background: "#ffffff" }, own.look),
    children: [ready ? { ...page, desc: str(node.props, "title") ?? "" } : silent(page)],
  };
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
