import type { Core, Process, Work } from "../system/state.ts";
import { exception } from "../words/exception.ts";
import { toThrowable } from "./java-throwable.ts";

/** What a thread may do that takes long. */
export type SlowWork = "disk-read" | "disk-write" | "network";

const violations: Readonly<
  Record<SlowWork, { readonly name: string; readonly legacy: string; readonly guard: string }>
> = {
  "disk-read": {
    name: "DiskReadViolation",
    legacy: "StrictModeDiskReadViolation: policy=65543 violation=2",
    guard: "onReadFromDisk(StrictMode.java:1666)",
  },
  "disk-write": {
    name: "DiskWriteViolation",
    legacy: "StrictModeDiskWriteViolation: policy=65543 violation=1",
    guard: "onWriteToDisk(StrictMode.java:1641)",
  },
  network: {
    name: "NetworkViolation",
    legacy: "StrictModeNetworkViolation: policy=65543 violation=4",
    guard: "onNetwork(StrictMode.java:1693)",
  },
};

/** The main thread did what it should leave to others: debug builds say so in the log, as StrictMode does. */
export function reportSlowWork(core: Core, process: Process, kind: SlowWork, ms: number, work: Work): void {
  const { name, legacy, guard } = violations[kind];
  // Violations have classes of their own since Android 9.
  const className =
    core.profile.api >= 28 ? `android.os.strictmode.${name}` : `android.os.StrictMode$${legacy}`;
  const { frames } = toThrowable(exception("android.os.strictmode.Violation"), work);
  core.logs.write({
    pid: process.pid,
    uid: process.uid,
    priority: "D",
    tag: "StrictMode",
    message: [
      `StrictMode policy violation; ~duration=${Math.round(ms)} ms: ${className}`,
      ...[`android.os.StrictMode$AndroidBlockGuardPolicy.${guard}`, ...frames].map(
        (frame) => `\tat ${frame}`,
      ),
    ].join("\n"),
  });
}
