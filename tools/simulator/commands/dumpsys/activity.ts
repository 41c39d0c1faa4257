import type { ActivityRecord, ExitRecord, Phone } from "../../phone.ts";
import { describeStacks, configurationText } from "../am.ts";
import { shortComponent } from "../intent.ts";
import { formatTime } from "../time.ts";
import { focusedRecord, identity, recordText, shortUser } from "./names.ts";
import { dumpTop } from "./view-tree.ts";

const second = "%Y-%m-%d %H:%M:%S";

function describeRecord(phone: Phone, record: ActivityRecord, index: number, root: ActivityRecord): string {
  const uid = phone.packages.get(record.package)?.uid ?? 1000;
  const resumed = record.state === "RESUMED";
  return (
    `      * Hist  #${index}: ${recordText(record)}\n` +
    `        packageName=${record.package} processName=${record.package}\n` +
    `        launchedFromUid=2000 launchedFromPackage=com.android.shell userId=0\n` +
    `        app=${record.pid === undefined ? "null" : `ProcessRecord{${identity(`${record.package}${record.pid}`)} ${record.pid}:${record.package}/${shortUser(uid)}}`}\n` +
    `        Intent { act=android.intent.action.MAIN cat=[android.intent.category.LAUNCHER] flg=0x10000000 cmp=${shortComponent({ package: record.package, activity: record.name })} }\n` +
    `        rootOfTask=${record === root} task=Task{${identity(`task${record.task}`)} #${record.task} type=standard A=${uid}:${record.package} U=0}\n` +
    `        mActivityComponent=${shortComponent({ package: record.package, activity: record.name })}\n` +
    `        state=${record.state} stopped=${record.state === "STOPPED"} delayedResume=false finishing=${record.finishing}\n` +
    `        keysPaused=false inHistory=true idle=true\n` +
    `        occludesParent=true noDisplay=false immersive=false launchMode=0\n` +
    `        nowVisible=${resumed} lastVisibleTime=-1s204ms\n`
  );
}

function dumpActivities(phone: Phone): string {
  const { api } = phone.profile;
  const tasks = phone.activities.tasks();
  const top = focusedRecord(phone);
  const text = tasks
    .map((task, order) => {
      const root = task.records.at(-1);
      if (!root) return "";
      const uid = phone.packages.get(task.package)?.uid ?? 1000;
      const type = root.name.toLowerCase().includes("launcher") ? "home" : "standard";
      return (
        `  * Task{${identity(`task${task.id}`)} #${task.id} type=${type} A=${uid}:${task.package} U=0 visible=${order === 0} visibleRequested=${order === 0} mode=fullscreen translucent=${order !== 0} sz=${task.records.length}}\n` +
        "    mLastPausedActivity: null\n    isSleeping=false\n" +
        (order === 0 && top ? `    topResumedActivity=${recordText(top)}\n` : "") +
        task.records
          .map((record, index) => describeRecord(phone, record, task.records.length - 1 - index, root))
          .join("") +
        "\n"
      );
    })
    .join("");
  const resumed = phone.activities.resumed();
  const lines = [];
  if (resumed && api >= 31) lines.push(`  topResumedActivity=${recordText(resumed)}`);
  if (resumed && api <= 30) lines.push(`  mResumedActivity: ${recordText(resumed)}`);
  if (resumed && api >= 29) lines.push(`  ResumedActivity: ${recordText(resumed)}`);
  return (
    "ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)\nDisplay #0 (activities from top to bottom):\n" +
    text +
    `${lines.join("\n")}\n\nActivityTaskSupervisor state:\n  topDisplayFocusedRootTask=${tasks[0] ? `Task{${identity(`task${tasks[0].id}`)} #${tasks[0].id}}` : "null"}\n  mLastFocusedRootTask=null\n  mCurTaskIdForUser={0=${tasks[0]?.id ?? 1}}\n  isHomeRecentsComponent=true\n`
  );
}

/** One entry of exit-info. */
function describeExit(phone: Phone, exit: ExitRecord, index: number): string {
  const time = formatTime(phone, exit.time, "%Y-%m-%d %H:%M:%S.%3N");
  return (
    `        ApplicationExitInfo #${index}:\n` +
    `          timestamp=${time} pid=${exit.pid} realUid=${exit.uid} packageUid=${exit.uid} definingUid=${exit.uid} user=0\n` +
    `          process=${exit.process} reason=${exit.reason} (${exit.reasonName}) subreason=${exit.subreason} (${exit.subreasonName}) status=${exit.status}\n` +
    `          importance=${exit.importance} pss=0.00 rss=${Math.round(exit.memory / 1000)}MB description=${exit.description} state=empty trace=null\n`
  );
}

function dumpExits(phone: Phone, name: string | undefined): string {
  const head =
    "ACTIVITY MANAGER PROCESS EXIT INFO (dumpsys activity exit-info)\n" +
    `Last Timestamp of Persistence Into Persistent Storage: ${formatTime(phone, phone.clock.now(), "%Y-%m-%d %H:%M:%S.%3N")}\n`;
  const names = name === undefined ? phone.packages.all().map((each) => each.name) : [name];
  return (
    head +
    names
      .map((each) => {
        const exits = phone.processes.exits(each).slice(0, 16);
        const uid = phone.packages.get(each)?.uid;
        if (uid === undefined || (exits.length === 0 && name === undefined)) return "";
        return (
          `  package: ${each}\n    Historical Process Exit for uid=${uid}\n` +
          exits.map((exit, index) => describeExit(phone, exit, index)).join("")
        );
      })
      .join("")
  );
}

function dumpProcesses(phone: Phone): string {
  const resumed = phone.activities.resumed();
  const entries = phone.processes.all().map((process) => {
    const front = process.pid === resumed?.pid;
    return (
      `  *APP* UID ${process.uid} ProcessRecord{${identity(`${process.name}${process.pid}`)} ${process.pid}:${process.name}/${shortUser(process.uid)}}\n` +
      `    user #0 uid=${process.uid} gids={50${process.uid - 10_000}, 20${process.uid - 10_000}, 9997}\n` +
      `    packageList={${process.package}}\n    pid=${process.pid}\n` +
      `    lastActivityTime=-2s31ms startUpTime=-${Math.round((phone.clock.now() - process.startedAt) / 1000)}s\n` +
      `    oom adj: max=1001 procState=${front ? "2 (TOP)" : "19 (CEM)"} curRaw=${front ? 0 : 900} setRaw=${front ? 0 : 900} cur=${front ? 0 : 900} set=${front ? 0 : 900}\n`
    );
  });
  return `ACTIVITY MANAGER RUNNING PROCESSES (dumpsys activity processes)\n  All known processes:\n${entries.join("")}`;
}

function dumpRecents(phone: Phone): string {
  const tasks = phone.activities.tasks().map((task, index) => {
    const root = task.records.at(-1);
    return (
      `  * Recent #${index}: Task{${identity(`task${task.id}`)} #${task.id} type=standard A=${phone.packages.get(task.package)?.uid ?? 1000}:${task.package}}\n` +
      `    userId=0 effectiveUid=u0a190 mCallingUid=2000\n    baseIntent=Intent { act=android.intent.action.MAIN cat=[android.intent.category.LAUNCHER] flg=0x10000000 cmp=${root ? shortComponent({ package: root.package, activity: root.name }) : task.package} }\n`
    );
  });
  return `ACTIVITY MANAGER RECENT TASKS (dumpsys activity recents)\nmRecentsUid=10101\nmFreezeTaskListReordering=false\n${tasks.join("")}`;
}

function dumpServices(phone: Phone, name: string | undefined): string {
  const known = name === undefined ? undefined : phone.packages.get(name.split("/")[0] ?? "");
  const body = known ? "  User 0 active services:\n" : "  (nothing)\n";
  return `ACTIVITY MANAGER SERVICES (dumpsys activity services)\n${body}`;
}

function dumpLastAnr(phone: Phone): string {
  const anr = phone.activities.lastAnr();
  return (
    "ACTIVITY MANAGER LAST ANR (dumpsys activity lastanr)\n" +
    (anr
      ? `  ANR in ${anr.package}\n  Reason: ${anr.reason}\n  Time: ${formatTime(phone, anr.time, second)}\n`
      : "  <no ANR has occurred since boot>\n")
  );
}

/** `dumpsys activity [SECTION [NAME]]` */
export function dumpActivity(phone: Phone, args: readonly string[]): string {
  const [section, name] = args.filter((arg) => !arg.startsWith("-"));
  switch (section) {
    case "activities":
    case "a":
      return dumpActivities(phone);
    case "top":
      return dumpTop(phone);
    case "exit-info":
      return phone.profile.api >= 30
        ? dumpExits(phone, name)
        : "Bad activity command, or no activities match: exit-info\nUse -h for help.\n";
    case "processes":
    case "p":
      return dumpProcesses(phone);
    case "recents":
    case "r":
      return dumpRecents(phone);
    case "services":
    case "s":
      return dumpServices(phone, name);
    case "broadcasts":
    case "b":
      return "ACTIVITY MANAGER BROADCAST STATE (dumpsys activity broadcasts)\n  Registered Receivers:\n";
    case "lastanr":
      return dumpLastAnr(phone);
    case "containers":
    case "stacks":
      return describeStacks(phone);
    case "starter":
      return "ACTIVITY MANAGER STARTER (dumpsys activity starter)\n";
    case "settings":
    case "intents":
    case "oom":
    case "lru":
      return `ACTIVITY MANAGER ${section.toUpperCase()} (dumpsys activity ${section})\n`;
    case "configuration":
      return `  mGlobalConfiguration: {${configurationText(phone)}}\n`;
    case undefined:
    case "all":
      return [
        dumpServices(phone, undefined),
        dumpRecents(phone),
        dumpLastAnr(phone),
        dumpActivities(phone),
        dumpProcesses(phone),
      ].join("-------------------------------------------------------------------------------\n");
    default:
      return phone.packages.get(section)
        ? dumpTop(phone, section)
        : `Bad activity command, or no activities match: ${section}\nUse -h for help.\n`;
  }
}
