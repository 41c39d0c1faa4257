/**
 * Refs: short names that stay with the same element for the whole session. An element is the same when its window, class
 * and id agree; where an id is shared (rows of a list) or missing, its label decides too, and at last its turn.
 */
import type { UiNode } from "./hierarchy.ts";
import type { Line } from "./labels.ts";
import { isEditable, isList } from "./roles.ts";

export interface RefBook {
  /** Refs of the lines of one screen, in their order. `window` names the screen's window: the activity, or a dialog. */
  assign(window: string, nodes: readonly UiNode[], lines: readonly Line[]): string[];
  /**
   * Has a container that scrolls moved from where it was first seen? Dumps have no offsets, but tell which element
   * stands first in it.
   */
  isScrolled(container: string, first: string): boolean;
  /** Was this ref ever given? Then the element is gone; else the ref is a mistake. */
  knows(ref: string): boolean;
}

export function createRefBook(): RefBook {
  const refs = new Map<string, string>();
  const given = new Set<string>();
  const firsts = new Map<string, string>();
  return {
    assign(window, nodes, lines) {
      const shared = sharedIds(nodes);
      const turns = new Map<string, number>();
      return lines.map((line) => {
        const identity = `${window}|${identityOf(nodes, line, shared)}`;
        const turn = turns.get(identity) ?? 0;
        turns.set(identity, turn + 1);
        const key = `${identity}|${turn}`;
        const ref = refs.get(key) ?? `e${refs.size + 1}`;
        refs.set(key, ref);
        given.add(ref);
        return ref;
      });
    },
    isScrolled(container, first) {
      const remembered = firsts.get(container);
      if (remembered === undefined) firsts.set(container, first);
      return remembered !== undefined && remembered !== first;
    },
    knows: (ref) => given.has(ref),
  };
}

/** Ids that cannot name one element: several carry them, or they stand in a list, whose rows come and go. */
function sharedIds(nodes: readonly UiNode[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  const inList: boolean[] = [];
  for (const [position, node] of nodes.entries()) {
    const parent = nodes[node.parent];
    inList[position] = parent !== undefined && (inList[node.parent] === true || isList(parent));
    if (seen.has(node.resourceId) || inList[position]) shared.add(node.resourceId);
    seen.add(node.resourceId);
  }
  return shared;
}

function identityOf(nodes: readonly UiNode[], line: Line, shared: ReadonlySet<string>): string {
  const node = nodes[line.position];
  if (!node) return "";
  if (node.resourceId !== "" && !shared.has(node.resourceId)) return `${node.className}|${node.resourceId}`;
  // Of a row its title names it: prices, counts and states behind it change.
  const words = line.label.split(" · ", 1)[0] ?? "";
  // A row of which only an edge is in sight borrows its name: it is not the one that it borrows from.
  const title = line.named === "near" ? `~${words}` : words;
  return `${node.className}|${node.resourceId}|${title}|${rowTitle(nodes, line)}`;
}

/** Nodes in a row of a list, at most. */
const largestRow = 12;

/** What tells apart the same button in several rows: the first words that stand beside it. */
function rowTitle(nodes: readonly UiNode[], line: Line): string {
  const parent = nodes[line.position]?.parent ?? -1;
  const around = nodes[parent];
  if (!around || around.scrollable) return "";
  // More than that is a page, not a row: its first words say nothing of this element.
  if ((nodes[parent + largestRow]?.depth ?? 0) > around.depth) return "";
  for (let at = parent + 1; at < nodes.length; at += 1) {
    const other = nodes[at];
    if (!other || other.depth <= around.depth) break;
    if (at !== line.position && other.text !== "" && !isEditable(other)) return other.text;
  }
  return "";
}
