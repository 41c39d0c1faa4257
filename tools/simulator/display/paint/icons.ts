/** Material icons, drawn from the path data of @mdi/svg. */
import { Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const paths = new Map<string, Path2D | null>();
let folder: string | undefined;

/** Draw an icon with its top left corner at a point; a name that no icon has is drawn as an empty square. */
export function drawIcon(
  ctx: SKRSContext2D,
  name: string,
  x: number,
  y: number,
  size: number,
  color: string,
): void {
  const path = pathOf(name) ?? pathOf("square-outline");
  if (path === null) return;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 24, size / 24);
  ctx.fillStyle = color;
  ctx.fill(path);
  ctx.restore();
}

/** Is there an icon of this name? */
export function hasIcon(name: string): boolean {
  return pathOf(name) !== null;
}

function pathOf(name: string): Path2D | null {
  const known = paths.get(name);
  if (known !== undefined) return known;
  const path = readPath(name);
  paths.set(name, path);
  return path;
}

function readPath(name: string): Path2D | null {
  // Names come from apps: nothing but an icon's name may reach a path of the host.
  if (!/^[a-z\d]+(-[a-z\d]+)*$/.test(name)) return null;
  folder ??= join(dirname(require.resolve("@mdi/svg/package.json")), "svg");
  try {
    const data = / d="([^"]+)"/.exec(readFileSync(join(folder, `${name}.svg`), "utf8"))?.[1];
    return data === undefined ? null : new Path2D(data);
  } catch {
    return null;
  }
}
