/** Badges on icons. */
import type { Element } from "../element.ts";
import { part } from "./base.ts";
import { type Expansion, px, words } from "./context.ts";

/** A red count over an icon: drawn, but no node, as Material's BadgeDrawable. */
export function badgePart(at: Expansion, key: string, badge: string, top: number, start: number): Element {
  const dot = badge === "•" || badge === " ";
  const side = px(at, dot ? 6 : 16);
  return part(`${key}#badge`, {
    style: {
      absolute: { top: top + (dot ? px(at, 4) : 0), start },
      direction: "row",
      justify: "center",
      align: "center",
      height: side,
      minWidth: side,
      padding: dot ? undefined : { start: px(at, 4), end: px(at, 4) },
    },
    look: { background: at.palette.error, corner: side / 2, clips: false },
    children: dot
      ? []
      : [
          part(`${key}#count`, {
            words: words(at, badge, {
              sp: 11,
              fixedSize: true,
              weight: 500,
              color: at.palette.onError,
              maxLines: 1,
              ellipsis: false,
            }),
          }),
        ],
  });
}
