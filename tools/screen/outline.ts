/** A screen as a model reads it: one element a line, indented by structure, nothing that can be acted on left out. */
import type { Bounds } from "../evidence.ts";
import { isEmpty } from "./hierarchy.ts";
import type { UiNode } from "./hierarchy.ts";
import type { Line } from "./labels.ts";
import { clean } from "./labels.ts";
import type { RefBook } from "./refs.ts";
import { isList } from "./roles.ts";

/** Longest label or value on a line; dump_ui can give the whole. */
const longest = 100;

export interface OutlineLine {
  readonly ref: string;
  /** Without indent. */
  readonly text: string;
  readonly indent: number;
}

/** Lines with refs in the tree's order. `full` keeps long texts and adds bounds and ids. */
export function writeOutline(
  nodes: readonly UiNode[],
  lines: readonly Line[],
  refs: readonly string[],
  book: Pick<RefBook, "isScrolled">,
  screen: Bounds,
  full: boolean,
): OutlineLine[] {
  const indents = new Map<number, number>();
  const written: OutlineLine[] = [];
  let hidden = 0;
  for (const [index, line] of lines.entries()) {
    const node = nodes[line.position];
    if (!node) continue;
    const indent = line.parent < 0 ? 0 : (indents.get(line.parent) ?? 0) + 1;
    indents.set(line.position, indent);
    // Web pages list all of the page: what is out of sight is only counted, unless the whole is asked for.
    if (isEmpty(node.bounds) && !full) {
      hidden += 1;
      const next = nodes[lines[index + 1]?.position ?? -1];
      if (next && isEmpty(next.bounds)) continue;
      written.push({ ref: "", indent, text: `(${hidden} off screen)` });
      hidden = 0;
      continue;
    }
    const ref = refs[index] ?? "";
    const next = lines[index + 1];
    const first = next && (nodes[next.position]?.depth ?? 0) > node.depth ? (refs[index + 1] ?? "") : "";
    const moved = node.scrollable && first !== "" && book.isScrolled(ref, first);
    written.push({ ref, indent, text: lineText(nodes, node, line, ref, moved, screen, full) });
  }
  return written;
}

/** The lines as one text. */
export function joinOutline(lines: readonly OutlineLine[]): string {
  return lines.map(({ indent, text }) => " ".repeat(indent) + text).join("\n");
}

function lineText(
  nodes: readonly UiNode[],
  node: UiNode,
  line: Line,
  ref: string,
  moved: boolean,
  screen: Bounds,
  full: boolean,
): string {
  const cut = (text: string): string =>
    full || text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
  const parts: string[] = line.role === "text" ? [ref] : [ref, line.role];
  if (line.label !== "") parts.push(nameWords(line, cut(line.label)));
  if (line.value !== null && line.value !== "") parts.push(`= "${cut(clean(line.value))}"`);
  if (node.checkable) parts.push(node.checked ? "checked" : "unchecked");
  if (node.selected) parts.push("selected");
  if (!node.enabled) parts.push("disabled");
  if (node.focused && line.value !== null) parts.push("focused");
  if (node.password) parts.push("password");
  if (node.longClickable && !node.clickable) parts.push("long-press only");
  else if (node.longClickable && line.value === null) parts.push("long");
  if (node.scrollable) parts.push(scrollWords(nodes, line.position, moved));
  if (isEmpty(node.bounds)) parts.push("off screen");
  if (full) {
    const { left, top, right, bottom } = node.bounds;
    if (node.resourceId !== "") parts.push(`id=${node.resourceId}`);
    parts.push(`[${left},${top}][${right},${bottom}]`);
    if (left < screen.left || top < screen.top || right > screen.right || bottom > screen.bottom) {
      parts.push("partly off screen");
    }
  }
  return parts.join(" ");
}

function nameWords(line: Line, label: string): string {
  if (line.named === "id") return `#${label}`;
  return line.named === "near" ? `near "${label}"` : `"${label}"`;
}

/**
 * Which way a container scrolls and whether more is hidden there. A dump has no offsets: a row that is cut at the edge, or
 * that ends just there, says that more follows.
 */
function scrollWords(nodes: readonly UiNode[], position: number, moved: boolean): string {
  const { above: cut, below, sideways } = scrollHints(nodes, position);
  const above = moved || cut;
  const arrows = sideways
    ? `${above ? "←" : ""}${below ? "→" : ""}`
    : `${above ? "↑" : ""}${below ? "↓" : ""}`;
  return arrows === "" ? "scrolls" : `scrolls ${arrows}`;
}

/** What is known of the hidden parts of a scrollable container. */
export function scrollHints(
  nodes: readonly UiNode[],
  position: number,
): { readonly above: boolean; readonly below: boolean; readonly sideways: boolean } {
  const container = nodes[position];
  const box = container?.bounds;
  if (!box) return { above: false, below: false, sideways: false };
  let rows = childrenOf(nodes, position);
  // A ScrollView has one child that holds the rows.
  for (let only = rows[0]; rows.length === 1 && only !== undefined; only = rows[0]) {
    const deeper = childrenOf(nodes, only);
    if (deeper.length === 0) break;
    rows = deeper;
  }
  const boxes = rows.flatMap((row) => {
    const bounds = nodes[row]?.bounds;
    return bounds && !isEmpty(bounds) ? [bounds] : [];
  });
  const sideways =
    /Horizontal|ViewPager/.test(container.className) ||
    (boxes.length > 1 && boxes.every((row) => row.top === boxes[0]?.top));
  const start = sideways ? box.left : box.top;
  const end = sideways ? box.right : box.bottom;
  const spans = boxes.map((row) =>
    sideways ? { from: row.left, to: row.right } : { from: row.top, to: row.bottom },
  );
  const sizes = spans.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  const atStart = spans.filter(({ from }) => from <= start);
  const atEnd = spans.filter(({ to }) => to >= end);
  return {
    // Only the rows of a list are alike enough for a short one to be a cut one.
    above: isList(container) && atStart.some(({ from, to }) => to - from < usual * 0.95),
    below: atEnd.length > 0,
    sideways,
  };
}

function childrenOf(nodes: readonly UiNode[], position: number): number[] {
  const depth = nodes[position]?.depth ?? 0;
  const children: number[] = [];
  for (let at = position + 1; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (!node || node.depth <= depth) break;
    if (node.parent === position) children.push(at);
  }
  return children;
}
