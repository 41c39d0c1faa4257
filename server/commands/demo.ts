/** `preflight demo`: the whole job with no phone, no key and no server. */
import type { Command } from "commander";
import { startPrivateAdb } from "../adb.ts";
import { configure } from "../config.ts";
import { decidingOf } from "../deciding.ts";
import { ConfigError } from "../errors.ts";
import type { Assignment } from "../explore.ts";
import { cancelledExit } from "../interrupt.ts";
import { bundledApps, isBundled } from "../simulated/bundledApps.ts";
import { runFlags, textFlag, type Context, type Flags } from "./context.ts";
import { watched } from "./watched.ts";

/** Add the command. */
export function addDemo(program: Command, context: Context): void {
  const command = program
    .command("demo")
    .description("start a simulated phone, explore the demo app on it, and report its seeded errors")
    .option("--app <name>", `which demo app: ${Object.keys(bundledApps).join(", ")}`, "shop")
    .option("--clean", "switch all seeded errors off: nothing should be found")
    .option("--adb", "put a real adb server between (adb must be installed)");
  runFlags(command).action(async (flags: Flags) => {
    const { outcome } = await watched(
      (signal) => prepare(flags, signal, context),
      textFlag(flags, "json"),
      context,
    );
    const failed = outcome === "failed" || outcome === "device-lost" || outcome === "app-unavailable";
    context.exit(outcome === "cancelled" ? cancelledExit : failed ? 2 : 0);
  });
}

async function prepare(
  flags: Flags,
  signal: AbortSignal,
  context: Context,
): Promise<{ assignment: Assignment; release: () => Promise<void> }> {
  const { app: name, ...others } = flags;
  if (typeof name !== "string" || !isBundled(name)) {
    throw new ConfigError(
      `--app is "${String(name)}"`,
      `The demo has ${Object.keys(bundledApps).join(" and ")}`,
    );
  }
  const settings = configure({
    flags: others,
    usual: { steps: 600, minutes: null, policy: "explorer" },
    file: textFlag(flags, "config"),
  });
  const clean = flags["clean"] === true;
  const app = bundledApps[name];
  const { startPhone } = await import("../simulated/phone.ts");
  const phone = await startPhone({ apps: [app.path], seed: settings.seed, off: clean ? "all" : [] });
  try {
    const adb = flags["adb"] === true ? await startPrivateAdb(phone.adbdPort, signal) : undefined;
    const way = adb ? `through a real adb server on port ${adb.port}` : "no adb needed";
    context.stderr.write(`A simulated phone runs, ${way}.\n`);
    const assignment: Assignment = {
      app: app.package,
      apk: null,
      device: adb?.serial ?? null,
      adb: adb ?? { host: "127.0.0.1", port: phone.serverPort },
      goals: [],
      seed: settings.seed,
      limits: { steps: settings.steps, minutes: settings.minutes },
      deciding: decidingOf(settings),
      out: settings.out,
      language: settings.lang,
      again: `npm run demo -- --app ${name} --seed ${settings.seed} --steps ${settings.steps}${clean ? " --clean" : ""}`,
    };
    const release = async (): Promise<void> => {
      await adb?.close();
      await phone.close();
    };
    return { assignment, release };
  } catch (error) {
    await phone.close();
    throw error;
  }
}
