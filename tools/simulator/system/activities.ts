/** The activity manager, as `am` and `dumpsys activity` reach it. */
import type { Activities, ActivityRecord, Intent, StartResult } from "../phone.ts";
import { sendBroadcast, startService } from "./components.ts";
import { intentText, resolveIntent } from "./intents.ts";
import { forceStop } from "./kills.ts";
import type { Activity, Core } from "./state.ts";
import { startActivity } from "./start-activity.ts";

/** `am start -W` gives up waiting after about this long. */
const waitTimeout = 10_000;

function publicRecord(activity: Activity): ActivityRecord {
  const { token, package: owner, name, task, state, finishing, process } = activity;
  return { token, package: owner, name, task: task.id, state, finishing, pid: process?.pid };
}

/** Make it. */
export function createActivities(core: Core): Activities {
  async function start(
    intent: Intent,
    { wait, stopFirst, caller }: { wait: boolean; stopFirst: boolean; caller: string },
  ): Promise<StartResult> {
    const begun = core.clock.now();
    const target = resolveIntent(core, intent);
    if (!target) return { kind: intent.component ? "not-found" : "unresolved" };
    if (caller === "shell" && !target.manifest.exported) return { kind: "not-exported" };
    if (!target.class) return { kind: "not-found" };
    if (stopFirst) forceStop(core, target.installed.name, core.systemPid);
    const flags = 0x10000000 | (intent.flags ?? 0);
    const { installed, manifest } = target;
    const data = intent.data === undefined ? {} : { data: intent.data };
    const { activity, kind } = startActivity(core, {
      installed,
      class: target.class,
      extras: { ...data, ...intent.extras },
      intentText: intentText(core, {
        ...intent,
        flags,
        component: { package: installed.name, activity: manifest.name },
      }),
      callerUid: 2000,
      from: undefined,
      forResult: false,
      clearTop: ((intent.flags ?? 0) & 0x04000000) !== 0,
      newTask: true,
    });
    const place = { package: activity.package, activity: activity.name };
    if (!wait)
      return {
        kind,
        state: "UNKNOWN (0)",
        activity: place,
        totalTime: undefined,
        waitTime: 0,
        timedOut: false,
      };
    // How it was launched is known once it begins: a process that runs already makes it warm.
    const cold = !core.processes.some(
      (process) => process.alive && process.name === activity.package && process.startedAt < begun,
    );
    const warm = activity.object === undefined;
    const up = await core.clock.until(
      () => activity.drawnAfter !== undefined || activity.finishing || activity.state === "DESTROYED",
      kind === "delivered-to-top" ? 300 : waitTimeout,
    );
    const waitTime = Math.round(core.clock.now() - begun);
    if (
      kind === "delivered-to-top" ||
      (kind !== "started" && activity.launch === undefined && activity.drawnAfter === undefined)
    ) {
      return { kind, state: "UNKNOWN (0)", activity: place, totalTime: 0, waitTime, timedOut: false };
    }
    const timedOut = !up;
    return {
      kind,
      state: cold ? "COLD" : warm ? "WARM" : "HOT",
      activity: place,
      totalTime: timedOut ? undefined : (activity.drawnAfter ?? 0),
      waitTime,
      timedOut,
    };
  }

  return {
    start,
    resolve(intent) {
      const target = resolveIntent(core, intent);
      return target && { package: target.installed.name, activity: target.manifest.name };
    },
    resumed: () => core.resumed && publicRecord(core.resumed),
    tasks: () =>
      core.tasks.map((task) => ({
        id: task.id,
        package: task.affinity,
        records: task.activities.toReversed().map(publicRecord),
      })),
    startService(intent) {
      const owner = intent.component?.package ?? intent.package;
      const installed = owner === undefined ? undefined : core.installed.get(owner);
      if (!installed || !intent.component) return "not-found";
      const running = core.processes.some((process) => process.package === installed.name);
      const known = installed.services.some((name) =>
        name.endsWith(intent.component?.activity.replace(/^\./, "") ?? ""),
      );
      if (known && !running && core.profile.api >= 26 && core.resumed?.package !== installed.name)
        return "background";
      return startService(core, installed, intent.component.activity, { ...intent.extras })
        ? "started"
        : "not-found";
    },
    broadcast(intent) {
      if (intent.action !== undefined)
        sendBroadcast(
          core,
          intent.action,
          { ...intent.extras },
          undefined,
          intent.component?.package ?? intent.package,
        );
      return { result: 0 };
    },
    lastAnr: () => core.lastAnr,
  };
}
