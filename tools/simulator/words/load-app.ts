import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { App } from "../language.ts";
import { language } from "./language.ts";
import { programOf } from "./program.ts";

/** An app file that cannot be used: which file, where in it, and why. */
export class AppFileError extends Error {
  readonly file: string;
  readonly place: string | undefined;
  readonly reason: string;

  constructor(file: string, reason: string, place?: string) {
    super(`${place === undefined ? file : `${file}:${place}`}: ${reason}`);
    this.name = "AppFileError";
    this.file = file;
    this.place = place;
    this.reason = reason;
  }
}

function entryOf(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new AppFileError(absolute, "there is no such file or folder");
  if (!statSync(absolute).isDirectory()) return absolute;
  const entry = ["app.ts", "index.ts", "app.js", "index.js"]
    .map((name) => join(absolute, name))
    .find(existsSync);
  if (entry === undefined) throw new AppFileError(absolute, "the folder has no app.ts or index.ts");
  return entry;
}

/** Line and column in the app's own folder where an error was thrown. */
function placeOf(file: string, error: Error): string | undefined {
  const url = pathToFileURL(file).href;
  for (const line of (error.stack ?? "").split("\n")) {
    const at = line.includes(url) || line.includes(file) ? /:(\d+(?::\d+)?)\)?$/.exec(line.trim()) : null;
    if (at?.[1] !== undefined) return at[1];
  }
  return undefined;
}

function refusal(file: string, error: unknown): AppFileError {
  if (error instanceof AppFileError) return error;
  if (error instanceof Error)
    return new AppFileError(file, `${error.name}: ${error.message}`, placeOf(file, error));
  return new AppFileError(file, `it threw ${String(error)}`);
}

/** Build an app from its file's default export. */
function build(file: string, exported: unknown): App {
  if (typeof exported !== "function") {
    throw new AppFileError(
      file,
      "its default export must be a function that takes the language and returns an app",
    );
  }
  const app: unknown = Reflect.apply(exported, undefined, [language]);
  const known = isApp(app) ? programOf(app) : undefined;
  if (!isApp(app) || !known) throw new AppFileError(file, "it must return what defineApp(...) gave it");
  if (known.activities.length === 0) throw new AppFileError(file, "the app has no activity");
  return app;
}

function isApp(value: unknown): value is App {
  return typeof value === "object" && value !== null && "manifest" in value;
}

/** Load an app file, or a folder's app.ts or index.ts. Throws an AppFileError that names file, place and reason. */
export async function loadApp(path: string): Promise<App> {
  const file = entryOf(path);
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    return build(
      file,
      typeof module === "object" && module !== null && "default" in module ? module.default : undefined,
    );
  } catch (error) {
    throw refusal(file, error);
  }
}
