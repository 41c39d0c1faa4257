import type { Outcome, PermissionState } from "../phone.ts";
import { runOnMain } from "../runtime/main-thread.ts";
import { killPackage } from "./kills.ts";
import type { Activity, Core } from "./state.ts";
import { showTop } from "./front.ts";
import { controllerPackage, questions } from "./permission-dialog.ts";

function shortName(permission: string): string {
  return permission.slice(permission.lastIndexOf(".") + 1);
}

/** Is this a permission that a user grants at run time? */
export function isRuntimePermission(permission: string): boolean {
  return permission.startsWith("android.permission.") && shortName(permission) in questions;
}

function changeable(core: Core, name: string, permission: string): Outcome {
  const installed = core.installed.get(name);
  if (!installed) return { ok: false, failure: `Unknown package: ${name}` };
  if (!installed.permissions.includes(permission)) {
    return { ok: false, failure: `Package ${name} has not requested permission ${permission}` };
  }
  if (!isRuntimePermission(permission)) {
    return {
      ok: false,
      failure: `Permission ${permission} requested by ${name} is not a changeable permission type`,
    };
  }
  return { ok: true };
}

/** `pm grant` */
export function grantPermission(core: Core, name: string, permission: string): Outcome {
  const outcome = changeable(core, name, permission);
  if (outcome.ok) core.installed.get(name)?.granted.set(permission, { state: "granted" });
  return outcome;
}

/** `pm revoke`: a process that had it is killed. */
export function revokePermission(core: Core, name: string, permission: string): Outcome {
  const outcome = changeable(core, name, permission);
  const granted = core.installed.get(name)?.granted;
  if (!outcome.ok || !granted) return outcome;
  const had = granted.get(permission)?.state === "granted";
  granted.delete(permission);
  if (had) {
    killPackage(core, name, { reason: "permissionChange", description: "permissions revoked" });
    showTop(core);
  }
  return outcome;
}

/** Ask the user for a permission, or answer at once where that is settled. `done` runs on the app's main thread. */
export function requestPermission(
  core: Core,
  activity: Activity,
  permission: string,
  done: (granted: boolean) => void,
): void {
  const { process, instance, installed } = activity;
  if (!process || !instance) return;
  const answer = (granted: boolean): void => {
    runOnMain(core, process, { kind: "result", owner: activity.name }, () => {
      if (instance.alive) done(granted);
    });
  };
  const known = installed.granted.get(permission)?.state;
  const ordinary =
    !isRuntimePermission(permission) ||
    (shortName(permission) === "POST_NOTIFICATIONS" && core.profile.api < 33);
  const declared = installed.permissions.includes(permission);
  if (known === "granted" || known === "denied-forever" || ordinary || !declared) {
    answer(known === "granted" || (ordinary && declared));
    return;
  }
  const controller = core.installed.get(controllerPackage(core.profile.api));
  const target = controller?.program?.activities[0];
  if (!controller || !target) return;
  const asked = core.services.startActivity({
    installed: controller,
    class: target,
    extras: { permission: shortName(permission), label: installed.label, second: known === "denied" },
    intentText: `act=android.content.pm.action.REQUEST_PERMISSIONS pkg=${controller.name} cmp=${controller.name}/${target.name} (has extras)`,
    callerUid: installed.uid,
    from: activity,
    forResult: true,
    clearTop: false,
    newTask: false,
    translucent: true,
  });
  pending.set(asked.activity, { permission, answer });
}

const pending = new WeakMap<Activity, { permission: string; answer: (granted: boolean) => void }>();

/** What the user chose; says whether the activity was one that asked for a permission. */
export function permissionChosen(asked: Activity, result: unknown): boolean {
  const request = pending.get(asked);
  if (!request) return false;
  pending.delete(asked);
  const state: PermissionState["state"] =
    result === "granted" || result === "denied-forever" ? result : "denied";
  asked.resultTo?.installed.granted.set(request.permission, { state });
  request.answer(state === "granted");
  return true;
}
