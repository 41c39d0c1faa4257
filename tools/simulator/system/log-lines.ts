import type { LogPriority } from "../phone.ts";
import type { Activity, Core } from "./state.ts";

/** Android moved activities from ActivityManager to ActivityTaskManager in version 10. */
export const tagsSince = { taskManager: 29, wmEvents: 30 } as const;

/** A line of system_server in the system buffer. */
export function systemLog(core: Core, priority: LogPriority, tag: string, message: string): void {
  core.logs.write({
    buffer: "system",
    pid: core.systemPid,
    tid: threadOf(core, tag),
    uid: 1000,
    priority,
    tag,
    message,
  });
}

/** A line of ActivityTaskManager, by the name that it has on this version. */
export function taskLog(core: Core, priority: LogPriority, message: string): void {
  systemLog(
    core,
    priority,
    core.profile.api >= tagsSince.taskManager ? "ActivityTaskManager" : "ActivityManager",
    message,
  );
}

/** An entry of the events buffer: fields in brackets. */
export function event(core: Core, tag: string, fields: readonly (string | number)[]): void {
  const pid = core.systemPid;
  core.logs.write({
    buffer: "events",
    pid,
    tid: threadOf(core, tag),
    uid: 1000,
    priority: "I",
    tag,
    message: `[${fields.join(",")}]`,
  });
}

/** An event about an activity: `wm_` since Android 11, `am_` before. */
export function activityEvent(core: Core, name: string, fields: readonly (string | number)[]): void {
  event(core, `${core.profile.api >= tagsSince.wmEvents ? "wm" : "am"}_${name}`, fields);
}

/** An event that the app's own process writes (`wm_on_create_called`). */
export function processEvent(core: Core, activity: Activity, name: string, reason: string): void {
  const { process } = activity;
  if (!process) return;
  core.logs.write({
    buffer: "events",
    pid: process.pid,
    uid: process.uid,
    priority: "I",
    tag: `${core.profile.api >= tagsSince.wmEvents ? "wm" : "am"}_on_${name}_called`,
    message: `[${core.profile.api >= tagsSince.wmEvents ? tokenNumber(activity.token) : 0},${activity.name},${reason}${core.profile.api >= 31 ? ",0" : ""}]`,
  });
}

/** system_server's threads differ by who writes; a tag keeps its own. */
function threadOf(core: Core, tag: string): number {
  let sum = 0;
  for (const character of tag) sum += character.charCodeAt(0);
  return core.systemPid + 16 + (sum % 180);
}

/** Events print a token as a number. */
export function tokenNumber(token: string): number {
  return Number.parseInt(token, 16);
}

/** `com.a/.Main` when the class begins with the package, as ActivityRecords print it. */
export function shortComponent(packageName: string, name: string): string {
  return `${packageName}/${name.startsWith(`${packageName}.`) ? name.slice(packageName.length) : name}`;
}

/** `com.a/com.a.Main`, as windows are titled. */
export function longComponent(packageName: string, name: string): string {
  return `${packageName}/${name}`;
}

/** `ActivityRecord{d1708bf u0 com.a/.Main t7092}` */
export function recordText(activity: Activity): string {
  const { token, package: owner, name, task, finishing } = activity;
  return `ActivityRecord{${token} u0 ${shortComponent(owner, name)} t${task.id}${finishing ? " f}" : ""}}`;
}

/** `u0a190` for uid 10190. */
export function uidText(uid: number): string {
  return uid >= 10_000 ? `u0a${uid - 10_000}` : String(uid);
}
