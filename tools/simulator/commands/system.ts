import { resolvePath } from "../shell/paths.ts";
import { homeOf } from "../shell/access.ts";
import type { LogPriority } from "../phone.ts";
import type { Command, CommandCall } from "./command.ts";
import { modeText, ownerOf } from "./ls.ts";
import { readOptions } from "./options.ts";
import { refuse } from "./text-files.ts";
import { formatTime } from "./time.ts";

/** `1.5`, `2m`, `1h` in milliseconds. */
function duration(text: string): number | undefined {
  const found = /^(\d*\.?\d+)([smhd]?)$/.exec(text);
  if (!found) return undefined;
  const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[found[2] || "s"] ?? 1;
  return Number(found[1]) * unit * 1000;
}

function date(call: CommandCall): number {
  const { flags, rest, unknown } = readOptions(call.args, "u", "dDr");
  if (unknown) return refuse(call, unknown);
  const { phone } = call;
  const [word] = rest;
  if (word !== undefined && !word.startsWith("+")) {
    call.err("date: cannot set date: Operation not permitted\n");
    return 1;
  }
  const given = flags.get("d");
  const moment =
    given === undefined
      ? phone.clock.now()
      : /^@-?[\d.]+$/.test(given)
        ? Number(given.slice(1)) * 1000
        : Date.parse(`${given}Z`);
  if (Number.isNaN(moment)) {
    call.err(`date: bad date '${given ?? ""}'\n`);
    return 1;
  }
  const format = word?.slice(1) ?? "%a %b %e %H:%M:%S %Z %Y";
  call.out(
    `${flags.has("u") ? formatTime(phone, moment, format, "UTC") : formatTime(phone, moment, format)}\n`,
  );
  return 0;
}

async function timeout(call: CommandCall): Promise<number> {
  const { flags, rest } = readTimeoutWords(call.args);
  const [length = "", ...command] = rest;
  const ms = duration(length);
  if (ms === undefined) {
    call.err(`timeout: bad duration '${length}'\n`);
    return 125;
  }
  const stop = new AbortController();
  const signal = AbortSignal.any([call.signal, stop.signal]);
  const ended: { code?: number } = {};
  const { clock } = call.phone;
  const begun = clock.now();
  const running = call.run(command, { signal }).then((status) => (ended.code ??= status));
  // In virtual time a sleep is over at once: first let the command do what needs no time.
  for (let turn = 0; turn < 20 && ended.code === undefined; turn++) await new Promise(setImmediate);
  if (ended.code === undefined) {
    const sleeping = new AbortController();
    const slept = call.phone.clock.sleep(ms, AbortSignal.any([call.signal, sleeping.signal])).then(
      () => undefined,
      () => undefined,
    );
    await Promise.race([running, slept]);
    sleeping.abort();
    await new Promise(setImmediate);
  }
  // Virtual time jumps over the limit where the command slept; a phone would have stopped it there.
  const late = clock.mode === "virtual" && clock.now() - begun > ms;
  if (ended.code !== undefined && !late) return ended.code;
  stop.abort();
  return flags.has("s") && (flags.get("s") === "9" || flags.get("s") === "KILL") ? 137 : 124;
}

/** Only the words before the command belong to timeout. */
function readTimeoutWords(args: readonly string[]): {
  flags: ReadonlyMap<string, string>;
  rest: readonly string[];
} {
  const flags = new Map<string, string>();
  let at = 0;
  for (; args[at]?.startsWith("-"); at++) {
    const flag = (args[at] ?? "").charAt(1);
    if (flag === "s" || flag === "k") flags.set(flag, args[++at] ?? "");
  }
  return { flags, rest: args.slice(at) };
}

async function xargs(call: CommandCall): Promise<number> {
  let at = 0;
  let most = Number.POSITIVE_INFINITY;
  let zero = false;
  let replace: string | undefined;
  let skipEmpty = false;
  for (; call.args[at]?.startsWith("-"); at++) {
    const arg = call.args[at] ?? "";
    if (arg === "-n" || arg === "-L") most = Number(call.args[++at]);
    else if (arg.startsWith("-n")) most = Number(arg.slice(2));
    else if (arg === "-0") zero = true;
    else if (arg === "-I") replace = call.args[++at] ?? "{}";
    else if (arg === "-r") skipEmpty = true;
  }
  const command = call.args.slice(at);
  const text = (await call.stdin.all()).toString("utf8");
  const items = zero
    ? text.split("\0").filter((item) => item !== "")
    : replace === undefined
      ? (text.match(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? []).map((item) =>
          item.replace(/"([^"]*)"|'([^']*)'|\\(.)/g, "$1$2$3"),
        )
      : text.split("\n").filter((item) => item !== "");
  if (items.length === 0 && (skipEmpty || replace !== undefined)) return 0;
  let status = 0;
  const mark = replace;
  const groups: string[][] = [];
  if (mark !== undefined)
    for (const item of items) groups.push(command.map((word) => word.replaceAll(mark, () => item)));
  else {
    const size = Math.min(most, Math.max(1, items.length));
    for (let i = 0; i < Math.max(1, items.length); i += size)
      groups.push([...(command.length > 0 ? command : ["echo"]), ...items.slice(i, i + size)]);
  }
  for (const words of groups) {
    const code = await call.run(words);
    if (code !== 0) status = code === 127 || code === 126 ? code : 123;
  }
  return status;
}

function human(kib: number): string {
  if (kib >= 1024 * 1024) return `${(kib / 1024 / 1024).toFixed(1)}G`;
  return kib >= 1024 ? `${Math.round(kib / 1024)}M` : `${kib}K`;
}

function df(call: CommandCall): number {
  const { flags, rest } = readOptions(call.args, "kmhHPai", "t");
  const rows = [
    { device: "tmpfs", size: 2_015_124, used: 1_244, at: "/dev" },
    { device: "/dev/block/dm-0", size: 1_012_360, used: 1_009_288, at: "/" },
    {
      device: "/dev/block/dm-44",
      size: 6_082_144,
      used: call.phone.faults.storageFull ? 6_082_144 : 1_843_212,
      at: "/data",
    },
    {
      device: "/dev/fuse",
      size: 6_082_144,
      used: call.phone.faults.storageFull ? 6_082_144 : 1_843_212,
      at: "/storage/emulated",
    },
  ];
  const show = (kib: number): string =>
    flags.has("h") || flags.has("H")
      ? human(kib)
      : flags.has("m")
        ? String(Math.round(kib / 1024))
        : String(kib);
  const wanted = rest.map((path) => {
    const full = homeOf(resolvePath(call.cwd, path));
    return rows
      .toReversed()
      .find((row) => row.at === "/" || full === row.at || full.startsWith(`${row.at}/`));
  });
  const shown = rest.length === 0 ? rows : wanted.flatMap((row) => (row ? [row] : []));
  const human1 = flags.has("h") || flags.has("H");
  const device = Math.max(16, ...shown.map((row) => row.device.length));
  call.out(
    `${"Filesystem".padEnd(device)} ${(human1 ? "Size" : "1K-blocks").padStart(9)} ${"Used".padStart(8)} ${(human1 ? "Avail" : "Available").padStart(9)} Use% Mounted on\n`,
  );
  for (const row of shown) {
    const share = Math.ceil((row.used / row.size) * 100);
    call.out(
      `${row.device.padEnd(device)} ${show(row.size).padStart(9)} ${show(row.used).padStart(8)} ${show(row.size - row.used).padStart(9)} ${`${share}%`.padStart(4)} ${row.at}\n`,
    );
  }
  return 0;
}

function stat(call: CommandCall): number {
  const { flags, rest } = readOptions(call.args, "tLf", "c");
  let status = 0;
  for (const path of rest) {
    const full = resolvePath(call.cwd, path);
    const found = call.phone.files.stat(full);
    if (!found) {
      call.err(`stat: '${path}': No such file or directory\n`);
      status = 1;
      continue;
    }
    const [user, group] = ownerOf(full);
    const time = formatTime(call.phone, found.mtime * 1000, "%Y-%m-%d %H:%M:%S.%N %z");
    const fields: Readonly<Record<string, string>> = {
      n: path,
      s: String(found.size),
      a: (found.mode & 0o7777).toString(8),
      A: modeText(found),
      U: user,
      G: group,
      u: user === "root" ? "0" : "2000",
      Y: String(found.mtime),
      X: String(found.mtime),
      Z: String(found.mtime),
      y: time,
      x: time,
      z: time,
      F: found.directory ? "directory" : "regular file",
      b: String(Math.ceil(found.size / 512)),
      f: found.mode.toString(16),
      h: "1",
      N: `\`${path}'`,
    };
    const format = flags.get("c");
    call.out(
      format === undefined
        ? `  File: ${path}\n  Size: ${found.size}\t Blocks: ${Math.ceil(found.size / 512)}\t IO Blocks: 512\t${fields["F"] ?? ""}\nDevice: fe2ch/65068d\t Inode: 131\t Links: 1\nAccess: (0${fields["a"] ?? ""}/${fields["A"] ?? ""})\tUid: (${fields["u"] ?? ""}/${user})\tGid: (1015/${group})\nAccess: ${time}\nModify: ${time}\nChange: ${time}\n`
        : `${format.replace(/%([a-zA-Z%])/g, (whole, letter: string) => (letter === "%" ? "%" : (fields[letter] ?? whole)))}\n`,
    );
  }
  return status;
}

function uname(call: CommandCall): number {
  const { flags } = readOptions(call.args, "asnrvmo");
  const parts: readonly (readonly [string, string])[] = [
    ["s", "Linux"],
    ["n", "localhost"],
    ["r", "5.15.123-android14-11-g62d1f1d5a6d4"],
    ["v", "#1 SMP PREEMPT Mon Mar 4 09:12:31 UTC 2024"],
    ["m", "x86_64"],
    ["o", "Toybox"],
  ];
  const chosen = parts.filter(
    ([flag]) => flags.has("a") || flags.has(flag) || (flags.size === 0 && flag === "s"),
  );
  call.out(`${chosen.map(([, text]) => text).join(" ")}\n`);
  return 0;
}

const ids =
  "uid=2000(shell) gid=2000(shell) groups=2000(shell),1004(input),1007(log),1011(adb),1015(sdcard_rw),1028(sdcard_r),1078(ext_data_rw),1079(ext_obb_rw),3001(net_bt_admin),3002(net_bt),3003(inet),3006(net_bw_stats),3009(readproc),3011(uhid),3012(readtracefs) context=u:r:shell:s0\n";

/** Commands that print one fixed text. */
function saying(text: string): Command {
  return (call) => {
    call.out(text);
    return 0;
  };
}

/** Everything about the phone as a whole. */
export const systemCommands: Readonly<Record<string, Command>> = {
  date,
  timeout,
  xargs,
  df,
  stat,
  uname,
  whoami: saying("shell\n"),
  getenforce: saying("Enforcing\n"),
  nproc: saying("4\n"),
  tty(call) {
    call.out("not a tty\n");
    return 1;
  },
  id(call) {
    call.out(call.args.includes("-u") ? (call.args.includes("-n") ? "shell\n" : "2000\n") : ids);
    return 0;
  },
  async sleep(call) {
    const lengths = call.args.map(duration);
    const bad = lengths.indexOf(undefined);
    if (lengths.length === 0 || bad >= 0) {
      call.err(
        lengths.length === 0
          ? "sleep: Needs 1 argument\n"
          : `sleep: bad interval '${call.args[bad] ?? ""}'\n`,
      );
      return 1;
    }
    await call.phone.clock.sleep(
      lengths.reduce<number>((sum, ms) => sum + (ms ?? 0), 0),
      call.signal,
    );
    return 0;
  },
  usleep: async (call) => {
    await call.phone.clock.sleep((Number(call.args[0]) || 0) / 1000, call.signal);
    return 0;
  },
  uptime(call) {
    const minutes = Math.floor(call.phone.clock.uptime() / 60_000);
    call.out(
      ` ${formatTime(call.phone, call.phone.clock.now(), "%H:%M:%S")} up ${String(Math.floor(minutes / 60)).padStart(2)}:${String(minutes % 60).padStart(2, "0")},  0 users,  load average: 0.52, 0.48, 0.45\n`,
    );
    return 0;
  },
  hostname(call) {
    call.out("localhost\n");
    return 0;
  },
  env(call) {
    const words = call.args.filter((arg) => !arg.includes("="));
    if (words.length > 0) return call.run(words);
    call.out([...call.env].map(([name, value]) => `${name}=${value}\n`).join(""));
    return 0;
  },
  printenv(call) {
    const [name] = call.args;
    if (name === undefined) call.out([...call.env].map(([key, value]) => `${key}=${value}\n`).join(""));
    else if (call.env.has(name)) call.out(`${call.env.get(name) ?? ""}\n`);
    else return 1;
    return 0;
  },
  nohup: (call) => call.run(call.args),
  setsid: (call) => call.run(call.args.filter((arg, index) => index > 0 || !arg.startsWith("-"))),
  nice: (call) => call.run(call.args),
  toybox: (call) => call.run(call.args),
  seq(call) {
    const numbers = call.args.map(Number);
    const [first = 1, second, third] = numbers;
    const [from, step, to] =
      third !== undefined
        ? [first, second ?? 1, third]
        : second !== undefined
          ? [first, 1, second]
          : [1, 1, first];
    if (numbers.some(Number.isNaN) || numbers.length === 0 || step === 0) return 1;
    let text = "";
    for (
      let value = from, count = 0;
      (step > 0 ? value <= to : value >= to) && count < 1_000_000;
      value += step, count++
    )
      text += `${value}\n`;
    call.out(text);
    return 0;
  },
  free(call) {
    call.out(
      "\t\ttotal        used        free      shared     buffers\nMem:       4030248     3102204      928044       12284       12184\n-/+ buffers/cache:      3090020      940228\nSwap:      3022680           0     3022680\n",
    );
    return 0;
  },
  log(call) {
    const { flags, rest } = readOptions(call.args, "", "pt");
    const letter = (flags.get("p") ?? "i").charAt(0).toUpperCase();
    const priority =
      (["V", "D", "I", "W", "E", "F"] as const satisfies readonly LogPriority[]).find(
        (each) => each === letter,
      ) ?? "I";
    call.phone.logs.write({
      pid: 4711,
      uid: 2000,
      priority,
      tag: flags.get("t") ?? "log",
      message: rest.join(" "),
    });
    return 0;
  },
  reboot(call) {
    call.phone.reboot();
    return 0;
  },
  "run-as"(call) {
    const name = call.args.find((arg) => !arg.startsWith("-")) ?? "";
    const found = call.phone.packages.get(name);
    if (!found) call.err(`run-as: unknown package: ${name}\n`);
    else if (!found.debuggable) call.err(`run-as: package not debuggable: ${name}\n`);
    else return call.run(call.args.slice(call.args.indexOf(name) + 1));
    return 1;
  },
  service(call) {
    const [command, name = ""] = call.args;
    const known = [
      "activity",
      "package",
      "window",
      "input",
      "input_method",
      "power",
      "settings",
      "SurfaceFlinger",
      "notification",
    ];
    const there = call.phone.faults.booting ? ["SurfaceFlinger"] : known;
    if (command === "check") call.out(`Service ${name}: ${there.includes(name) ? "found" : "not found"}\n`);
    else if (command === "list")
      call.out(
        `Found ${there.length} services:\n${there.map((each, index) => `${index}\t${each}: []\n`).join("")}`,
      );
    else call.out('Result: Parcel(Error: 0xfffffffffffffffe "No such file or directory")\n');
    return 0;
  },
  screenrecord(call) {
    call.err("Unable to get output file descriptor\n");
    return 1;
  },
  mount: saying(
    "/dev/block/dm-0 on / type ext4 (ro,seclabel,nodev,relatime)\n/dev/block/dm-44 on /data type f2fs (rw,seclabel,nosuid,nodev,noatime)\n/dev/fuse on /storage/emulated type fuse (rw,lazytime,nosuid,nodev,noexec,noatime)\n",
  ),
  ping(call) {
    const host =
      call.args
        .filter((arg, index) => !arg.startsWith("-") && !/^-[ciwW]$/.test(call.args[index - 1] ?? ""))
        .at(-1) ?? "";
    call.err(`ping: unknown host ${host}\n`);
    return 2;
  },
};
