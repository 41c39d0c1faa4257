/** `preflight doctor`: is everything here that a run needs? */
import type { Command } from "commander";
import { listens, type AdbAddress } from "../adb.ts";
import { configure } from "../config.ts";
import { ActionableError, lineFor } from "../errors.ts";
import { counted } from "../progress/width.ts";
import { openStore, storeSettings, type StoreSettings } from "../store/open.ts";
import { spoolOf } from "../store/spool/outbox.ts";
import { adbFlags, textFlag, type Context, type Flags } from "./context.ts";

/** What was looked at, and how it stands. `needed`: without it no run works, not even on a simulated phone. */
interface Check {
  readonly what: string;
  readonly needed: boolean;
  /** Resolves with how it stands, or rejects with what to do. */
  readonly look: () => Promise<string>;
}

/** Oldest Node that runs TypeScript and SQLite as we use them. */
const leastNode = 24;

/** Add the command. */
export function addDoctor(program: Command, context: Context): void {
  const command = program
    .command("doctor")
    .description("see whether everything is here that a run needs")
    .option("--out <dir>", "folder of the record")
    .option("--config <file>", "settings file (preflight.json)");
  adbFlags(command).action(async (flags: Flags) => {
    const settings = configure({ flags, file: textFlag(flags, "config") });
    const { adbHost: host, adbPort: port } = settings;
    const stores = storeSettings(settings);
    const checks: Check[] = [
      { what: "Node", needed: true, look: async () => checkNode(process.versions.node) },
      { what: "record", needed: true, look: () => checkRecord(stores) },
      ...(stores.mongodbUri === null && stores.s3 === null
        ? []
        : [{ what: "spool", needed: false, look: () => checkSpool(stores) }]),
      { what: "adb server", needed: false, look: () => checkServer({ host, port }) },
      { what: "devices", needed: false, look: () => checkDevices({ host, port }) },
    ];
    let failed = false;
    for (const { what, needed, look } of checks) {
      const [mark, words] = await look().then(
        (stands) => ["ok  ", stands] as const,
        (error: unknown) => [needed ? "FAIL" : "-   ", lineFor(error) ?? String(error)] as const,
      );
      failed ||= mark === "FAIL";
      context.stdout.write(`${mark} ${what}: ${words}\n`);
    }
    context.exit(failed ? 2 : 0);
  });
}

async function checkNode(version: string): Promise<string> {
  if (Number(version.split(".")[0]) >= leastNode) return version;
  throw new Error(
    `${version} is too old. Run Preflight by npm or npx, which bring Node ${leastNode}, or install it.`,
  );
}

async function checkRecord(settings: StoreSettings): Promise<string> {
  const store = await openStore(settings);
  try {
    const count = (await store.runs()).length;
    const { records, blobs } = store.places;
    return store.spool() === undefined
      ? `${settings.out}, ${count} runs`
      : `${records}, ${count} runs; pictures in ${blobs}`;
  } finally {
    await store.close();
  }
}

/** What waits to be delivered; a trouble when something does, or was refused. */
async function checkSpool(settings: StoreSettings): Promise<string> {
  const store = await openStore({ ...settings, closing: 2000 });
  await store.close();
  const { events, blobs, oldestAt, refused } = spoolOf(settings.out);
  const since = oldestAt === null ? "" : `, the oldest since ${new Date(oldestAt).toISOString()}`;
  const waiting = `${counted(events, "event")} and ${counted(blobs, "blob")} wait for delivery${since}`;
  if (refused > 0) {
    throw new ActionableError(
      `${waiting}; ${refused} were refused for good`,
      `They stay in ${settings.out}/spool`,
    );
  }
  if (events + blobs > 0)
    throw new ActionableError(waiting, "They are delivered while any command runs that uses the store");
  return "nothing waits";
}

/** Looks without starting one: a doctor changes nothing. */
async function checkServer(address: AdbAddress): Promise<string> {
  const where = `${address.host}:${address.port}`;
  if (await listens(address)) return where;
  throw new ActionableError(`None listens on ${where}`, "`preflight run` starts one where adb is installed");
}

async function checkDevices(address: AdbAddress): Promise<string> {
  if (!(await listens(address)))
    throw new ActionableError("Unknown without an adb server", "`preflight demo` needs none");
  const { connectAdb } = await import("../../tools/device/adb.ts");
  const devices = await connectAdb(address).devices();
  return devices.length === 0
    ? "none"
    : devices.map(({ serial, state }) => `${serial} (${state})`).join(", ");
}
