import type { Phone } from "../phone.ts";
import { streamOf } from "../shell/devices.ts";
import { FileError } from "../shell/files.ts";
import { resolvePath } from "../shell/paths.ts";
import { pay, type Command, type CommandCall } from "./command.ts";

const defaultFile = "/sdcard/window_dump.xml";

/** `uiautomator` waits this long for a quiet second. */
const idleTimeout = 10_000;

/** Milliseconds without events that count as quiet. */
const quietTime = 1_000;

const usage = `Usage: uiautomator <subcommand> [options]

Available subcommands:

help: displays help message

runtest: executes UI automation tests
    runtest <class spec> [options]

dump: creates an XML dump of current UI hierarchy
    dump [--verbose][file]
      [--compressed]: dumps compressed layout information.
      [file]: the location where the dumped XML should be stored, default is
      ${defaultFile}

events: prints out accessibility events until terminated

`;

/** What was dumped last: accessibility's cache may still hold it. */
const lastDumps = new WeakMap<Phone, string>();

/** Take one of the faults that the phone was told to have. */
function takeFault(call: CommandCall): string | undefined {
  const { faults } = call.phone;
  const fault = faults.dump;
  if (!fault || fault.times <= 0) return undefined;
  fault.times--;
  if (fault.times === 0) faults.dump = undefined;
  return fault.kind;
}

async function dump(call: CommandCall, args: readonly string[]): Promise<number> {
  const { phone } = call;
  const file = args.find((arg) => !arg.startsWith("-")) ?? defaultFile;
  const compressed = args.includes("--compressed");
  const fault = takeFault(call);
  if (fault === "missing") {
    call.err(
      `/system/bin/sh: uiautomator: ${phone.profile.api >= 29 ? "inaccessible or not found" : "not found"}\n`,
    );
    return 127;
  }
  await pay(call, "dump");
  if (fault === "killed") {
    call.err("Killed\n");
    return 137;
  }
  if (fault === "already-registered") {
    call.err(
      "java.lang.IllegalStateException: UiAutomationService android.accessibilityservice.IAccessibilityServiceClient$Stub$Proxy@f18df39already registered!\n" +
        "\tat android.os.Parcel.createExceptionOrNull(Parcel.java:3057)\n\tat android.os.Parcel.createException(Parcel.java:3033)\n" +
        "\tat android.app.UiAutomation.connectWithTimeout(UiAutomation.java:335)\n\tat com.android.commands.uiautomator.DumpCommand.run(DumpCommand.java:90)\n",
    );
    return 1;
  }
  if (fault === "no-idle") await phone.clock.sleep(idleTimeout, call.signal);
  const idle =
    fault !== "no-idle" &&
    (await phone.clock.until(() => phone.windows.idle({ compressed }), idleTimeout, call.signal));
  // Quiet means a second without events: a window that is just about to get the focus gets it within that.
  if (idle && fault === undefined)
    await phone.clock.until(() => phone.windows.focused() !== undefined, quietTime, call.signal);
  const found = idle && fault !== "null-root" ? phone.windows.dump({ compressed }) : undefined;
  if (!idle || (found && !found.ok && found.reason === "no-idle")) {
    call.err("ERROR: could not get idle state.\n");
    return 0;
  }
  if (!found?.ok) {
    call.err("ERROR: null root node returned by UiTestAutomationBridge.\n");
    return 0;
  }
  const path = resolvePath(call.cwd, file);
  const stream = streamOf(path, { stdout: { write: call.out }, stderr: { write: call.err } });
  const before = lastDumps.get(phone);
  lastDumps.set(phone, found.xml);
  const xml = fault === "stale" ? (before ?? found.xml) : found.xml;
  const data = fault === "empty-file" ? Buffer.alloc(0) : Buffer.from(xml);
  try {
    if (stream && fault === "no-tty") throw new FileError("Permission denied");
    if (stream) stream.write(data);
    else phone.files.write(path, data, { mode: 0o660 });
  } catch (error) {
    // The tool tells the log, then says that all went well.
    if (!(error instanceof FileError)) throw error;
    phone.logs.write({
      pid: 12_345,
      uid: 2000,
      priority: "E",
      tag: "AccessibilityNodeInfoDumper",
      message: `failed to dump window to file\njava.io.FileNotFoundException: ${path}: open failed: ${error.message}`,
    });
  }
  call.out(`UI ${phone.faults.correctSpelling ? "hierarchy" : "hierchary"} dumped to: ${file}\n`);
  return 0;
}

/** `uiautomator`: `dump` with the texts of AOSP's DumpCommand, misspelt line included. */
export const uiautomator: Command = async (call) => {
  const [command, ...args] = call.args;
  if (call.phone.faults.booting) {
    call.err("ERROR: could not connect to UiAutomation.\n");
    return 1;
  }
  if (command === "dump") return dump(call, args);
  if (command === "events") {
    await new Promise<void>((resolve) =>
      call.signal.addEventListener("abort", () => resolve(), { once: true }),
    );
    return 143;
  }
  call.out(usage);
  return command === "help" || command === undefined ? 0 : 1;
};
