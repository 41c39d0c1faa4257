/** `preflight devices`: what the adb server sees. */
import type { Command } from "commander";
import { ensureAdbServer } from "../adb.ts";
import { configure } from "../config.ts";
import { adbFlags, textFlag, writeJson, type Context, type Flags } from "./context.ts";

/** Add the command. */
export function addDevices(program: Command, context: Context): void {
  const command = program
    .command("devices")
    .description("list devices and emulators that adb sees")
    .option("--json <file>", 'write the list as JSON ("-": to stdout)')
    .option("--config <file>", "settings file (preflight.json)");
  adbFlags(command).action(async (flags: Flags) => {
    const { adbHost: host, adbPort: port } = configure({ flags, file: textFlag(flags, "config") });
    await ensureAdbServer({ host, port });
    const { connectAdb } = await import("../../tools/device/adb.ts");
    const devices = await connectAdb({ host, port }).devices();
    const json = textFlag(flags, "json");
    await writeJson(json, { devices }, context);
    if (json === "-") return;
    for (const { serial, state } of devices) context.stdout.write(`${serial}\t${state}\n`);
    if (devices.length === 0) {
      context.stderr.write(
        "No device is connected. Connect a phone with USB debugging, start an emulator, or run `preflight phone`.\n",
      );
    }
  });
}
