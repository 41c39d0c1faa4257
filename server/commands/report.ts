/** `preflight report`: reports of recorded runs, again. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Option, type Command } from "commander";
import { configure } from "../config.ts";
import { ActionableError, ConfigError } from "../errors.ts";
import { counted, pad } from "../progress/width.ts";
import { resultOf } from "../report/summary.ts";
import { storyOf } from "../report/story.ts";
import { moment, wordsOf } from "../report/words.ts";
import { renderReport, writeReport, writeWhole } from "../report/write.ts";
import { runFolder } from "../store/folder.ts";
import { openStore, storeSettings } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { textFlag, type Context, type Flags } from "./context.ts";

/** Add the command. */
export function addReport(program: Command, context: Context): void {
  program
    .command("report")
    .description("make the report of a recorded run again, without a device")
    .argument("[run]", "id of the run; the newest when not said")
    .option("--list", "list the runs there are")
    .addOption(new Option("--format <format>", "what to make").choices(["html", "json"]).default("html"))
    .option("--to <file>", 'where to write it ("-": to stdout); its place in the record when not said')
    .option("--out <dir>", "folder of the record")
    .option("--lang <language>", "language of the report: en, ko")
    .option("--config <file>", "settings file (preflight.json)")
    .action(async (run: string | undefined, flags: Flags) => {
      const settings = configure({ flags, file: textFlag(flags, "config") });
      const { out, lang } = settings;
      if (settings.mongodbUri === null && !existsSync(join(resolve(out), "preflight.db"))) {
        throw new ConfigError(`There is no record of runs in "${out}"`, "Name its folder with --out DIR");
      }
      const store = await openStore(storeSettings(settings));
      try {
        if (flags["list"] === true) return await list(store, context);
        await make(store, run, { out, language: lang }, flags, context);
      } finally {
        await store.close();
      }
    });
}

async function list(store: Store, context: Context): Promise<void> {
  for (const { run, startedAt, app, outcome, steps, findings } of await store.runs()) {
    const words = [
      pad(run, 22),
      pad(moment(startedAt, "en"), 24),
      pad(app, 32),
      pad(wordsOf("en").outcome[outcome], 20),
    ];
    context.stdout.write(`${words.join(" ")} ${counted(steps, "step")}, ${counted(findings, "finding")}\n`);
  }
}

async function make(
  store: Store,
  run: string | undefined,
  place: { out: string; language: "en" | "ko" },
  flags: Flags,
  context: Context,
): Promise<void> {
  const id = run ?? (await store.runs())[0]?.run;
  const story = id === undefined ? undefined : storyOf(await store.events(id));
  if (!story) {
    throw new ActionableError(
      id === undefined ? `"${place.out}" holds no runs` : `There is no run "${id}" in "${place.out}"`,
      "`preflight report --list` shows the runs there are",
    );
  }
  const to = textFlag(flags, "to");
  if (flags["format"] === "html" && to === undefined) {
    context.stdout.write(`${await writeReport(story, store, place)}\n`);
    return;
  }
  const page = join(runFolder(place.out, story.run), "report.html");
  const text =
    flags["format"] === "json"
      ? `${JSON.stringify(resultOf(story, page), null, 2)}\n`
      : await renderReport(story, store, place);
  if (to === undefined || to === "-") {
    context.stdout.write(text);
    return;
  }
  await writeWhole(resolve(to), text);
  context.stdout.write(`${resolve(to)}\n`);
}
