/**
 * Who uses a device, written on the device itself, so that clients in other processes and on other machines see it. The
 * folder is made by `mkdir`, which only one of several can do. It also holds what must be undone: when a holder dies, the
 * next one puts the device back as it was.
 */
import { hostname } from "node:os";
import type { DevicePort } from "./port.ts";
import { quote } from "./quote.ts";

const folder = "/data/local/tmp/preflight-lease";
/** Seconds of the device without use after which a holder may be gone for good. */
const idleLimit = 600;

/** A holder as others are told of it. */
export interface LeaseHolder {
  readonly id: string;
  /** What the client calls itself. */
  readonly name: string;
}

/** Why the device could not be had: who holds it, and seconds since it was last used. */
export interface HeldLease {
  readonly by: string;
  readonly idle: number;
}

/** Take the device, also from a holder that is gone; or learn who holds it. Where no lease can be written, none is needed. */
export async function takeLease(
  port: DevicePort,
  holder: LeaseHolder,
  signal: AbortSignal | undefined,
): Promise<HeldLease | null> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { stdout } = await port.shell(takeCommand(holder), { signal });
    if (/^(mine|none)$/m.test(stdout)) return null;
    const held = parseHeld(stdout);
    if (held && held.alive && held.idle < idleLimit) return { by: held.name, idle: held.idle };
    await port.shell(`[ -f ${folder}/undo ] && sh ${folder}/undo >/dev/null 2>&1; rm -rf ${folder}`, {
      signal,
    });
  }
  return { by: "someone", idle: 0 };
}

/** Gives the device back, if it is still ours. */
export const releaseLease = (id: string): string =>
  `${readHolder}; case "$held" in ${quote(id)}*) rm -rf ${folder};; esac`;

const readHolder = `held=; [ -f ${folder}/holder ] && IFS= read -r held < ${folder}/holder`;

/** Before a look: ends the command line with `lost` and the new holder when the device was taken over; else renews. */
export const guardLease = (id: string, lost: string): string =>
  `${readHolder}; case "$held" in ''|${quote(id)}*) ;; *) ${lost}; echo "$held"; exit 0;; esac; echo >${folder}/used`;

/** Writes down what must be undone if we die; empty when nothing. */
export const keepUndo = (commands: string): string =>
  commands === "" ? `rm -f ${folder}/undo` : `echo ${quote(commands)} >${folder}/undo`;

/** The name in a holder's line. */
export function holderName(line: string): string {
  return line.trim().split("\t")[3] ?? "another client";
}

function takeCommand({ id, name }: LeaseHolder): string {
  const line = [id, hostname(), process.pid, name.replaceAll(/\s+/g, " ")].join("\t");
  return [
    `if mkdir ${folder} 2>/dev/null; then echo ${quote(line)} >${folder}/holder; echo >${folder}/used; echo mine`,
    `elif [ -d ${folder} ]; then cat ${folder}/holder 2>/dev/null; stat -c 'used %Y' ${folder}/used 2>/dev/null || stat -c 'used %Y' ${folder}; date '+now %s'`,
    "else echo none; fi",
  ].join("\n");
}

function parseHeld(
  text: string,
): { readonly name: string; readonly idle: number; readonly alive: boolean } | null {
  const used = Number(/^used (\d+)$/m.exec(text)?.[1]);
  const now = Number(/^now (\d+)$/m.exec(text)?.[1]);
  if (Number.isNaN(used) || Number.isNaN(now)) return null;
  const line = text.split("\n").find((each) => each.includes("\t")) ?? "";
  const [, host, pid] = line.split("\t");
  const alive = host !== hostname() || pid === undefined || isRunning(Number(pid));
  return { name: holderName(line), idle: Math.max(0, now - used), alive };
}

/** Is there such a process on this machine? */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
