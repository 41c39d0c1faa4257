import type { Extras } from "../language.ts";
import { configurationFor } from "../system/configuration.ts";
import type { Activity, Core, Process, Work } from "../system/state.ts";
import { translate } from "../system/strings.ts";
import { queueToast } from "../system/toasts.ts";
import { exception } from "../words/exception.ts";
import type { ComponentHost } from "../words/program.ts";
import { bugOf } from "./bugs.ts";
import { stackTraceOf } from "./java-throwable.ts";
import { ask, elsewhere, localNow, postDelayed, runOnMain } from "./main-thread.ts";
import { reportSlowWork } from "./strict-mode.ts";
import { ProcessEnded } from "./signals.ts";
import { onThread, threadOf } from "./threads.ts";

/** An app's heap may grow to this many megabytes. */
const heapLimit = 256;

/** The class that `name` stands for in a package. */
export function classNameOf(packageName: string, name: string): string {
  if (name.startsWith(".")) return packageName + name;
  return name.includes(".") ? name : `${packageName}.${name}`;
}

/** Is the phone connected? */
export function isOnline(core: Core): boolean {
  return core.radios.wifi || (core.radios.data && !core.radios.airplane);
}

/** What the code of a component of `process` can do; `owner` is its class, `activity` the one that it is, if any. */
export function createComponentHost(
  core: Core,
  process: Process,
  owner: string,
  activity?: Activity,
): ComponentHost {
  const { installed } = process;
  const manifest = installed.program?.manifest;
  const message: Work = { kind: "message", owner };
  const busy = (ms: number): void => {
    if (threadOf(process)) return;
    process.main.busyUntil = localNow(core, process) + ms;
  };
  const effect = (run: () => void): void => ask(process, run);
  const start = (
    name: string,
    extras: Extras = {},
    options: { forResult?: boolean; clearTop?: boolean; newTask?: boolean } = {},
  ): void => {
    const target = installed.program?.activities.find(
      (other) => classNameOf(installed.name, other.name) === classNameOf(installed.name, name),
    );
    const component = `${installed.name}/${classNameOf(installed.name, name)}`;
    if (!target) {
      throw exception(
        "android.content.ActivityNotFoundException",
        `Unable to find explicit activity class {${component}}; have you declared this activity in your AndroidManifest.xml, or does your intent not match its declared <intent-filter>?`,
      );
    }
    effect(() => {
      core.services.startActivity({
        installed,
        class: target,
        extras,
        intentText: `${options.newTask ? "flg=0x10000000 " : options.clearTop ? "flg=0x4000000 " : ""}cmp=${shortOf(component)}${Object.keys(extras).length > 0 ? " (has extras)" : ""}`,
        callerUid: process.uid,
        from: activity,
        forResult: options.forResult ?? false,
        clearTop: options.clearTop ?? false,
        newTask: options.newTask ?? activity === undefined,
      });
    });
  };
  const write = (priority: "V" | "D" | "I" | "W" | "E", tag: string, text: string): void => {
    const tid = threadOf(process)?.tid ?? process.pid;
    const entry = { pid: process.pid, tid, uid: process.uid, priority, tag, message: text };
    if (process.main.busyUntil > core.clock.now() && !threadOf(process)) effect(() => core.logs.write(entry));
    else core.logs.write(entry);
  };

  return {
    installation: installed.disk,
    memory: process.memoryKey,
    get config() {
      return configurationFor(core, installed.name);
    },
    get online() {
      return isOnline(core);
    },
    t: (key, values) => translate(manifest, configurationFor(core, installed.name).locale, key, values),
    now: () => localNow(core, process),
    random: () => core.random.next(),
    bug: (id) => bugOf(core, installed, id),
    start,
    startExternal: (intent) => core.services.startExternal(process, intent, activity),
    startService(name, extras = {}) {
      effect(() => core.services.startService(installed, name, extras));
    },
    broadcast(action, extras = {}) {
      effect(() => core.services.broadcast(action, extras, process));
    },
    later: (ms, run) =>
      postDelayed(core, process, localNow(core, process) - core.clock.now() + ms, message, run),
    thread(name, ms, work, done) {
      const thread = { name, tid: process.nextThread++ };
      elsewhere(core, process, ms, () => {
        if (!onThread(core, process, thread, owner, work)) return;
        if (done) runOnMain(core, process, message, done);
      });
    },
    request(serve, done, ms = 300) {
      elsewhere(core, process, ms, () => {
        const answer = answerOf(core, serve);
        runOnMain(core, process, message, () => done(answer));
      });
    },
    block: busy,
    slowWork(kind, ms) {
      if (threadOf(process)) return;
      const work = process.main.running ?? message;
      if (installed.debuggable) effect(() => reportSlowWork(core, process, kind, ms, work));
      if (kind === "network") throw exception("android.os.NetworkOnMainThreadException");
      busy(ms);
    },
    slowFrame: busy,
    allocate(megabytes) {
      if (process.allocated + megabytes > heapLimit - 24) {
        const free = (heapLimit - process.allocated) * 1024 * 1024;
        throw exception(
          "java.lang.OutOfMemoryError",
          `Failed to allocate a ${megabytes * 1024 * 1024 + 16} byte allocation with ${Math.max(0, free)} free bytes and ${heapLimit - process.allocated}MB until OOM, target footprint ${heapLimit * 1024 * 1024}, growth limit ${heapLimit * 1024 * 1024}`,
        );
      }
      process.allocated += megabytes;
    },
    log: write,
    logCaught(tag, text, error) {
      write("W", tag, `${text}\n${stackTraceOf(error, process.main.running ?? message)}`);
    },
    permission: (name) => installed.granted.get(name)?.state ?? "denied",
    notify(notification) {
      effect(() => {
        const at = core.notices.findIndex(
          (notice) => notice.package === installed.name && notice.id === notification.id,
        );
        if (at !== -1) core.notices.splice(at, 1);
        const { id, title, text } = notification;
        core.notices.push({ package: installed.name, id, title, text, activity: notification.activity });
        core.logs.write({
          buffer: "events",
          pid: core.systemPid,
          priority: "I",
          tag: "notification_enqueue",
          message: `[${process.uid},${process.pid},${installed.name},${id},NULL,0,Notification(channel=default),0]`,
        });
      });
    },
    toast(text) {
      effect(() => queueToast(core, process, text));
    },
    exit(code) {
      effect(() => core.services.exit(process, code));
      throw new ProcessEnded();
    },
    nativeCrash({ signal = "SIGSEGV", abortMessage, library, symbol }) {
      effect(() => core.services.nativeCrash(process, { signal, abortMessage, library, symbol }));
      throw new ProcessEnded();
    },
  };
}

function shortOf(component: string): string {
  const [packageName = "", name = ""] = component.split("/");
  return name.startsWith(`${packageName}.`) ? `${packageName}/${name.slice(packageName.length)}` : component;
}

function answerOf<T>(core: Core, serve: () => T): { ok: true; value: T } | { ok: false; error: string } {
  if (!isOnline(core)) {
    return {
      ok: false,
      error:
        'java.net.UnknownHostException: Unable to resolve host "api.example.com": No address associated with hostname',
    };
  }
  try {
    return { ok: true, value: serve() };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
