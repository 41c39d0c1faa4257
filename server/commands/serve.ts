/** `preflight serve`: runs started, followed and searched over HTTP. */
import type { Command } from "commander";
import { configure } from "../config.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { adbFlags, collect, textFlag, writeJson, type Context, type Flags } from "./context.ts";

/** Where it is served when nobody says otherwise. */
const usualPort = 8787;

/** Add the command. */
export function addServe(program: Command, context: Context): void {
  const command = program
    .command("serve")
    .description("serve runs over HTTP: start, follow, cancel and search them; /openapi.json describes it")
    .option("--port <port>", `port of HTTP (${usualPort}; 0: any free one)`)
    .option(
      "--host <address>",
      "where to serve (127.0.0.1); elsewhere clients must show the token PREFLIGHT_TOKEN",
    )
    .option(
      "--served-as <name>",
      "another name by which clients call it, as behind a proxy; may be repeated",
      collect,
    )
    .option("--out <dir>", "folder of the record and the reports")
    .option("--device <serial>", "which device, for runs that do not say")
    .option("--lang <language>", "language of reports: en, ko")
    .option("--config <file>", "settings file (preflight.json)")
    .option("--json <file>", 'write the address as JSON ("-": to stdout)');
  adbFlags(command).action(async (flags: Flags) => {
    const settings = configure({
      flags,
      usual: { port: usualPort },
      file: textFlag(flags, "config"),
    });
    const json = textFlag(flags, "json");
    const interrupt = listenForInterrupt(() =>
      context.stderr.write("Stopping: runs end with their reports. Ctrl-C again quits at once.\n"),
    );
    try {
      const { serve } = await import("../http/serve.ts");
      const tell = async (address: string): Promise<void> => {
        await writeJson(json, { address, token: settings.token !== null }, context);
        if (json !== "-") context.stdout.write(welcome(address, settings.token !== null));
      };
      await serve(settings, tell, (line) => void context.stderr.write(`${line}\n`), interrupt.signal);
    } finally {
      interrupt.release();
    }
    context.exit(0);
  });
}

function welcome(address: string, withToken: boolean): string {
  const token = withToken ? ' -H "Authorization: Bearer $PREFLIGHT_TOKEN"' : "";
  const body = `{"device":"simulated","app":"shop","budgets":{"steps":60}}`;
  return [
    `Preflight serves ${address} (${address}/openapi.json describes it)`,
    "",
    `Start a run:  curl -s ${address}/runs${token} -H 'Content-Type: application/json' -d '${body}'`,
    `Follow it:    curl -N ${address}/runs/RUN/events${token}`,
    `What it found: curl -s ${address}/findings?run=RUN${token}`,
    "",
    "Ctrl-C ends it.",
    "",
  ].join("\n");
}
