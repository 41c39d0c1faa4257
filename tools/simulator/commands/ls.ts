import { accessOf, homeOf } from "../shell/access.ts";
import { directoryName, resolvePath } from "../shell/paths.ts";
import type { FileStat } from "../phone.ts";
import type { CommandCall } from "./command.ts";
import { readOptions } from "./options.ts";
import { refuse } from "./text-files.ts";
import { formatTime } from "./time.ts";

/** `rwxr-xr-x` with the type before it. */
export function modeText(stat: FileStat): string {
  const letters = "rwxrwxrwx";
  const bits = Array.from(letters).map((letter, index) =>
    (stat.mode & (0o400 >> index)) !== 0 ? letter : "-",
  );
  if (stat.mode & 0o2000) bits[5] = bits[5] === "x" ? "s" : "S";
  if (stat.mode & 0o1000) bits[8] = bits[8] === "x" ? "t" : "T";
  return (stat.directory ? "d" : "-") + bits.join("");
}

/** Who owns a file, by where it is. */
export function ownerOf(path: string): readonly [user: string, group: string] {
  const full = homeOf(path);
  if (full.startsWith("/storage/emulated/0")) return ["u0_a140", "media_rw"];
  if (full.startsWith("/data/local/tmp")) return ["shell", "shell"];
  if (full.startsWith("/data")) return ["system", "system"];
  return ["root", "root"];
}

/** `ls` of toybox: `-1 -a -A -d -l -R -S -t -r -F -p -h`. */
export function listFiles(call: CommandCall): number {
  const { flags, rest, unknown } = readOptions(call.args, "1aAdlRStrFphngoZsiCx", "", [
    "color",
    "color=",
    "full-time",
  ]);
  if (unknown) return refuse(call, unknown);
  const { files } = call.phone;
  let status = 0;
  const paths: { path: string; full: string; stat: FileStat }[] = [];
  const complain = (path: string, reason: string): void => {
    call.err(`ls: ${path}: ${reason}\n`);
    status = 1;
  };
  for (const path of rest.length > 0 ? rest : ["."]) {
    const full = resolvePath(call.cwd, path);
    const stat = files.stat(full);
    if (stat) paths.push({ path, full, stat });
    else
      complain(
        path,
        accessOf(homeOf(directoryName(full))) === "denied"
          ? "Permission denied"
          : "No such file or directory",
      );
  }

  function print(entries: readonly { name: string; full: string; stat: FileStat }[]): void {
    const sorted = [...entries];
    if (flags.has("t")) sorted.sort((a, b) => b.stat.mtime - a.stat.mtime);
    else if (flags.has("S")) sorted.sort((a, b) => b.stat.size - a.stat.size);
    if (flags.has("r")) sorted.reverse();
    const mark = (stat: FileStat): string =>
      stat.directory && (flags.has("F") || flags.has("p")) ? "/" : "";
    if (!flags.has("l")) {
      call.out(sorted.map((entry) => `${entry.name}${mark(entry.stat)}\n`).join(""));
      return;
    }
    const width = Math.max(0, ...sorted.map((entry) => String(entry.stat.size).length));
    const owners = sorted.map((entry) => ownerOf(entry.full));
    const users = Math.max(0, ...owners.map(([user]) => user.length));
    const groups = Math.max(0, ...owners.map(([, group]) => group.length));
    for (const [index, entry] of sorted.entries()) {
      const [user = "", group = ""] = owners[index] ?? [];
      const time = formatTime(call.phone, entry.stat.mtime * 1000, "%Y-%m-%d %H:%M");
      call.out(
        `${modeText(entry.stat)} ${entry.stat.directory ? 2 : 1} ${user.padEnd(users)} ${group.padEnd(groups)} ` +
          `${String(entry.stat.size).padStart(width)} ${time} ${entry.name}${mark(entry.stat)}\n`,
      );
    }
  }

  function directory(path: string, full: string, heading: boolean): void {
    const names = files.list(full);
    if (!names) {
      complain(path, "Permission denied");
      return;
    }
    if (heading) call.out(`\n${path}:\n`);
    const entries = names.flatMap((name) => {
      const inner = `${full === "/" ? "" : full}/${name}`;
      const stat = files.stat(inner);
      return stat && (flags.has("a") || flags.has("A") || !name.startsWith("."))
        ? [{ name, full: inner, stat }]
        : [];
    });
    const own = files.stat(full);
    const dots = flags.has("a") && own ? [".", ".."].map((name) => ({ name, full, stat: own })) : [];
    if (flags.has("l"))
      call.out(`total ${entries.reduce((sum, entry) => sum + Math.ceil(entry.stat.size / 4096) * 4, 0)}\n`);
    print([...dots, ...entries]);
    if (flags.has("R"))
      for (const entry of entries)
        if (entry.stat.directory) directory(`${path}/${entry.name}`, entry.full, true);
  }

  const plain = paths.filter((entry) => !entry.stat.directory || flags.has("d"));
  print(plain.map((entry) => ({ name: entry.path, full: entry.full, stat: entry.stat })));
  for (const entry of paths)
    if (!plain.includes(entry)) directory(entry.path, entry.full, paths.length > 1 || flags.has("R"));
  return status;
}
