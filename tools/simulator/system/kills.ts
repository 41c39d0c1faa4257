/** Processes that are killed from outside, and what Android writes of each. */
import type { Ending } from "./exits.ts";
import { zygoteReaped } from "./error-end.ts";
import { event, systemLog, uidText } from "./log-lines.ts";
import { processDied, standing } from "./processes.ts";
import type { Core, Process } from "./state.ts";
import { showTop } from "./front.ts";
import { dropActivity } from "./tasks.ts";

function kill(core: Core, process: Process, why: string, ending: Ending): void {
  const { adj } = standing(core, process);
  systemLog(
    core,
    "I",
    "ActivityManager",
    `Killing ${process.pid}:${process.name}/${uidText(process.uid)} (adj ${adj}): ${why}`,
  );
  event(core, "am_kill", [0, process.pid, process.name, adj, why, ...(core.profile.api >= 34 ? [0] : [])]);
  processDied(core, process, ending);
  zygoteReaped(core, process, 9);
}

/** Kill all processes of a package. */
export function killPackage(core: Core, name: string, ending: Ending): void {
  for (const process of core.processes.filter((other) => other.package === name)) {
    kill(core, process, ending.description, ending);
  }
}

/** `am kill`: safe only for what the user does not see. */
export function killBackground(core: Core, name: string): void {
  for (const process of core.processes.filter((other) => other.package === name)) {
    if (standing(core, process).adj < 500) continue;
    kill(core, process, "kill background", {
      reason: "other",
      subreason: [24, "KILL BACKGROUND"],
      description: "kill background",
    });
  }
}

/** `am force-stop`: processes, tasks and notifications of the package go. */
export function forceStop(core: Core, name: string, fromPid: number): void {
  const installed = core.installed.get(name);
  if (!installed) return;
  systemLog(
    core,
    "I",
    "ActivityManager",
    `Force stopping ${name} appid=${installed.uid} user=0: from pid ${fromPid}`,
  );
  const inFront = core.tasks[0]?.affinity === name;
  for (const process of core.processes.filter((other) => other.package === name)) {
    kill(core, process, `stop ${name} due to from pid ${fromPid}`, {
      reason: "userRequested",
      subreason: [21, "FORCE STOP"],
      description: `stop ${name} due to from pid ${fromPid}`,
    });
  }
  for (const task of core.tasks.slice()) {
    for (const activity of task.activities.filter((other) => other.package === name))
      dropActivity(core, activity);
  }
  core.notices.splice(0, core.notices.length, ...core.notices.filter((notice) => notice.package !== name));
  installed.stopped = true;
  if (inFront) showTop(core);
}

/** The low-memory killer takes a process, whatever it shows. */
export function lowMemoryKill(core: Core, pid: number): void {
  const process = core.processes.find((other) => other.pid === pid);
  if (!process) return;
  const { adj } = standing(core, process);
  core.logs.write({
    pid: 327,
    uid: 1069,
    priority: "I",
    tag: "lowmemorykiller",
    message: `Kill '${process.name}' (${pid}), uid ${process.uid}, oom_score_adj ${adj} to free 77384kB rss, 26352kB swap; reason: device is in medium stall and watermark low`,
  });
  processDied(core, process, { reason: "lowMemory", status: 9, description: "" });
  zygoteReaped(core, process, 9);
  showTop(core);
}
