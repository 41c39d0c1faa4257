/** What makes two screens the same. */
import { createHash } from "node:crypto";
import { isEmpty } from "./hierarchy.ts";
import type { UiNode } from "./hierarchy.ts";
import { isEditable, isList } from "./roles.ts";

const clockLike = /^\d{1,2}:\d{2}(:\d{2})?(\s?[AaPp]\.?[Mm]\.?)?$/;
const progressLike = /ProgressBar$|ProgressIndicator$|Chronometer$|TextClock$|AnalogClock$/;

/** Hash of structure, texts and states, without what changes by itself: caret, focus, clocks, progress, places. */
export function fingerprint(window: string, nodes: readonly UiNode[]): string {
  const parts = nodes.map((node) => {
    const text = changesByItself(node) ? "" : node.text;
    return `${node.depth}${node.className}|${node.resourceId}|${text}|${node.desc}|${flags(node)}`;
  });
  return hash([window, ...parts]);
}

/**
 * The same for telling that nothing moves any more: places count (to a hundredth of the screen, so that a blinking caret or
 * a ticker does not), and any text that looks like a clock does not.
 */
export function stillness(window: string, nodes: readonly UiNode[]): string {
  const root = nodes[0]?.bounds ?? { left: 0, top: 0, right: 1000, bottom: 1000 };
  const across = Math.max(1, (root.right - root.left) / 100);
  const down = Math.max(1, (root.bottom - root.top) / 100);
  const parts = nodes.map((node) => {
    const { left, top, right, bottom } = node.bounds;
    const place = [left / across, top / down, right / across, bottom / down].map(Math.round).join(",");
    const text = changesByItself(node) || clockLike.test(node.text) ? "" : node.text;
    return `${node.className}|${node.resourceId}|${text}|${node.desc}|${flags(node)}|${place}`;
  });
  return hash([window, ...parts]);
}

/** Hash of structure alone: classes, ids, what can be done; equal rows of a list count once. */
export function structure(window: string, nodes: readonly UiNode[]): string {
  const inside: string[][] = nodes.map(() => []);
  const roots: string[] = [];
  // Children stand behind their parents: from the end, each is complete when it is reached.
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at];
    if (!node || isEmpty(node.bounds)) continue;
    const children = (inside[at] ?? []).toReversed();
    const rows = isList(node) || node.scrollable ? [...new Set(children)].sort() : children;
    const can = `${node.clickable ? "c" : ""}${node.longClickable ? "l" : ""}${isEditable(node) ? "e" : ""}${node.checkable ? "k" : ""}`;
    const own = `${node.className}#${node.resourceId}${can}(${rows.join(",")})`;
    const siblings = node.parent < 0 ? roots : inside[node.parent];
    siblings?.push(own.length > 200 ? hash([own]) : own);
  }
  return hash([window, ...roots]);
}

function changesByItself(node: UiNode): boolean {
  return (
    progressLike.test(node.className) ||
    (node.package === "com.android.systemui" && clockLike.test(node.text))
  );
}

function flags(node: UiNode): string {
  return `${node.checked ? "k" : ""}${node.selected ? "s" : ""}${node.enabled ? "" : "d"}${node.clickable ? "c" : ""}`;
}

function hash(parts: readonly string[]): string {
  return createHash("sha1").update(parts.join("\n")).digest("hex").slice(0, 16);
}
