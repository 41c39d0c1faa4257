import { parseExitInfo } from "../device/answers/exits.ts";
import { exitInfo } from "../device/commands/apps.ts";
import type { DevicePort } from "../device/port.ts";
import type { Signal } from "../evidence.ts";

/** Exit reasons of Android that are an error of the app, as kinds of signals. */
const kinds: Readonly<Record<number, Signal["kind"]>> = { 4: "crash", 5: "native-crash", 6: "anr" };

/** Why a process that is gone ended, as far as the device tells (API 30+). */
export async function readDeath(
  port: DevicePort,
  api: number,
  process: string,
  pid: number,
  time: number,
  signal: AbortSignal | undefined,
): Promise<Signal> {
  const packageName = process.split(":", 1)[0] ?? "";
  const base: Signal = {
    kind: "process-death",
    process,
    package: packageName,
    pid,
    time,
    cause: "",
    message: "",
    frames: [],
    appFrame: "",
    thread: "",
    witnesses: ["pid"],
    expected: false,
    excerpt: [],
  };
  if (api < 30) return base;
  const { stdout } = await port.shell(exitInfo(packageName), { signal });
  const exit = parseExitInfo(stdout).find((entry) => entry.pid === pid && entry.process === process);
  if (!exit) return base;
  const kind = kinds[exit.reason] ?? "process-death";
  return {
    ...base,
    kind,
    cause:
      kind === "process-death"
        ? `${exit.reasonName}${exit.description === "" ? "" : `: ${exit.description}`}`
        : "",
    witnesses: ["exit-info"],
    // 10 is "user requested": force-stop, swiped away.
    expected: exit.reason === 10,
    excerpt: [`${exit.timestamp} ${exit.reasonName} ${exit.subreasonName} ${exit.description}`.trim()],
  };
}
