/** Scrolls the focused field above the keyboard, once for each time that the keyboard comes up for it. */
import type { Box, Insets, Rect, Scene, WindowEnvironment } from "../scene.ts";

/** Where a window remembers what it has revealed. */
const memory = "#revealed";

/** Says whether something was scrolled, so that the window must be laid out again. */
export function reveal(scene: Scene, environment: WindowEnvironment, insets: Insets): boolean {
  const { focusedKey } = environment;
  const wanted =
    insets.keyboard === 0 || focusedKey === undefined ? "" : `${focusedKey} ${String(insets.keyboard)}`;
  if ((environment.state(memory).text ?? "") === wanted) return false;
  environment.setState(memory, { text: wanted });
  if (focusedKey === undefined || wanted === "") return false;
  const path = pathTo(scene.root, focusedKey);
  const field = path.at(-1);
  const scroll = path.findLast((box) => box.scroll?.axis === "vertical");
  if (field === undefined || scroll?.scroll === undefined) return false;
  const offset = Math.min(
    Math.max(0, scroll.scroll.offset + outside(field.rect, scroll.rect)),
    scroll.scroll.max,
  );
  if (offset === scroll.scroll.offset) return false;
  environment.setState(scroll.key, { scroll: offset });
  return true;
}

/** Pixels that a box stands below (or, negative, above) a viewport, with a little air. */
function outside(box: Rect, viewport: Rect): number {
  const air = 24;
  if (box.bottom + air > viewport.bottom) return box.bottom + air - viewport.bottom;
  return Math.min(0, box.top - air - viewport.top);
}

function pathTo(box: Box, key: string): readonly Box[] {
  if (box.key === key) return [box];
  for (const child of box.children) {
    const path = pathTo(child, key);
    if (path.length > 0) return [box, ...path];
  }
  return [];
}
