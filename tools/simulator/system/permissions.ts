import type { AppFile, Json } from "../language.ts";
import type { Outcome, PermissionState } from "../phone.ts";
import { runOnMain } from "../runtime/main-thread.ts";
import { killPackage } from "./kills.ts";
import type { Activity, Core } from "./state.ts";
import { showTop } from "./front.ts";

/** Permissions that a user is asked for, and the words of the question. */
const questions: Readonly<Record<string, string>> = {
  CAMERA: "take pictures and record video",
  RECORD_AUDIO: "record audio",
  ACCESS_FINE_LOCATION: "access this device’s location",
  ACCESS_COARSE_LOCATION: "access this device’s approximate location",
  READ_CONTACTS: "access your contacts",
  WRITE_CONTACTS: "access your contacts",
  READ_CALENDAR: "access your calendar",
  WRITE_CALENDAR: "access your calendar",
  READ_MEDIA_IMAGES: "access photos and videos on this device",
  READ_MEDIA_VIDEO: "access photos and videos on this device",
  READ_MEDIA_AUDIO: "access music and audio on this device",
  READ_EXTERNAL_STORAGE: "access photos, media, and files on your device",
  WRITE_EXTERNAL_STORAGE: "access photos, media, and files on your device",
  POST_NOTIFICATIONS: "send you notifications",
  CALL_PHONE: "make and manage phone calls",
  READ_PHONE_STATE: "make and manage phone calls",
  SEND_SMS: "send and view SMS messages",
  READ_SMS: "send and view SMS messages",
  BODY_SENSORS: "access sensor data about your vital signs",
  ACTIVITY_RECOGNITION: "access your physical activity",
  BLUETOOTH_SCAN: "find, connect to, and determine the relative position of nearby devices",
  BLUETOOTH_CONNECT: "find, connect to, and determine the relative position of nearby devices",
};

/** Those that may be had only while the app is in use. */
const whileInUse = new Set(["CAMERA", "RECORD_AUDIO", "ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION"]);

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

/** The package that asks, by version. */
export function controllerPackage(api: number): string {
  return api <= 28 ? "com.google.android.packageinstaller" : "com.google.android.permissioncontroller";
}

function wordOf(extra: Json | undefined): string {
  return typeof extra === "string" ? extra : "";
}

/** The app of the system that asks for permissions; what is chosen goes back as its result. */
export function permissionController(api: number): AppFile {
  const ids = api <= 28 ? "com.android.packageinstaller" : "com.android.permissioncontroller";
  const activityName = `${api <= 28 ? "com.android.packageinstaller.permission" : "com.android.permissioncontroller.permission"}.ui.GrantPermissionsActivity`;
  return ({ defineApp, column, text, button, icon }) => {
    const app = defineApp({
      package: controllerPackage(api),
      label: "Permission controller",
      icon: { name: "shield-account", color: "#FFFFFF", background: "#1A73E8" },
      coldStartMs: 180,
    });
    app.activity(activityName, {
      exported: true,
      onBack(a) {
        a.finish("denied");
        return true;
      },
      view(a) {
        const permission = wordOf(a.extras["permission"]);
        const label = wordOf(a.extras["label"]);
        const second = a.extras["second"] === true;
        const choose = (state: string) => (): void => a.finish(state);
        const option = (id: string, words: string, state: string) =>
          button(words, {
            id: `${ids}:id/${id}`,
            style: "tonal",
            onTap: choose(state),
            alignSelf: "stretch",
          });
        const deny = api <= 30 ? "Deny" : "Don’t allow";
        const using = api >= 29 && whileInUse.has(permission);
        return column(
          [
            icon("shield-account-outline", {
              id: `${ids}:id/permission_icon`,
              size: 24,
              alignSelf: "center",
            }),
            text(`Allow ${label} to ${questions[permission] ?? "use this permission"}?`, {
              id: `${ids}:id/permission_message`,
              textSize: 20,
              textAlign: "center",
              margin: { top: 16, bottom: 20 },
            }),
            using && option("permission_allow_foreground_only_button", "While using the app", "granted"),
            using && api >= 30 && option("permission_allow_one_time_button", "Only this time", "granted"),
            !using && option("permission_allow_button", "Allow", "granted"),
            second && api <= 29
              ? option(
                  "permission_deny_and_dont_ask_again_button",
                  "Deny & don’t ask again",
                  "denied-forever",
                )
              : option("permission_deny_button", deny, second ? "denied-forever" : "denied"),
          ],
          { id: `${ids}:id/grant_dialog`, padding: 24, gap: 4, corner: 28, width: "100%", elevation: 8 },
        );
      },
    });
    return app;
  };
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
