import type { Phone } from "../phone.ts";

const totalMemory = 4_030_248;

/** Text of a file under /proc that the phone knows; undefined for all others. */
export function readProc(phone: Phone, path: string): string | undefined {
  if (!path.startsWith("/proc/")) return undefined;
  const uptime = phone.clock.uptime() / 1000;
  switch (path) {
    case "/proc/uptime":
      return `${uptime.toFixed(2)} ${(uptime * 3.2).toFixed(2)}\n`;
    case "/proc/loadavg":
      return "0.52 0.48 0.45 1/812 4711\n";
    case "/proc/version":
      return "Linux version 5.15.123-android14-11-g62d1f1d5a6d4 (build-user@build-host) #1 SMP PREEMPT Mon Mar 4 09:12:31 UTC 2024\n";
    case "/proc/meminfo":
      return memoryInfo(phone);
    case "/proc/cpuinfo":
      return [0, 1, 2, 3]
        .map(
          (core) => `processor\t: ${core}\nmodel name\t: Android virtual processor\ncpu MHz\t\t: 2400.000\n`,
        )
        .join("\n");
    case "/proc/sys/kernel/random/boot_id":
      // Another one after each start.
      return `6e2b1c4a-98b4-4d0e-a4f5-${(phone.settings.get("global", "boot_count") ?? "0").padStart(12, "0")}\n`;
    case "/proc/self/cmdline":
      return "cat\0/proc/self/cmdline\0";
    default:
  }
  const found = /^\/proc\/(\d+)\/(cmdline|comm|status|oom_score_adj|stat)$/.exec(path);
  const running = found && phone.processes.all().find((each) => each.pid === Number(found[1]));
  if (!found || !running) return undefined;
  switch (found[2]) {
    case "cmdline":
      return `${running.name}\0`;
    case "comm":
      return `${running.name.slice(-15)}\n`;
    case "oom_score_adj":
      return phone.activities.resumed()?.pid === running.pid ? "0\n" : "900\n";
    case "status":
      return (
        `Name:\t${running.name.slice(-15)}\nState:\tS (sleeping)\nTgid:\t${running.pid}\nPid:\t${running.pid}\nPPid:\t320\n` +
        `Uid:\t${running.uid}\t${running.uid}\t${running.uid}\t${running.uid}\nVmRSS:\t${String(running.memory).padStart(8)} kB\nThreads:\t24\n`
      );
    default:
      return undefined;
  }
}

function memoryInfo(phone: Phone): string {
  const used = phone.processes.all().reduce((sum, each) => sum + each.memory, 0);
  const rows: readonly (readonly [string, number])[] = [
    ["MemTotal:", totalMemory],
    ["MemFree:", Math.max(200_000, totalMemory - 2_600_000 - used)],
    ["MemAvailable:", Math.max(400_000, totalMemory - 1_600_000 - used)],
    ["Buffers:", 12_184],
    ["Cached:", 1_482_120],
    ["SwapTotal:", 3_022_680],
    ["SwapFree:", 3_022_680],
  ];
  return rows.map(([name, value]) => `${name.padEnd(16)}${String(value).padStart(8)} kB\n`).join("");
}
