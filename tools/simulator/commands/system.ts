import type { LogPriority } from "../phone.ts";
import type { Command, CommandCall } from "./command.ts";
import { readOptions } from "./options.ts";
import { df, stat } from "./storage.ts";
import { xargs } from "./xargs.ts";

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
