import type { ExitRecord } from "../phone.ts";
import type { Core, Process } from "./state.ts";

/** Why a process ended, as ApplicationExitInfo numbers it. */
export const exitReasons = {
  exitSelf: [1, "EXIT_SELF"],
  signaled: [2, "SIGNALED"],
  lowMemory: [3, "LOW_MEMORY"],
  crash: [4, "APP CRASH(EXCEPTION)"],
  nativeCrash: [5, "APP CRASH(NATIVE)"],
  anr: [6, "ANR"],
  permissionChange: [8, "PERMISSION CHANGE"],
  userRequested: [10, "USER REQUESTED"],
  dependencyDied: [12, "DEPENDENCY DIED"],
  other: [13, "OTHER KILLS BY SYSTEM"],
  packageUpdated: [16, "PACKAGE UPDATED"],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export interface Ending {
  readonly reason: keyof typeof exitReasons;
  readonly subreason?: readonly [number, string];
  readonly status?: number;
  readonly description: string;
}

/** Note an exit; Android keeps the newest sixteen of a package. */
export function recordExit(core: Core, process: Process, importance: number, ending: Ending): void {
  const [reason, reasonName] = exitReasons[ending.reason];
  const [subreason, subreasonName] = ending.subreason ?? [0, "UNKNOWN"];
  const record: ExitRecord = {
    time: core.clock.now(),
    pid: process.pid,
    process: process.name,
    package: process.package,
    uid: process.uid,
    reason,
    reasonName,
    subreason,
    subreasonName,
    status: ending.status ?? 0,
    importance,
    description: ending.description,
    memory: memoryOf(process),
  };
  core.exits.unshift(record);
  const own = core.exits.filter((exit) => exit.package === process.package);
  const oldest = own[16];
  if (oldest) core.exits.splice(core.exits.indexOf(oldest), 1);
}

/** Resident memory in kB: a base, and what the app's code keeps. */
export function memoryOf(process: Process): number {
  return 148_000 + (process.pid % 97) * 120 + process.allocated * 1024 + process.leaked * 3_200;
}
