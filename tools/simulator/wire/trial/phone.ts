/** A phone for tests of the wire: real files and faults, and a handful of commands that use their streams. */
import type { RunningProcess, ShellCall } from "../../phone.ts";
import { createFiles } from "../../shell/files.ts";
import { createFaults } from "../../system/faults.ts";
import { profileFor } from "../../system/profile.ts";
import type { WiredPhone } from "../wired-phone.ts";

/** A phone with a note of every command line that it ran. */
export interface TrialPhone extends WiredPhone {
  readonly ran: string[];
  /** Whatever `cmd package install` was given. */
  readonly installed: Buffer[];
  readonly running: RunningProcess[];
  reboots: number;
}

const text = (words: string): Uint8Array => Buffer.from(words);

const readAll = async (stdin: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (most === 0) return Buffer.alloc(0);
  for await (const part of stdin) {
    parts.push(part);
    length += part.length;
    if (length >= most) break;
  }
  return Buffer.concat(parts);
};

/** Words between spaces; quotes hold one together. */
const wordsOf = (command: string): string[] =>
  (command.match(/(?:'[^']*'|[^' ])+/g) ?? []).map((word) => word.replaceAll("'", ""));

/** `echo`, `err`, `exit`, `cat`, `sleep` (for ever), `follow` (lines until it is ended), `cmd package install`. */
const run = async (phone: TrialPhone, call: ShellCall): Promise<number> => {
  const [name, ...words] = wordsOf(call.command);
  switch (name) {
    case "echo":
      call.stdout(text(`${words.join(" ")}\n`));
      return 0;
    case "err":
      call.stderr(text(`${words.join(" ")}\n`));
      return 1;
    case "exit":
      return Number(words[0]);
    case "cat":
      if (words[0] !== undefined) call.stdout(phone.files.read(words[0]) ?? Buffer.alloc(0));
      else for await (const part of call.stdin) call.stdout(part);
      return 0;
    case "sleep":
      await new Promise((resolve) => {
        call.signal.addEventListener("abort", resolve);
      });
      phone.ran.push("sleep ended");
      return 130;
    case "follow":
      while (!call.signal.aborted) {
        call.stdout(text("line\n"));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      phone.ran.push("follow ended");
      return 130;
    case "cmd": {
      const size = Number(words.at(words.indexOf("-S") + 1));
      phone.installed.push(await readAll(call.stdin, size));
      call.stdout(text("Success\n"));
      return 0;
    }
    default:
      call.stderr(text(`/system/bin/sh: ${name}: inaccessible or not found\n`));
      return 127;
  }
};

/** Bytes of every value in a fixed order, line ends among them. */
export const blobOf = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 7 + (at >> 8)) & 0xff;
  return bytes;
};

/** Make one. */
export const trialPhone = (serial = "emulator-5600", api = 34): TrialPhone => {
  const faults = createFaults();
  const pixels = Buffer.alloc(20 * 10 * 4, 0xaa);
  const phone: TrialPhone = {
    serial,
    profile: profileFor(api),
    faults,
    files: createFiles({ clock: { now: () => Date.UTC(2026, 2, 2) }, faults }),
    packages: { get: () => undefined },
    processes: { all: () => phone.running },
    running: [],
    windows: { screenshot: () => ({ width: 20, height: 10, data: pixels }) },
    ran: [],
    installed: [],
    reboots: 0,
    reboot: () => void (phone.reboots += 1),
    shell: (call) => {
      phone.ran.push(call.command);
      return run(phone, call);
    },
  };
  return phone;
};
