/** The accessibility tree that a dump shows: which boxes are nodes, and where they stand among their siblings. */
import { isPainting } from "../layout/place.ts";
import type { Box } from "../scene.ts";
import { createSight } from "./ink.ts";

/** A box as a node: its position counts siblings that are not in sight, which leaves gaps. */
export interface DumpNode {
  readonly box: Box;
  readonly index: number;
  readonly children: readonly DumpNode[];
}

/** The nodes of a window; null when nothing of it is in sight. */
export function nodesOf(root: Box, compressed: boolean): DumpNode | null {
  if (root.visible === null) return null;
  return { box: root, index: 0, children: childrenOf(root, compressed, createSight(root)) };
}

function childrenOf(box: Box, compressed: boolean, isInSight: (box: Box) => boolean): readonly DumpNode[] {
  return siblingsIn(box, compressed).flatMap((child, index) =>
    child.visible === null || !isInSight(child)
      ? []
      : [{ box: child, index, children: childrenOf(child, compressed, isInSight) }],
  );
}

/** Children that are views: drawn parts are none, and some stand for what is inside them. */
function siblingsIn(box: Box, compressed: boolean): readonly Box[] {
  return box.children.flatMap((child) => {
    const { paint } = child;
    const semantics = isPainting(paint) ? paint.semantics : "node";
    if (semantics === "none" || (isPainting(paint) && paint.invisible)) return [];
    const through = semantics === "through" || (compressed && !matters(child));
    return through ? siblingsIn(child, compressed) : [child];
  });
}

/** Important for accessibility by itself: says something, or can be acted on. */
function matters(box: Box): boolean {
  return (
    box.text !== "" ||
    box.desc !== "" ||
    box.clickable ||
    box.longClickable ||
    box.checkable ||
    box.scroll !== undefined ||
    box.focusable ||
    box.editable !== undefined ||
    box.className === "android.webkit.WebView" ||
    box.className.endsWith("ProgressBar")
  );
}
