/** `preflight phone`: a simulated phone for any client of ADB. */
import { once } from "node:events";
import type { Command } from "commander";
import { ConfigError } from "../errors.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { bundledApps, isBundled } from "../simulated/bundledApps.ts";
import { collect, textFlag, type Context, type Flags } from "./context.ts";

/** How long commands take on the phone. */
const latencies = ["none", "emulator", "phone"] as const;

/** Add the command. */
export function addPhone(program: Command, context: Context): void {
  program
    .command("phone")
    .description("start a simulated phone that any ADB client can use, until Ctrl-C")
    .option("--app <file>", "app file or folder, or shop, notes; may be given several times", collect)
    .option("--clean", "switch all seeded errors off")
    .option("--port <port>", "port of its adbd (default: a free one)")
    .option("--server-port <port>", "port of its adb server (default: a free one)")
    .option("--api <level>", "Android API level, 26 to 36", "34")
    .option("--latency <profile>", `how slow it is: ${latencies.join(", ")}`, "none")
    .option("--seed <n>", "seed of all chance on it", "1")
    .action(async (flags: Flags) => {
      await servePhone(flags, context);
      context.exit(0);
    });
}

async function servePhone(flags: Flags, context: Context): Promise<void> {
  const wanted = flags["app"];
  const apps: string[] = Array.isArray(wanted) ? wanted.map(String) : Object.keys(bundledApps);
  const latency = latencies.find((name) => name === flags["latency"]);
  if (!latency)
    throw new ConfigError(
      `--latency is "${String(flags["latency"])}"`,
      `Give one of ${latencies.join(", ")}`,
    );
  const port = number(flags, "port", 1, 65_535);
  const serverPort = number(flags, "serverPort", 1, 65_535);
  const { startPhone } = await import("../simulated/phone.ts");
  const interrupt = listenForInterrupt(() => undefined);
  const simulator = await startPhone({
    apps: apps.map((app) => (isBundled(app) ? bundledApps[app].path : app)),
    api: number(flags, "api", 26, 36) ?? 34,
    seed: number(flags, "seed", 0, 2 ** 31 - 1) ?? 1,
    latency,
    // People and other programs live in real time.
    clock: "real",
    off: flags["clean"] === true ? "all" : [],
    ...(port === undefined ? {} : { port }),
    ...(serverPort === undefined ? {} : { serverPort }),
  });
  try {
    const { phone, adbdPort } = simulator;
    const installed = phone.packages.all().filter(({ system }) => !system);
    context.stdout.write(
      [
        `A simulated phone runs: Android ${phone.profile.release} (API ${phone.profile.api}).`,
        `Apps: ${installed.map(({ name }) => name).join(", ")}`,
        "",
        `With adb:        adb connect 127.0.0.1:${adbdPort}`,
        `Without adb:     preflight run --adb-port ${simulator.serverPort} --app ${installed[0]?.name ?? "PACKAGE"}`,
        `As adb's server: adb -P ${simulator.serverPort} devices`,
        "",
        "Ctrl-C ends it.",
        "",
      ].join("\n"),
    );
    if (!interrupt.signal.aborted) await once(interrupt.signal, "abort");
  } finally {
    await simulator.close();
    interrupt.release();
  }
}

function number(flags: Flags, name: string, least: number, most: number): number | undefined {
  const text = textFlag(flags, name);
  if (text === undefined) return undefined;
  if (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  const flag = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new ConfigError(`--${flag} is "${text}"`, `Give a whole number from ${least} to ${most}`);
}
