/** Which boxes stand under a point, and which box has a key. */
import { contains } from "./layout/rect.ts";
import type { Box, Scene } from "./scene.ts";

/** The deepest and topmost first. */
export function boxesAt(scene: Scene, x: number, y: number): readonly Box[] {
  const found: Box[] = [];
  gather(scene.root, x, y, found);
  return found;
}

function gather(box: Box, x: number, y: number, found: Box[]): void {
  // Later siblings lie over earlier ones. Children may stand outside where their parent does not clip.
  for (const child of box.children.toReversed()) gather(child, x, y, found);
  if (box.visible !== null && contains(box.visible, x, y)) found.push(box);
}

/** The box with a key. */
export function boxWithKey(scene: Scene, key: string): Box | undefined {
  return search(scene.root, key);
}

function search(box: Box, key: string): Box | undefined {
  if (box.key === key) return box;
  for (const child of box.children) {
    const found = search(child, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
