import { applicationVersion } from "./packages-text.ts";
import { isoTime } from "./time-text.ts";
import type { Core, Process } from "./state.ts";

/** Add an entry; the oldest of more than a thousand go. */
export function addToDropbox(core: Core, tag: string, text: string): void {
  core.dropbox.push({ time: core.clock.now(), tag, text });
  if (core.dropbox.length > 1000) core.dropbox.shift();
}

/** The lines above a stack trace. */
export function dropboxHeader(core: Core, process: Process, foreground: boolean): string {
  const lines = [
    `Process: ${process.name}`,
    `PID: ${process.pid}`,
    `UID: ${process.uid}`,
    "Frozen: false",
    "Flags: 0x20e8be44",
    `Package: ${process.package} ${applicationVersion(process.installed)}`,
    `Foreground: ${foreground ? "Yes" : "No"}`,
    `Process-Runtime: ${Math.round(core.clock.now() - process.startedAt)}`,
  ];
  if (core.profile.api >= 31) lines.push(`Timestamp: ${isoTime(core.clock.now())}+0000`);
  lines.push(`Build: ${core.properties.get("ro.build.fingerprint") ?? ""}`, "");
  return lines.join("\n");
}
