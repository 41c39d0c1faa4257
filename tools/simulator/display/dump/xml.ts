/**
 * The XML that `uiautomator dump` writes (AOSP AccessibilityNodeInfoDumper): one line, attributes in a fixed order, `hint`
 * and `drawing-order` from Android 15 on.
 */
import type { Scene } from "../scene.ts";
import { type DumpNode, nodesOf } from "./nodes.ts";
import { escapeValue } from "./escape.ts";

/** How to dump. */
export interface DumpOptions {
  readonly api: number;
  readonly rotation: number;
  readonly compressed: boolean;
}

/** The dump of a window of a package. */
export function dumpScene(scene: Scene, packageName: string, options: DumpOptions): string {
  const root = nodesOf(scene.root, options.compressed);
  const parts = [
    `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="${String(options.rotation)}">`,
  ];
  if (root !== null) write(root, escapeValue(packageName), options.api >= 35, 0, parts);
  parts.push("</hierarchy>");
  return parts.join("");
}

function write(node: DumpNode, packageName: string, modern: boolean, order: number, parts: string[]): void {
  const { box } = node;
  const { left, top, right, bottom } = box.visible ?? box.rect;
  parts.push(
    `<node${isNaf(node) ? ' NAF="true"' : ""} index="${String(node.index)}" text="${escapeValue(box.text)}"`,
    ` resource-id="${escapeValue(box.resourceId)}" class="${escapeValue(box.className)}" package="${packageName}"`,
    ` content-desc="${escapeValue(box.desc)}" checkable="${String(box.checkable)}" checked="${String(box.checked)}"`,
    ` clickable="${String(box.clickable)}" enabled="${String(box.enabled)}" focusable="${String(box.focusable)}"`,
    ` focused="${String(box.focused)}" scrollable="${String(box.scrollable)}" long-clickable="${String(box.longClickable)}"`,
    ` password="${String(box.password)}" selected="${String(box.selected)}"`,
    ` bounds="[${String(left)},${String(top)}][${String(right)},${String(bottom)}]"`,
    modern ? ` drawing-order="${String(order)}" hint="${escapeValue(box.hint)}"` : "",
  );
  if (node.children.length === 0) {
    parts.push(" />");
    return;
  }
  parts.push(">");
  for (const child of node.children) write(child, packageName, modern, child.index + 1, parts);
  parts.push("</node>");
}

const excused = [
  "android.widget.GridView",
  "android.widget.GridLayout",
  "android.widget.ListView",
  "android.widget.TableLayout",
];

/** "Not accessibility friendly": can be tapped, but neither it nor anything in it has words. */
function isNaf(node: DumpNode): boolean {
  const { box } = node;
  return box.clickable && box.enabled && !excused.includes(box.className) && isSilent(node);
}

function isSilent({ box, children }: DumpNode): boolean {
  return box.text === "" && box.desc === "" && children.every(isSilent);
}
