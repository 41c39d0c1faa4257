/**
 * The XML of `uiautomator dump`, of androidx's dumper and of Appium's page source, as a flat tree. Takes what real devices
 * send: text before and after the XML, a cut end, several roots, characters that XML forbids.
 */
import { SaxesParser } from "saxes";
import type { Bounds } from "../evidence.ts";

/** A node as the dump says it. `parent` is a position in the list; -1 at a root. Parents stand before their children. */
export interface UiNode {
  readonly className: string;
  readonly resourceId: string;
  readonly text: string;
  readonly desc: string;
  /** Empty where the device does not tell (below API 35). */
  readonly hint: string;
  readonly package: string;
  readonly bounds: Bounds;
  readonly clickable: boolean;
  readonly longClickable: boolean;
  readonly checkable: boolean;
  readonly checked: boolean;
  readonly enabled: boolean;
  readonly focused: boolean;
  readonly scrollable: boolean;
  readonly selected: boolean;
  readonly password: boolean;
  readonly depth: number;
  readonly parent: number;
}

export interface Hierarchy {
  readonly rotation: number;
  readonly nodes: readonly UiNode[];
  /** The text ended before the tree did: what is there is not all. */
  readonly cut: boolean;
}

/** The part of a command's output that is the tree; empty when there is none. */
export function hierarchyText(output: string): string {
  const declared = output.indexOf("<?xml");
  const start = declared >= 0 ? declared : output.indexOf("<hierarchy");
  if (start < 0) return "";
  const end = output.lastIndexOf("</hierarchy>");
  return end > start ? output.slice(start, end + "</hierarchy>".length) : output.slice(start);
}

/** Reads a dump; null when no tree is in it. Never throws. */
export function parseHierarchy(output: string): Hierarchy | null {
  const xml = hierarchyText(output);
  if (xml === "") return null;
  const nodes: UiNode[] = [];
  const open: number[] = [];
  let rotation = 0;
  let found = false;
  let closed = false;
  const parser = new SaxesParser();
  // What XML forbids (a lone surrogate, a control character) must not cost the rest of the tree.
  parser.on("error", () => undefined);
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "hierarchy") {
      found = true;
      rotation = Number(attributes["rotation"] ?? 0) % 4 || 0;
      return;
    }
    nodes.push(toNode(name, attributes, open.length, open.at(-1) ?? -1));
    open.push(nodes.length - 1);
  });
  parser.on("closetag", ({ name }) => {
    if (name === "hierarchy") closed = true;
    else open.pop();
  });
  parser.write(xml.startsWith("<?xml") ? xml.slice(xml.indexOf("?>") + 2).trimStart() : xml).close();
  return found ? { rotation, nodes, cut: !closed } : null;
}

function toNode(
  name: string,
  attributes: Readonly<Record<string, string>>,
  depth: number,
  parent: number,
): UiNode {
  const is = (key: string): boolean => attributes[key] === "true";
  return {
    className: attributes["class"] ?? name,
    resourceId: attributes["resource-id"] ?? "",
    text: attributes["text"] ?? "",
    desc: attributes["content-desc"] ?? "",
    hint: attributes["hint"] ?? "",
    package: attributes["package"] ?? "",
    bounds: parseBounds(attributes["bounds"] ?? ""),
    clickable: is("clickable"),
    longClickable: is("long-clickable"),
    checkable: is("checkable"),
    checked: is("checked"),
    enabled: attributes["enabled"] !== "false",
    focused: is("focused"),
    scrollable: is("scrollable"),
    selected: is("selected"),
    password: is("password"),
    depth,
    parent,
  };
}

/** "[0,66][1080,2400]"; zero everywhere when it cannot be read. */
export function parseBounds(text: string): Bounds {
  const match = /^\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]$/.exec(text);
  const [left, top, right, bottom] = (match?.slice(1) ?? []).map(Number);
  return { left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 };
}

/** Nothing of it is in sight. */
export function isEmpty(bounds: Bounds): boolean {
  return bounds.right <= bounds.left || bounds.bottom <= bounds.top;
}
