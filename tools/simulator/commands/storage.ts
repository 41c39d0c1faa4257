import { homeOf } from "../shell/access.ts";
import { resolvePath } from "../shell/paths.ts";
import type { CommandCall } from "./command.ts";
import { modeText, ownerOf } from "./ls.ts";
import { readOptions } from "./options.ts";
import { formatTime } from "./time.ts";

function human(kib: number): string {
  if (kib >= 1024 * 1024) return `${(kib / 1024 / 1024).toFixed(1)}G`;
  return kib >= 1024 ? `${Math.round(kib / 1024)}M` : `${kib}K`;
}

/** `df [-kmhH] [PATH…]` */
export function df(call: CommandCall): number {
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

/** `stat [-c FORMAT] PATH…` */
export function stat(call: CommandCall): number {
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
