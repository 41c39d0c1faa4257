/** Processes that a debugger may attach to: `jdwp` lists them once, `track-jdwp` on every change. */
import type { WiredPhone } from "../wired-phone.ts";
import { orAborted } from "../connection.ts";
import { lengthPrefixed } from "./reverse.ts";
import type { Service } from "./service.ts";

const debuggable = (phone: WiredPhone): string =>
  phone.processes
    .all()
    .filter((process) => phone.packages.get(process.package)?.debuggable === true)
    .map((process) => `${process.pid}\n`)
    .join("");

/** The list of now. */
export const listDebuggable: Service = async (connection, { phone }) => {
  connection.write(Buffer.from(debuggable(phone)));
};

/** The list of now, and again whenever it has changed, until the client leaves. */
export const trackDebuggable: Service = async (connection, { phone }) => {
  let before: string | undefined;
  const look = (): void => {
    const now = debuggable(phone);
    if (now === before) return;
    before = now;
    connection.write(lengthPrefixed(now));
  };
  look();
  const timer = setInterval(look, 100);
  timer.unref();
  await orAborted(new Promise(() => undefined), connection.signal);
  clearInterval(timer);
};
