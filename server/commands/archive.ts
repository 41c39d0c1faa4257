/** `preflight export`, `import` and `dataset`: runs as files, for other installations and for other programs. */
import { resolve } from "node:path";
import type { Command } from "commander";
import { configure } from "../config.ts";
import { ActionableError } from "../errors.ts";
import { counted } from "../progress/width.ts";
import { storyOf } from "../report/story.ts";
import { openStore, storeSettings } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { collect, textFlag, type Context, type Flags } from "./context.ts";

/** A command with the flags for the place of the record. */
const placed = (command: Command): Command =>
  command
    .option("--out <dir>", "folder of the record")
    .option("--config <file>", "settings file (preflight.json)");

/** Add the commands. */
export function addArchive(program: Command, context: Context): void {
  placed(program.command("export"))
    .description("write a recorded run to one file that another installation takes in")
    .argument("[run]", "id of the run; the newest when not said")
    .option("--to <file>", "where to write it; RUN.preflight.tar.gz here when not said")
    .action(async (run: string | undefined, flags: Flags) =>
      withStore(flags, async (store, { out, lang }) => {
        const id = run ?? (await store.searchRuns({ limit: 1 })).items[0]?.run;
        const story = id === undefined ? undefined : storyOf(await store.events(id));
        if (!story) {
          throw new ActionableError(
            id === undefined ? `"${out}" holds no runs` : `There is no run "${id}" in "${out}"`,
            "`preflight report --list` shows the runs there are",
          );
        }
        const { exportRun } = await import("../store/archive/run.ts");
        const { renderReport } = await import("../report/write.ts");
        const to = resolve(textFlag(flags, "to") ?? `${story.run}.preflight.tar.gz`);
        const page = await renderReport(story, store, { out, language: lang });
        await exportRun(store, story.run, to, page).catch(unwritable(to));
        context.stdout.write(`${to}\n`);
      }),
    );

  placed(program.command("import"))
    .description("take in a run that was exported elsewhere, and make its report")
    .argument("<file>", "file that `preflight export` wrote")
    .action(async (file: string, flags: Flags) =>
      withStore(flags, async (store, { out, lang }) => {
        const { importRun } = await import("../store/archive/run.ts");
        const { writeReport } = await import("../report/write.ts");
        const { run } = await importRun(store, resolve(file)).catch(unreadable(file));
        const story = storyOf(await store.events(run));
        if (story) context.stdout.write(`${await writeReport(story, store, { out, language: lang })}\n`);
      }),
    );

  placed(program.command("dataset"))
    .description("write runs as JSON Lines and pictures, for training and evaluation")
    .requiredOption("--to <dir>", "folder to write")
    .option("--app <package>", "only runs of this app; may be given several times", collect)
    .action(async (flags: Flags) => {
      const { app, ...others } = flags;
      await withStore(others, async (store) => {
        const { exportDataset } = await import("../store/archive/dataset.ts");
        const to = resolve(textFlag(flags, "to") ?? "");
        const apps = Array.isArray(app) ? app.map(String) : undefined;
        const query = { sort: "oldest" as const, ...(apps && { app: apps }) };
        const { runs, steps, images } = await exportDataset(store, query, to).catch(unwritable(to));
        context.stderr.write(
          `${counted(runs, "run")}, ${counted(steps, "step")}, ${counted(images, "picture")}\n`,
        );
        context.stdout.write(`${to}\n`);
      });
    });
}

async function withStore(
  flags: Flags,
  use: (store: Store, place: { readonly out: string; readonly lang: "en" | "ko" }) => Promise<void>,
): Promise<void> {
  const settings = configure({ flags, file: textFlag(flags, "config") });
  const store = await openStore(storeSettings(settings));
  try {
    await use(store, settings);
  } finally {
    await store.close();
  }
}

const unwritable = (path: string) =>
  fileTrouble(`"${path}" cannot be written`, "Name another place with --to");
const unreadable = (path: string) =>
  fileTrouble(`"${path}" cannot be read`, "Name a file that `preflight export` wrote");

/** A trouble with a file in words; everything else as it is. */
function fileTrouble(what: string, hint: string): (error: unknown) => never {
  return (error) => {
    const system = error instanceof Error && "code" in error && "syscall" in error;
    throw system ? new ActionableError(`${what} (${String(error.code)})`, hint) : error;
  };
}
