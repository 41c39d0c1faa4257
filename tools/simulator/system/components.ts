/** Services, receivers, and what an app asks of others. */
import type { Extras } from "../language.ts";
import type { Intent } from "../phone.ts";
import { classNameOf, createComponentHost } from "../runtime/component-host.ts";
import { runOnMain } from "../runtime/main-thread.ts";
import { exception } from "../words/exception.ts";
import { intentText, resolveIntent } from "./intents.ts";
import { watchComponent } from "./anr.ts";
import { systemLog } from "./log-lines.ts";
import { startProcess } from "./processes.ts";
import type { Activity, Core, Installed, Process } from "./state.ts";

/** Start a service in its process; false when there is none of that name. */
export function startService(core: Core, installed: Installed, name: string, extras: Extras): boolean {
  const full = classNameOf(installed.name, name);
  const service = installed.program?.services.find(
    (other) => classNameOf(installed.name, other.name) === full,
  );
  if (!service) return false;
  const processName =
    service.process === undefined
      ? installed.name
      : service.process.startsWith(":")
        ? installed.name + service.process
        : service.process;
  const process = startProcess(core, installed, processName, `service {${installed.name}/${full}}`);
  core.clock.after(20, () => {
    runOnMain(core, process, { kind: "service", owner: full }, () =>
      service.start(createComponentHost(core, process, full), extras),
    );
    watchComponent(core, process, `executing service ${installed.name}/${full}`, 20_000);
  });
  return true;
}

/** Send a broadcast to every receiver that listens for it; `sender` undefined: from the shell. Says how many heard it. */
export function sendBroadcast(
  core: Core,
  action: string,
  extras: Extras,
  sender: Process | undefined,
  to?: string,
): number {
  let heard = 0;
  for (const installed of core.installed.values()) {
    if (to !== undefined && installed.name !== to) continue;
    for (const receiver of installed.program?.receivers ?? []) {
      if (!receiver.actions.includes(action)) continue;
      if (!receiver.exported && sender?.package !== installed.name) continue;
      // A package that was force-stopped hears nothing until it is started again.
      if (installed.stopped) continue;
      heard++;
      const owner = classNameOf(installed.name, receiver.name);
      const process = startProcess(core, installed, installed.name, `broadcast {${installed.name}/${owner}}`);
      core.clock.after(15, () => {
        runOnMain(core, process, { kind: "receiver", owner }, () =>
          receiver.receive(createComponentHost(core, process, owner), extras),
        );
        watchComponent(
          core,
          process,
          `Broadcast of Intent { act=${action} flg=0x10 cmp=${installed.name}/${receiver.name} }`,
          10_000,
        );
      });
    }
  }
  return heard;
}

/** startActivity with an intent for another app: throws ActivityNotFoundException at once when nothing answers. */
export function startExternal(
  core: Core,
  from: Process,
  wanted: Parameters<Core["services"]["startExternal"]>[1],
  activity: Activity | undefined,
): void {
  const { action, data, package: target, activity: name } = wanted;
  const launcher = action === undefined && data === undefined && name === undefined;
  const intent: Intent = {
    ...(launcher
      ? {
          action: "android.intent.action.MAIN",
          categories: ["android.intent.category.LAUNCHER"],
          flags: 0x10000000,
        }
      : {}),
    ...(action !== undefined && { action }),
    ...(data !== undefined && {
      data,
      ...(action === undefined && { action: "android.intent.action.VIEW" }),
    }),
    ...(target !== undefined && name === undefined && { package: target }),
    ...(target !== undefined && name !== undefined && { component: { package: target, activity: name } }),
  };
  const found = resolveIntent(core, intent);
  if (!found?.class || (!found.manifest.exported && found.installed.name !== from.package)) {
    if (found && !found.manifest.exported) {
      throw exception(
        "java.lang.SecurityException",
        `Permission Denial: starting Intent { ${intentText(core, intent)} } from ProcessRecord{${from.pid.toString(16)} ${from.pid}:${from.name}} (pid=${from.pid}, uid=${from.uid}) not exported from uid ${found.installed.uid}`,
      );
    }
    throw exception(
      "android.content.ActivityNotFoundException",
      `No Activity found to handle Intent { ${intentText(core, intent)} }`,
    );
  }
  const { installed, class: activityClass } = found;
  const begin = (): void => {
    core.services.startActivity({
      installed,
      class: activityClass,
      extras: data === undefined ? {} : { data },
      intentText: intentText(core, {
        ...intent,
        component: { package: installed.name, activity: found.manifest.name },
      }),
      callerUid: from.uid,
      from: activity,
      forResult: false,
      clearTop: false,
      newTask: true,
    });
  };
  if (from.main.running) from.main.asked.push(begin);
  else begin();
}

/** A start from the background is refused since Android 10: the user did not ask for it. */
export function isBlockedInBackground(core: Core, caller: Process): boolean {
  if (core.profile.api < 29) return false;
  const seen = core.tasks[0]?.activities.some((activity) => activity.process === caller) ?? false;
  if (seen) return false;
  systemLog(
    core,
    "W",
    "ActivityTaskManager",
    `Background activity start [callingPackage: ${caller.package}; callingUid: ${caller.uid}; isCallingUidForeground: false; realCallingUid: ${caller.uid}] blocked`,
  );
  return true;
}
