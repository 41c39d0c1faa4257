/** The apps that a suite runs: found in folders, loaded once to read what is seeded in them, refused when it does not fit. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Decoy, SeededBug } from "../../tools/simulator/language.ts";
import { loadApp } from "../../tools/simulator/words/load-app.ts";
import { programOf } from "../../tools/simulator/words/program.ts";
import { ConfigError } from "../../server/errors.ts";
import { readTriggers } from "./triggers.ts";
import type { Trigger } from "./triggers.ts";
import { aboutCode } from "./kinds.ts";

/** An app and what is known to be wrong with it. */
export interface WorldApp {
  /** Name of its folder. */
  readonly id: string;
  readonly folder: string;
  readonly package: string;
  readonly bugs: readonly SeededBug[];
  readonly decoys: readonly Decoy[];
  /** Names of its activities, services and receivers. */
  readonly screens: readonly string[];
  /** Scripted ways to its bugs; null when it has none. */
  readonly triggers: ReadonlyMap<string, Trigger> | null;
}

const project = resolve(import.meta.dirname, "../..");
const bundled = ["shop", "notes"].map((name) => join(project, "tools/simulator/apps", name));

/** Apps of the repository, or of another folder: that folder itself, or those in it; only those named, if any are. */
export async function findApps(folder: string | null, only: readonly string[]): Promise<readonly WorldApp[]> {
  const there =
    folder === null ? [...bundled, ...inside(join(project, "evals/apps"))] : foldersIn(resolve(folder));
  const missing = only.find((id) => there.every((each) => basename(each) !== id));
  if (missing !== undefined)
    throw new ConfigError(
      `There is no app "${missing}"`,
      `There is ${there.map((each) => basename(each)).join(", ")}`,
    );
  const folders = there.filter((each) => only.length === 0 || only.includes(basename(each)));
  const apps: WorldApp[] = [];
  for (const each of folders) apps.push(await readApp(each));
  const ids = apps.map((app) => app.id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new ConfigError(`Two apps are called "${twice}"`, "Give their folders different names");
  return apps;
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new ConfigError(`There is no folder "${folder}"`, "Say with --apps where the apps are");
  if (isApp(folder)) return [folder];
  const found = inside(folder);
  if (found.length === 0)
    throw new ConfigError(
      `There is no app in "${folder}"`,
      "An app is a folder with app.ts; tools/simulator/apps/README.md tells how one is written",
    );
  return found;
}

const isApp = (folder: string): boolean =>
  ["app.ts", "index.ts", "app.js", "index.js"].some((name) => existsSync(join(folder, name)));

const inside = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isApp(join(folder, entry.name)))
    .map((entry) => join(folder, entry.name))
    .sort();

async function readApp(folder: string): Promise<WorldApp> {
  const app = await loadApp(folder).catch((error: unknown) => {
    throw new ConfigError(
      `The app in "${folder}" does not load: ${error instanceof Error ? error.message : String(error)}`,
      "Correct it, or leave it out with --only; an app imports its own files and types alone, the words of the language are given to its function",
    );
  });
  const program = programOf(app);
  const { activities = [], services = [], receivers = [] } = program ?? {};
  const { package: packageName, bugs: declared = [], decoys = [] } = app.manifest;
  const apart = await readTruth(folder);
  if (apart !== null && apart.package !== packageName)
    throw misfit(folder, `truth.json is about ${apart.package}, and the app is ${packageName}`);
  const bugs = (apart?.bugs ?? declared).map(bare);
  const own: WorldApp = {
    id: basename(folder),
    folder,
    package: packageName,
    bugs,
    decoys,
    screens: [...activities, ...services, ...receivers].map((component) => component.name),
    triggers: await readTriggers(folder),
  };
  check(own, declared);
  return own;
}

/** Without undefined properties, as the language's contract has it. */
const bare = (bug: z.infer<typeof Truth>["bugs"][number] | SeededBug): SeededBug => {
  const { element, evidence, ...rest } = bug;
  return {
    ...rest,
    ...(element === undefined ? {} : { element }),
    ...(evidence === undefined ? {} : { evidence }),
  };
};

const Truth = z.strictObject({
  package: z.string(),
  bugs: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      severity: z.enum(["high", "medium", "low"]),
      screen: z.string(),
      element: z.string().optional(),
      summary: z.string(),
      trigger: z.string(),
      evidence: z.string().optional(),
    }),
  ),
});

/** A truth that is kept beside the app instead of in it. */
async function readTruth(folder: string): Promise<z.infer<typeof Truth> | null> {
  const file = join(folder, "truth.json");
  if (!existsSync(file)) return null;
  const module: unknown = await import(pathToFileURL(file).href, { with: { type: "json" } }).catch(
    (error: unknown) => {
      throw misfit(folder, `truth.json: ${error instanceof Error ? error.message : String(error)}`);
    },
  );
  const read = z.object({ default: Truth }).safeParse(module);
  if (!read.success) throw misfit(folder, `truth.json: ${z.prettifyError(read.error)}`);
  return read.data.default;
}

function check(app: WorldApp, declared: readonly SeededBug[]): void {
  const ids = app.bugs.map((bug) => bug.id);
  for (const [at, bug] of app.bugs.entries()) {
    if (ids.indexOf(bug.id) !== at) throw misfit(app.folder, `two bugs are called "${bug.id}"`);
    if (declared.every((one) => one.id !== bug.id))
      throw misfit(app.folder, `its truth names a bug "${bug.id}" that the app does not declare`);
    if (aboutCode(bug.kind) === undefined)
      throw misfit(app.folder, `bug "${bug.id}" is of a kind "${bug.kind}" that there is not`);
    if (!app.screens.includes(bug.screen) && !isDialog(bug.screen))
      throw misfit(
        app.folder,
        `bug "${bug.id}" is on "${bug.screen}", and there is ${app.screens.join(", ")}`,
      );
  }
  const stray = [...(app.triggers?.keys() ?? [])].find((id) => !ids.includes(id));
  if (stray !== undefined) throw misfit(app.folder, `it has a trigger for "${stray}", which is no bug of it`);
}

/** Dialogs are made when they are shown: their names cannot be looked up, only recognised. */
const isDialog = (name: string): boolean =>
  /^[a-z]|[Dd]ialog|[Ss]heet|[Mm]enu/.test(name) && !name.endsWith("Activity");

const misfit = (folder: string, why: string): ConfigError =>
  new ConfigError(`The truth of the app in "${folder}" does not fit: ${why}`, "Correct it and run again");
