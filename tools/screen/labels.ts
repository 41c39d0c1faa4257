/** What each element of a screen is called: by its own words, by the words inside it, or by what is near it. */
import { isEmpty } from "./hierarchy.ts";
import type { UiNode } from "./hierarchy.ts";
import { isEditable, roleWord } from "./roles.ts";

/** How an element stands in the outline; null for what it does not list. */
export interface Line {
  readonly position: number;
  /** Nearest listed element around it: a position in the tree; -1 for none. */
  readonly parent: number;
  readonly role: string;
  readonly label: string;
  /** Where the label is from; "id" and "near" mean that the app gives the element no words. */
  readonly named: "own" | "inside" | "id" | "near" | "none";
  /** Text of a field that is not its hint. */
  readonly value: string | null;
  readonly actionable: boolean;
}

/** Rows with more words than this inside keep them as lines of their own. */
const mostWordsInside = 6;

/** Can be acted on: always in the outline. */
export function isActionable(node: UiNode): boolean {
  return node.clickable || node.longClickable || node.scrollable || node.checkable || isEditable(node);
}

/** Lines of the outline, in the order of the tree. */
export function outlineLines(nodes: readonly UiNode[]): Line[] {
  const absorbed = new Set<number>();
  const inside = nodes.map((node, position) => wordsInside(nodes, node, position, absorbed));
  const listed = nodes.map(
    (node, position) =>
      isActionable(node) || (!absorbed.has(position) && saysSomething(nodes, node, position)),
  );
  return nodes.flatMap((node, position): Line[] => {
    if (!listed[position]) return [];
    const role = roleWord(node);
    const field = isEditable(node);
    const { label, named } = nameOf(nodes, node, position, inside[position] ?? [], field);
    const value = field ? (node.text === node.hint ? "" : node.text) : null;
    let parent = node.parent;
    while (parent >= 0 && !listed[parent]) parent = nodes[parent]?.parent ?? -1;
    return [{ position, parent, role, label, named, value, actionable: isActionable(node) }];
  });
}

/** Things that are worth a line though nothing can be done with them. */
function saysSomething(nodes: readonly UiNode[], node: UiNode, position: number): boolean {
  if (ownWords(node) !== "") {
    // A container that only repeats the words of its only child (Compose, React Native) is one thing, not two.
    return !isEmpty(node.bounds) || node.text !== "";
  }
  if (isEmpty(node.bounds)) return false;
  const leaf = nodes[position + 1]?.parent !== position;
  return /ProgressBar$|ProgressIndicator$|WebView$|SurfaceView$|TextureView$/.test(node.className) && leaf;
}

function ownWords(node: UiNode): string {
  return clean(node.text === "" ? node.desc : node.text);
}

/** One line, no control characters, no marks that turn the direction of writing. */
export function clean(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll(/\p{Cf}/gu, (character) => (character === "\u200d" ? character : ""))
    .trim();
}

/**
 * Words of the descendants that belong to an element: not those of other elements inside it that can be acted on.
 * Marks them as absorbed, so that they get no line of their own.
 */
function wordsInside(
  nodes: readonly UiNode[],
  node: UiNode,
  position: number,
  absorbed: Set<number>,
): readonly string[] {
  if (!(node.clickable || node.longClickable || node.checkable) || node.scrollable || isEditable(node))
    return [];
  const found: number[] = [];
  const barriers = new Set<number>();
  for (let at = position + 1; at < nodes.length; at += 1) {
    const child = nodes[at];
    if (!child || child.depth <= node.depth) break;
    if (child.parent !== position && barriers.has(child.parent)) {
      barriers.add(at);
      continue;
    }
    if (child.scrollable) return [];
    if (isActionable(child)) barriers.add(at);
    else if (ownWords(child) !== "") found.push(at);
  }
  if (found.length > mostWordsInside) return [];
  for (const at of found) absorbed.add(at);
  const own = ownWords(node);
  const words = found.map((at) => ownWords(nodes[at] ?? node));
  return words.filter((word, index) => word !== own && words.indexOf(word) === index);
}

function nameOf(
  nodes: readonly UiNode[],
  node: UiNode,
  position: number,
  inside: readonly string[],
  field: boolean,
): Pick<Line, "label" | "named"> {
  const own = field ? clean(node.hint === "" ? node.desc : node.hint) : ownWords(node);
  const words = own === "" ? inside : [own, ...inside.filter((word) => !own.includes(word))];
  if (words.length > 0) return { label: words.join(" · "), named: own === "" ? "inside" : "own" };
  if (!isActionable(node)) return { label: "", named: "none" };
  const id = node.resourceId.slice(node.resourceId.lastIndexOf("/") + 1);
  // A scrollable container is told by its role; an id helps, a neighbour's words would mislead.
  if (node.scrollable && !node.clickable && !field) return { label: id, named: id === "" ? "none" : "id" };
  const near = nearWords(nodes, node, position);
  // A check box stands in a row that says what it is for; ids of such are mostly "checkbox".
  if (near !== "" && node.checkable) return { label: near, named: "near" };
  if (id !== "" && !/^\d+$/.test(id)) return { label: id, named: "id" };
  return near === "" ? { label: "", named: "none" } : { label: near, named: "near" };
}

/** Words of the nearest element that has some, inside the closest container around that has any. */
function nearWords(nodes: readonly UiNode[], node: UiNode, position: number): string {
  if (isEmpty(node.bounds)) return "";
  let fallback = "";
  for (let container = node.parent, hops = 0; container >= 0 && hops < 3; hops += 1) {
    const around = nodes[container];
    if (!around) return "";
    let best = "";
    let distance = Number.POSITIVE_INFINITY;
    for (let at = container; at < nodes.length; at += 1) {
      const other = nodes[at];
      if (!other || (at > container && other.depth <= around.depth)) break;
      // What can be acted on has its own meaning: it does not name a field.
      const apart =
        at === position ||
        isEditable(other) ||
        isEmpty(other.bounds) ||
        (isEditable(node) && isActionable(other));
      const words = apart ? "" : ownWords(other);
      if (words === "") continue;
      const gap = gapBetween(node, other);
      if (gap < distance) {
        best = words;
        distance = gap;
      }
    }
    if (best !== "" && distance < farAfter) return best;
    fallback ||= best;
    container = around.parent;
  }
  return fallback;
}

/** What stands after a field is hardly ever its name. */
const farAfter = 10_000;

/** Pixels between two boxes. What a field is called stands above or before it; for the rest that only breaks a tie. */
function gapBetween(node: UiNode, other: UiNode): number {
  const a = node.bounds;
  const b = other.bounds;
  const across = Math.max(0, a.left - b.right, b.left - a.right);
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  const after = b.top >= a.bottom || b.left >= a.right ? (isEditable(node) ? farAfter : 0.5) : 0;
  return across + down + after;
}
