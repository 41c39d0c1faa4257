/** Processes of apps, as debuggers follow them: `jdwp` lists once, `track-jdwp` and `track-app` on every change. */
import { orAborted } from "../connection.ts";
import type { WiredPhone } from "../wired-phone.ts";
import { lengthPrefixed } from "./length-prefixed.ts";
import { varint } from "./varint.ts";
import type { Service } from "./service.ts";

/** Milliseconds between looks at the processes. */
const interval = 100;

const debuggable = (phone: WiredPhone): readonly number[] =>
  phone.processes
    .all()
    .filter((process) => phone.packages.get(process.package)?.debuggable === true)
    .map(({ pid }) => pid);

const pidLines = (phone: WiredPhone): Buffer =>
  Buffer.from(
    debuggable(phone)
      .map((pid) => `${pid}\n`)
      .join(""),
  );

/** adb's AppProcesses message: entries of pid (1), debuggable (2), profileable (3), architecture (4). */
const appProcesses = (phone: WiredPhone): Buffer => {
  const architecture = [...Buffer.from("x86_64")];
  const entries = debuggable(phone).map((pid) => {
    const entry = [
      0x08,
      ...varint(pid),
      0x10,
      1,
      0x18,
      1,
      0x22,
      ...varint(architecture.length),
      ...architecture,
    ];
    return Buffer.from([0x0a, ...varint(entry.length), ...entry]);
  });
  return Buffer.concat(entries);
};

const follow =
  (list: (phone: WiredPhone) => Buffer): Service =>
  async (connection, { phone }) => {
    let before: Buffer | undefined;
    const look = (): void => {
      const now = list(phone);
      if (before?.equals(now) === true) return;
      before = now;
      connection.write(lengthPrefixed(now));
    };
    look();
    const timer = setInterval(look, interval);
    timer.unref();
    await orAborted(new Promise(() => undefined), connection.signal);
    clearInterval(timer);
  };

/** The pids of now. */
export const listDebuggable: Service = async (connection, { phone }) => {
  connection.write(pidLines(phone));
};

/** The pids of now, and again whenever they have changed, until the client leaves. */
export const trackDebuggable: Service = follow(pidLines);

/** The same as a protocol buffer. */
export const trackApps: Service = follow(appProcesses);
