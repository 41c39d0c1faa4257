/** Reads what an app wrote into a view: data of unknown shape, so that a mistake of an app cannot break the phone. */
import type { Picture, ViewNode } from "../../language.ts";

type Bag = Readonly<Record<string, unknown>>;

/** A function that an app gave. */
export type Handler = (...values: readonly unknown[]) => unknown;

/** A record, or an empty one. */
export function bag(value: unknown): Bag {
  return isBag(value) ? value : {};
}

function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null;
}

/** A string; numbers are written out as Java would. */
export function str(props: Bag, name: string): string | undefined {
  const value = props[name];
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A finite number. */
export function num(props: Bag, name: string): number | undefined {
  const value = props[name];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A boolean. */
export function flag(props: Bag, name: string): boolean | undefined {
  const value = props[name];
  return typeof value === "boolean" ? value : undefined;
}

/** A handler. */
export function call(props: Bag, name: string): Handler | undefined {
  const value = props[name];
  return isHandler(value) ? value : undefined;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}

/** A list, or an empty one. */
export function list(props: Bag, name: string): readonly unknown[] {
  const value: unknown = props[name];
  return Array.isArray(value) ? value : [];
}

/** A list of strings. */
export function strings(props: Bag, name: string): readonly string[] {
  return list(props, name).map(String);
}

/** A view. */
export function isView(value: unknown): value is ViewNode {
  return isBag(value) && typeof value["kind"] === "string" && Array.isArray(value["children"]);
}

/** A picture; what is none is a missing one. */
export function picture(value: unknown): Picture {
  const props = bag(value);
  switch (props["kind"]) {
    case "scene": {
      const motif = str(props, "motif");
      const palette = strings(props, "palette");
      return {
        kind: "scene",
        seed: num(props, "seed") ?? 0,
        ...(palette.length > 0 ? { palette } : {}),
        ...(motif === undefined ? {} : { motif }),
      };
    }
    case "icon":
      return {
        kind: "icon",
        name: str(props, "name") ?? "image",
        color: str(props, "color") ?? "#ffffff",
        background: str(props, "background") ?? "#6750a4",
      };
    case "avatar":
      return { kind: "avatar", name: str(props, "name") ?? "" };
    case "chart": {
      const color = str(props, "color");
      return {
        kind: "chart",
        values: list(props, "values").map(Number),
        ...(color === undefined ? {} : { color }),
      };
    }
    case "file":
      return props["data"] instanceof Uint8Array
        ? { kind: "file", data: props["data"] }
        : { kind: "missing" };
    default:
      return { kind: "missing" };
  }
}
