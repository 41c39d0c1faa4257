/** Boxes of elements out of a dump, by id. */
import type { Bounds } from "../../tools/evidence.ts";

/** A resource id without its package. */
export const shortId = (id: string): string => id.slice(id.indexOf("/") + 1);

/** Boxes of all elements with one of these ids. */
export function parseBounds(xml: string, ids: readonly string[]): readonly Bounds[] {
  const found: Bounds[] = [];
  for (const [node] of xml.matchAll(/<node [^>]*>/g)) {
    const id = /resource-id="([^"]*)"/.exec(node)?.[1] ?? "";
    if (id === "" || !ids.includes(shortId(id))) continue;
    const [left, top, right, bottom] =
      /bounds="\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]"/.exec(node)?.slice(1).map(Number) ?? [];
    if (left === undefined || top === undefined || right === undefined || bottom === undefined) continue;
    found.push({ left, top, right, bottom });
  }
  return found;
}
