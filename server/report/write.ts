/** The files of a report, in the run's folder. */
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runFolder } from "../store/embedded.ts";
import type { Store } from "../store/store.ts";
import { albumOf } from "./pictures.ts";
import { reportPage } from "./report.ts";
import { resultOf } from "./summary.ts";
import type { RunStory } from "./story.ts";
import type { Language } from "./words.ts";

/** Where and how a report is written. */
export interface ReportPlace {
  /** Folder of the record. */
  readonly out: string;
  readonly language: Language;
  /** The command that would do the same run again. */
  readonly again?: string;
}

/** Write `report.html` and `report.json` of a run; returns the path of the page. */
export async function writeReport(story: RunStory, store: Store, place: ReportPlace): Promise<string> {
  const folder = runFolder(place.out, story.run);
  const path = join(folder, "report.html");
  await writeWhole(path, await renderReport(story, store, place));
  await writeWhole(join(folder, "report.json"), `${JSON.stringify(resultOf(story, path), null, 2)}\n`);
  return path;
}

/** The page of a run as a string. */
export async function renderReport(story: RunStory, store: Store, place: ReportPlace): Promise<string> {
  const album = await albumOf(story, (key) => store.getBlob(story.run, key));
  return reportPage(story, album, { language: place.language, again: place.again ?? againCommand(story) });
}

/** Write a file so that nobody ever sees half of it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function againCommand({ started }: RunStory): string {
  const { limits } = started;
  const words = ["preflight", "run", "--app", started.app.package, "--seed", String(started.seed)];
  if (limits.steps !== null) words.push("--steps", String(limits.steps));
  if (limits.minutes !== null) words.push("--minutes", String(limits.minutes));
  for (const goal of started.goals) words.push("--goal", `'${goal.replaceAll("'", `'\\''`)}'`);
  return words.join(" ");
}
