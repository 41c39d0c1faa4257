import type { Phone } from "../phone.ts";
import type { Command, CommandCall } from "./command.ts";
import { userName } from "./users.ts";

interface Row {
  readonly user: string;
  readonly pid: number;
  readonly ppid: number;
  readonly memory: number;
  readonly name: string;
}

const zygote = 320;

/** Processes that every phone has, and those of apps. */
export function rows(phone: Phone): readonly Row[] {
  const apps = phone.processes.all().map((each) => ({
    user: userName(each.uid),
    pid: each.pid,
    ppid: zygote,
    memory: each.memory,
    name: each.name,
  }));
  // The pid that system_server's own log lines carry.
  const server =
    phone.logs.read(["system", "main"]).find((entry) => entry.tag === "ActivityManager")?.pid ?? 1487;
  const known = new Set(apps.map((each) => each.name));
  const system: readonly Row[] = [
    { user: "root", pid: 1, ppid: 0, memory: 13_420, name: "init" },
    { user: "logd", pid: 175, ppid: 1, memory: 9_812, name: "logd" },
    { user: "root", pid: zygote, ppid: 1, memory: 168_204, name: "zygote64" },
    { user: "system", pid: 398, ppid: 1, memory: 41_288, name: "surfaceflinger" },
    { user: "system", pid: server, ppid: zygote, memory: 412_908, name: "system_server" },
    { user: "shell", pid: 421, ppid: 1, memory: 12_104, name: "adbd" },
  ];
  return [...system.filter((each) => !known.has(each.name)), ...apps].sort((a, b) => a.pid - b.pid);
}

function shellRows(call: CommandCall): readonly Row[] {
  return [
    { user: "shell", pid: 4711, ppid: 421, memory: 4_212, name: "sh" },
    { user: "shell", pid: 4712, ppid: 4711, memory: 5_032, name: call.name },
  ];
}

const columns: Readonly<Record<string, { title: string; width: number; value: (row: Row) => string }>> = {
  user: { title: "USER", width: -12, value: (row) => row.user },
  uid: { title: "UID", width: 5, value: (row) => row.user },
  pid: { title: "PID", width: 6, value: (row) => String(row.pid) },
  tid: { title: "TID", width: 6, value: (row) => String(row.pid) },
  ppid: { title: "PPID", width: 5, value: (row) => String(row.ppid) },
  vsz: { title: "VSZ", width: 10, value: (row) => String(14_000_000 + row.memory) },
  rss: { title: "RSS", width: 6, value: (row) => String(row.memory) },
  wchan: { title: "WCHAN", width: -19, value: () => "0" },
  addr: { title: "ADDR", width: 1, value: () => "0" },
  s: { title: "S", width: 1, value: (row) => (row.name === "ps" ? "R" : "S") },
  name: { title: "NAME", width: -27, value: (row) => row.name },
  cmd: { title: "CMD", width: -27, value: (row) => row.name },
  comm: { title: "COMMAND", width: -27, value: (row) => row.name.slice(-15) },
  args: { title: "CMD", width: -27, value: (row) => row.name },
  cmdline: { title: "CMDLINE", width: -27, value: (row) => row.name },
};

const standard = ["user", "pid", "ppid", "vsz", "rss", "wchan", "addr", "s", "name"];

function ps(call: CommandCall): number {
  if (call.args.includes("--help")) {
    call.out(
      "usage: ps [-AadefLlnwZ] [-gG GROUP,] [-k FIELD,] [-o FIELD,] [-p PID,] [-t TTY,] [-uU USER,]\n\nList processes.\n\nWhich processes to show (-gGuUpPt selections may be comma separated lists):\n\n-A\tAll\n-a\tHas terminal not session leader\n-d\tAll but session leaders\n-e\tSynonym for -A\n",
    );
    return 0;
  }
  const all = call.args.some((arg) => /^-[a-zA-Z]*[Ae]/.test(arg));
  const after = (flag: string): string | undefined => {
    const at = call.args.indexOf(flag);
    const joined = call.args.find((arg) => arg.startsWith(flag) && arg.length > 2 && flag !== "-e");
    return at >= 0 ? call.args[at + 1] : joined?.slice(2);
  };
  const chosen = (after("-o") ?? standard.join(","))
    .toLowerCase()
    .split(/[,\s]+/)
    .flatMap((name) => {
      const [bare = ""] = name.split("=");
      const column = Object.hasOwn(columns, bare) ? columns[bare] : undefined;
      return column ? [{ ...column, title: name.includes("=") ? "" : column.title }] : [];
    });
  const pids = after("-p")?.split(",").map(Number);
  const user = after("-u") ?? after("-U");
  const everything = [...rows(call.phone), ...shellRows(call)];
  const shown = pids
    ? everything.filter((row) => pids.includes(row.pid))
    : user !== undefined
      ? everything.filter((row) => row.user === user)
      : all
        ? everything
        : shellRows(call);
  const line = (texts: readonly string[]): string =>
    texts.map((text, index) => cell(text, chosen[index]?.width ?? 0, index === chosen.length - 1)).join(" ");
  const titles = chosen.map((column) => column.title);
  if (titles.some((title) => title !== "")) call.out(`${line(titles)}\n`);
  for (const row of shown) call.out(`${line(chosen.map((column) => column.value(row)))}\n`);
  return shown.length > 0 ? 0 : 1;
}

function cell(text: string, width: number, last: boolean): string {
  if (width >= 0) return text.padStart(width);
  return last ? text : text.padEnd(-width);
}

/** Programs about processes. */
export const processCommands: Readonly<Record<string, Command>> = {
  ps,
  pidof(call) {
    const wanted = call.args.filter((arg) => !arg.startsWith("-"));
    const found = rows(call.phone).filter((row) => wanted.includes(row.name));
    if (found.length === 0) return 1;
    const pids = found.map((row) => row.pid).sort((a, b) => b - a);
    call.out(`${(call.args.includes("-s") ? pids.slice(0, 1) : pids).join(" ")}\n`);
    return 0;
  },
  top(call) {
    const all = rows(call.phone);
    call.out(
      `Tasks: ${all.length} total,   1 running, ${all.length - 1} sleeping,   0 stopped,   0 zombie\n  Mem:  4030248K total,  3102204K used,   928044K free,    12184K buffers\n` +
        " Swap:  3022680K total,        0K used,  3022680K free,  1482120K cached\n400%cpu   4%user   0%nice   8%sys 388%idle   0%iow   0%irq   0%sirq   0%host\n" +
        "  PID USER         PR  NI VIRT  RES  SHR S[%CPU] %MEM     TIME+ ARGS            \n" +
        all
          .map(
            (row) =>
              `${String(row.pid).padStart(5)} ${row.user.padEnd(12)} 20   0  13G ${String(Math.round(row.memory / 1024)).padStart(3)}M  90M S  0.0 ${((row.memory / 4_030_248) * 100).toFixed(1).padStart(5)}   0:01.24 ${row.name}\n`,
          )
          .join(""),
    );
    return 0;
  },
  killall: (call) => {
    call.err(`killall: ${call.args.at(-1) ?? ""}: Operation not permitted\n`);
    return 1;
  },
};
