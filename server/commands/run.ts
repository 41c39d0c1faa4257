/** `preflight run`: explore an app on a device that adb sees. */
import type { Command } from "commander";
import { ensureAdbServer } from "../adb.ts";
import { checkApk } from "../apkFile.ts";
import { configure } from "../config.ts";
import { decidingOf } from "../deciding.ts";
import { ConfigError } from "../errors.ts";
import type { Assignment } from "../explore.ts";
import { storeSettings } from "../store/open.ts";
import { exitCodeOf } from "./conclude.ts";
import { adbFlags, collect, runFlags, textFlag, type Context, type Flags } from "./context.ts";
import { watched } from "./watched.ts";

const withoutModel =
  "No model was set, so the explorer decided. Set OPENAI_API_KEY or OPENAI_BASE_URL for one, or give --policy explorer.\n";

/** Add the command. */
export function addRun(program: Command, context: Context): void {
  const command = program
    .command("run")
    .description("explore an app on a device or emulator, and prove what goes wrong")
    .option("--app <package>", "package of the app")
    .option("--apk <file>", "install this file first")
    .option("--device <serial>", "which device, when there are several")
    .option("--goal <text>", "what to look at; may be given several times", collect);
  runFlags(adbFlags(command)).action(async (flags: Flags) => {
    const assignment = assignmentOf(flags);
    if (assignment.apk !== null) await checkApk(assignment.apk);
    const prepare = async () => {
      await ensureAdbServer(assignment.adb);
      return { assignment, release: async () => undefined };
    };
    const explored = await watched(prepare, textFlag(flags, "json"), context);
    if (assignment.deciding === null && flags["policy"] === undefined) context.stderr.write(withoutModel);
    context.exit(exitCodeOf(explored));
  });
}

function assignmentOf(flags: Flags): Assignment {
  const settings = configure({ flags: { ...flags, goals: flags["goal"] }, file: textFlag(flags, "config") });
  const { app, apk, device, goals, seed, steps, minutes, out } = settings;
  if (app === null && apk === null) {
    throw new ConfigError("There is no app to explore", "Say which with --app PACKAGE, or give --apk FILE");
  }
  return {
    app,
    apk,
    device,
    goals,
    seed,
    limits: { steps, minutes },
    deciding: decidingOf(settings),
    allowed: { allow: settings.allow, packages: settings.packages },
    secrets: settings.secrets,
    out,
    stores: { ...storeSettings(settings), keepDays: settings.keepDays },
    adb: { host: settings.adbHost, port: settings.adbPort },
    language: settings.lang,
  };
}
