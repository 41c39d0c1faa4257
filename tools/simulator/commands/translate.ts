import { unescape } from "../shell/escapes.ts";
import type { Command } from "./command.ts";
import { readOptions } from "./options.ts";
import { refuse } from "./text-files.ts";

const classes: Readonly<Record<string, string>> = {
  digit: "0-9",
  alpha: "A-Za-z",
  alnum: "0-9A-Za-z",
  upper: "A-Z",
  lower: "a-z",
  space: " \t\n\r\f\v",
  blank: " \t",
  punct: "!-/:-@[-`{-~",
  print: " -~",
  cntrl: "\0-\u001f\u007f",
};

/** The bytes that a set stands for, in order: escapes, classes and ranges. */
function bytesOf(set: string): number[] {
  const plain = unescape(
    set.replace(/\[:([a-z]+):\]/g, (whole, name: string) => classes[name] ?? whole),
  ).value;
  const bytes = [...Buffer.from(plain)];
  const result: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const from = bytes[i] ?? 0;
    const to = bytes[i + 2];
    if (bytes[i + 1] === 0x2d && to !== undefined && to >= from) {
      for (let byte = from; byte <= to; byte++) result.push(byte);
      i += 2;
    } else result.push(from);
  }
  return result;
}

/** `tr [-cds] SET1 [SET2]`, byte by byte as toybox does it, and as it comes. */
export const tr: Command = async (call) => {
  const { flags, rest, unknown } = readOptions(call.args, "cCdst");
  if (unknown) return refuse(call, unknown);
  const [first, second] = rest;
  if (first === undefined || (second === undefined && !flags.has("d") && !flags.has("s"))) {
    call.err(`tr: Needs ${first === undefined ? 1 : 2} argument${first === undefined ? "" : "s"}\n`);
    return 1;
  }
  const listed = bytesOf(first);
  const inverted = flags.has("c") || flags.has("C");
  const given = new Set(listed);
  const from = inverted
    ? Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !given.has(byte))
    : listed;
  const to = bytesOf(second ?? "");
  const map = Array.from({ length: 256 }, (_, byte) => byte);
  const removed = new Set<number>();
  if (flags.has("d")) for (const byte of from) removed.add(byte);
  else if (to.length > 0)
    from.forEach((byte, index) => (map[byte] = to[Math.min(index, to.length - 1)] ?? byte));
  const squeezed = new Set(flags.has("s") ? (second === undefined ? from : to) : []);
  let last = -1;
  for (let data = await call.stdin.read(); data; data = await call.stdin.read()) {
    const out = Buffer.alloc(data.length);
    let length = 0;
    for (const byte of data) {
      if (removed.has(byte)) continue;
      const mapped = map[byte] ?? byte;
      if (mapped === last && squeezed.has(mapped)) continue;
      last = mapped;
      out[length++] = mapped;
    }
    call.out(out.subarray(0, length));
  }
  return 0;
};
