import type { Command, CommandCall } from "./command.ts";
import { readOptions } from "./options.ts";
import { eachOperand } from "./text-files.ts";

/** Bytes shown as characters, dots where there is none. */
function printable(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[^ -~]/g, ".");
}

function rows(data: Buffer, size: number): Buffer[] {
  const result: Buffer[] = [];
  for (let at = 0; at < data.length; at += size) result.push(data.subarray(at, at + size));
  return result;
}

/** `xxd [-p] [-c COLUMNS] [-l LENGTH] [-s START] [-r]` */
export const xxd: Command = (call) => {
  const { flags, rest } = readOptions(call.args, "piru", "clgso");
  return eachOperand(call, rest.slice(0, 1), (all) => {
    if (flags.has("r")) {
      const text = all.toString("latin1");
      const digits = flags.has("p") ? text : text.replace(/^[0-9a-f]+:((?: [0-9a-f]+)+) .*$/gim, "$1");
      call.out(Buffer.from(digits.replace(/[^0-9a-fA-F]/g, ""), "hex"));
      return;
    }
    const start = Number(flags.get("s") ?? 0);
    const data = all.subarray(start, start + Number(flags.get("l") ?? all.length));
    const columns = Number(flags.get("c") ?? (flags.has("p") ? 30 : 16)) || 16;
    rows(data, columns).forEach((row, index) => {
      const hex = row.toString("hex");
      if (flags.has("p")) call.out(`${hex}\n`);
      else {
        const groups = (hex.match(/.{1,4}/g) ?? []).join(" ").padEnd(Math.ceil(columns * 2.5) - 1);
        call.out(
          `${(start + index * columns).toString(16).padStart(8, "0")}: ${groups}  ${printable(row)}\n`,
        );
      }
    });
  });
};

function cellText(byte: number, type: string): string {
  if (type.startsWith("x")) return byte.toString(16).padStart(2, "0").padStart(3);
  if (type.startsWith("o")) return byte.toString(8).padStart(3, "0").padStart(4);
  if (type.startsWith("c"))
    return (
      byte >= 32 && byte < 127
        ? String.fromCharCode(byte)
        : byte === 10
          ? "\\n"
          : byte === 9
            ? "\\t"
            : byte === 0
              ? "\\0"
              : byte.toString(8).padStart(3, "0")
    ).padStart(4);
  return String(byte).padStart(4);
}

/** `od [-A n|d|o|x] [-t x1|u1|o1|c] [-j SKIP] [-N COUNT] [-v]`: one byte a cell. */
export const od: Command = (call: CommandCall) => {
  const { flags, rest } = readOptions(call.args, "vbcdx", "AtjNw");
  return eachOperand(call, rest, (all) => {
    const skip = Number(flags.get("j") ?? 0);
    const data = all.subarray(skip, skip + Number(flags.get("N") ?? all.length));
    const type = flags.get("t") ?? (flags.has("c") ? "c" : flags.has("x") ? "x1" : "o1");
    const radix = flags.get("A") ?? "o";
    const address = (at: number): string =>
      radix === "n" ? "" : at.toString(radix === "x" ? 16 : radix === "d" ? 10 : 8).padStart(7, "0");
    rows(data, 16).forEach((row, index) => {
      call.out(`${address(skip + index * 16)}${[...row].map((byte) => cellText(byte, type)).join("")}\n`);
    });
    if (radix !== "n") call.out(`${address(skip + data.length)}\n`);
  });
};
