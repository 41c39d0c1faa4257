/** `preflight mcp`: hands and eyes on a phone for an assistant. */
import type { Command } from "commander";
import { ensureAdbServer } from "../adb.ts";
import { configure } from "../config.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { bundledApps } from "../simulated/bundledApps.ts";
import { adbFlags, textFlag, type Context, type Flags } from "./context.ts";

/** Add the command. */
export function addMcp(program: Command, context: Context): void {
  const command = program
    .command("mcp")
    .description("serve the device tools to MCP clients: on stdin and stdout, or over HTTP")
    .option("--app <package>", "app under test, whose crashes are watched")
    .option("--device <serial>", "which device, when there are several")
    .option("--simulated", "on a simulated phone with the demo apps")
    .option("--http", "over HTTP, for several clients at once; they show the token PREFLIGHT_TOKEN")
    .option("--host <address>", "where to serve HTTP (127.0.0.1)")
    .option("--port <port>", "port of HTTP (any free one)")
    .option("--config <file>", "settings file (preflight.json)");
  adbFlags(command).action(async (flags: Flags) => {
    const { adbHost, adbPort, device, app, host, port, token } = configure({
      flags,
      file: textFlag(flags, "config"),
    });
    const interrupt = listenForInterrupt(() => undefined);
    const simulated = flags["simulated"] === true;
    const phone = simulated
      ? await (
          await import("../simulated/phone.ts")
        ).startPhone({ apps: Object.values(bundledApps).map(({ path }) => path) })
      : undefined;
    try {
      const adb = phone ? { host: "127.0.0.1", port: phone.serverPort } : { host: adbHost, port: adbPort };
      // With no server yet the tools say so when they are called, and work once there is one.
      if (!phone) await ensureAdbServer(adb).catch(() => undefined);
      const options = { adb, serial: device ?? undefined, app: app ?? undefined };
      if (flags["http"] === true) {
        const { serveMcp } = await import("../serveMcp.ts");
        const tell = (address: string, secret: string): void => {
          const shown = token === null ? secret : "(PREFLIGHT_TOKEN)";
          context.stderr.write(`MCP at ${address}, with the header Authorization: Bearer ${shown}\n`);
        };
        await serveMcp(options, { host, port, token }, tell, interrupt.signal);
      } else {
        const { serveStdio } = await import("../mcp.ts");
        await serveStdio(options, interrupt.signal);
      }
    } finally {
      await phone?.close();
      interrupt.release();
    }
    context.exit(0);
  });
}
