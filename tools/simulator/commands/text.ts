import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { FileError } from "../shell/files.ts";
import { resolvePath } from "../shell/paths.ts";
import type { Command, CommandCall } from "./command.ts";
import { grep } from "./grep.ts";
import { readOptions } from "./options.ts";
import { printfText } from "./printf.ts";
import { eachOperand, readOperand, refuse } from "./text-files.ts";

const newline = 10;

/** Where so many lines end. */
function endOfLines(data: Buffer, count: number): number {
  let at = 0;
  for (let line = 0; line < count && at < data.length; line++) {
    const end = data.indexOf(newline, at);
    at = end < 0 ? data.length : end + 1;
  }
  return at;
}

/** `-5` means `-n 5`. */
function withCount(args: readonly string[]): string[] {
  return args.flatMap((arg) => (/^-\d+$/.test(arg) ? ["-n", arg.slice(1)] : [arg]));
}

async function head(call: CommandCall): Promise<number> {
  const { flags, rest, unknown } = readOptions(withCount(call.args), "qv", "nc");
  if (unknown) return refuse(call, unknown);
  const bytes = flags.has("c") ? Number(flags.get("c")) : undefined;
  const lines = Number(flags.get("n") ?? 10);
  if (rest.length === 0) {
    if (bytes !== undefined) call.out(await call.stdin.take(bytes));
    else {
      for (let line = 0; line < lines; line++) {
        const next = await call.stdin.line();
        if (!next) break;
        call.out(next);
      }
    }
    return 0;
  }
  return eachOperand(call, rest, (data, path) => {
    if (rest.length > 1) call.out(`==> ${path} <==\n`);
    call.out(data.subarray(0, bytes ?? endOfLines(data, lines)));
  });
}

async function tail(call: CommandCall): Promise<number> {
  const { flags, rest, unknown } = readOptions(withCount(call.args), "fFqv", "ncs");
  if (unknown) return refuse(call, unknown);
  const count = flags.get("n") ?? "10";
  return eachOperand(call, rest, (data) => {
    const bytes = flags.get("c");
    if (bytes !== undefined)
      call.out(bytes.startsWith("+") ? data.subarray(Number(bytes) - 1) : data.subarray(-Number(bytes)));
    else if (count.startsWith("+")) call.out(data.subarray(endOfLines(data, Number(count) - 1)));
    else {
      let at = data.at(-1) === newline ? data.length - 1 : data.length;
      for (let line = 0; line < Math.abs(Number(count)) && at >= 0; line++)
        at = at === 0 ? -1 : data.lastIndexOf(newline, at - 1);
      call.out(Number(count) === 0 ? Buffer.alloc(0) : data.subarray(at + 1));
    }
  });
}

async function wc(call: CommandCall): Promise<number> {
  const { flags, rest, unknown } = readOptions(call.args, "lwcm");
  if (unknown) return refuse(call, unknown);
  const chosen = ["l", "w", "m", "c"].filter((flag) => flags.has(flag));
  const columns = chosen.length > 0 ? chosen : ["l", "w", "c"];
  const total = new Map<string, number>();
  const print = (counts: ReadonlyMap<string, number>, name: string): void => {
    const numbers = columns
      .map((column) => String(counts.get(column) ?? 0).padStart(columns.length > 1 ? 8 : 0))
      .join("");
    call.out(`${columns.length > 1 ? numbers.trimStart() : numbers}${name === "-" ? "" : ` ${name}`}\n`);
  };
  const status = await eachOperand(call, rest, (data, path) => {
    let lines = 0;
    for (let at = data.indexOf(newline); at >= 0; at = data.indexOf(newline, at + 1)) lines++;
    const text = columns.some((column) => column === "w" || column === "m") ? data.toString("utf8") : "";
    const counts = new Map([
      ["l", lines],
      ["c", data.length],
      ["w", text.split(/\s+/).filter((word) => word !== "").length],
      ["m", Array.from(text).length],
    ]);
    for (const [key, value] of counts) total.set(key, (total.get(key) ?? 0) + value);
    print(counts, path);
  });
  if (rest.length > 1) print(total, "total");
  return status;
}

function hashing(algorithm: string): Command {
  return (call) => {
    const { flags, rest } = readOptions(call.args, "bc");
    return eachOperand(call, rest, (data, path) => {
      const digest = createHash(algorithm).update(data).digest("hex");
      call.out(flags.has("b") ? `${digest}\n` : `${digest}  ${path}\n`);
    });
  };
}

async function base64(call: CommandCall): Promise<number> {
  const { flags, rest, unknown } = readOptions(call.args, "di", "w");
  if (unknown) return refuse(call, unknown);
  return eachOperand(call, rest, (data) => {
    if (flags.has("d")) {
      call.out(Buffer.from(data.toString("latin1"), "base64"));
      return;
    }
    const width = Number(flags.get("w") ?? 76);
    const text = data.toString("base64");
    if (text === "") return;
    call.out(width > 0 ? `${text.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n") ?? ""}\n` : text);
  });
}

async function pack(call: CommandCall): Promise<number> {
  const { flags, rest } = readOptions(call.args, "cdfk123456789");
  const unpacking = flags.has("d") || call.name !== "gzip";
  const level = [...flags.keys()].map(Number).find((number) => number >= 1) ?? 6;
  const toStdout = flags.has("c") || call.name === "zcat" || rest.length === 0;
  let status = 0;
  for (const path of rest.length > 0 ? rest : ["-"]) {
    const data = await readOperand(call, path);
    if (!data) {
      status = 1;
      continue;
    }
    try {
      const result = unpacking
        ? await promisify(gunzip)(data, { maxOutputLength: 512 * 1024 * 1024 })
        : await promisify(gzip)(data, { level });
      if (toStdout) call.out(result);
      else {
        const full = resolvePath(call.cwd, path);
        call.phone.files.write(unpacking ? full.replace(/\.gz$/, "") : `${full}.gz`, result);
        if (!flags.has("k")) call.phone.files.remove(full, false);
      }
    } catch (error) {
      call.err(
        `${call.name}: ${path}: ${error instanceof FileError ? error.message : "not in gzip format"}\n`,
      );
      status = 1;
    }
  }
  return status;
}

async function tee(call: CommandCall): Promise<number> {
  const { flags, rest } = readOptions(call.args, "ai");
  const parts: Buffer[] = [];
  for (let data = await call.stdin.read(); data; data = await call.stdin.read()) {
    call.out(data);
    parts.push(data);
  }
  let status = 0;
  for (const path of rest) {
    const full = resolvePath(call.cwd, path);
    const before = flags.has("a") ? [call.phone.files.read(full) ?? Buffer.alloc(0)] : [];
    try {
      call.phone.files.write(full, Buffer.concat([...before, ...parts]));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.err(`tee: ${path}: ${error.message}\n`);
      status = 1;
    }
  }
  return status;
}

/** toybox's commands about text and bytes. */
export const textCommands: Readonly<Record<string, Command>> = {
  grep,
  egrep: grep,
  fgrep: grep,
  head,
  tail,
  wc,
  base64,
  tee,
  gzip: pack,
  gunzip: pack,
  zcat: pack,
  md5sum: hashing("md5"),
  sha1sum: hashing("sha1"),
  sha256sum: hashing("sha256"),
  printf(call) {
    const { text, problem } = printfText(call.args);
    call.out(text);
    if (problem !== undefined) call.err(`printf: ${problem}\n`);
    return problem === undefined ? 0 : 1;
  },
};
