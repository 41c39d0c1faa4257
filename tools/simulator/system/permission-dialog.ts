/** The dialog that asks for a permission: an activity of the system, with other words, ids and choices on every version. */
import type { AppFile, Json } from "../language.ts";

/** Permissions that a user is asked for, by their last word, and how the question goes on. */
export const questions: Readonly<Record<string, string>> = {
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

/** Those for which Android 14 also offers a part of what there is. */
const photos = new Set(["READ_MEDIA_IMAGES", "READ_MEDIA_VIDEO"]);

/** The package that asks, by version. */
export function controllerPackage(api: number): string {
  return api <= 28 ? "com.google.android.packageinstaller" : "com.google.android.permissioncontroller";
}

function wordOf(extra: Json | undefined): string {
  return typeof extra === "string" ? extra : "";
}

interface Choice {
  readonly id: string;
  readonly words: string;
  readonly state: "granted" | "denied" | "denied-forever";
}

/** The buttons from the top; `second`: it was denied before. */
function choicesFor(api: number, permission: string, second: boolean): Choice[] {
  const choice = (id: string, words: string, state: Choice["state"]): Choice => ({
    id: `permission_${id}_button`,
    words,
    state,
  });
  // Up to Android 9 buttons are in capitals, and the dump shows what is drawn.
  if (api <= 28) return [choice("deny", "DENY", "denied"), choice("allow", "ALLOW", "granted")];
  const using = whileInUse.has(permission);
  const deny = api === 29 || api === 30 ? "Deny" : "Don’t allow";
  if (api === 29)
    return [
      using && permission.includes("LOCATION")
        ? choice("allow_foreground_only", "Allow only while using the app", "granted")
        : choice("allow", "Allow", "granted"),
      choice("deny", "Deny", "denied"),
      ...(second ? [choice("deny_and_dont_ask_again", "Deny & don’t ask again", "denied-forever")] : []),
    ];
  // From Android 11 on a second denial is for ever.
  const denial = choice("deny", deny, second ? "denied-forever" : "denied");
  if (using)
    return [
      choice("allow_foreground_only", "While using the app", "granted"),
      choice("allow_one_time", "Only this time", "granted"),
      denial,
    ];
  if (api >= 34 && photos.has(permission))
    return [
      choice("allow_selected", "Select photos and videos", "granted"),
      choice("allow_all", "Allow all", "granted"),
      denial,
    ];
  return [choice("allow", "Allow", "granted"), denial];
}

/** The app of the system that asks for permissions; what is chosen goes back as its result. */
export function permissionController(api: number): AppFile {
  const ids = api <= 28 ? "com.android.packageinstaller" : "com.android.permissioncontroller";
  const activityName = `${api <= 28 ? "com.android.packageinstaller.permission" : "com.android.permissioncontroller.permission"}.ui.GrantPermissionsActivity`;
  return ({ defineApp, column, row, text, button, icon, checkbox }) => {
    const app = defineApp({
      package: controllerPackage(api),
      label: "Permission controller",
      icon: { name: "shield-account", color: "#FFFFFF", background: "#1A73E8" },
      coldStartMs: 180,
    });
    app.activity(activityName, {
      exported: true,
      fields: () => ({ never: false, precise: true }),
      onBack(a) {
        a.finish("denied");
        return true;
      },
      view(a) {
        const permission = wordOf(a.extras["permission"]);
        const label = wordOf(a.extras["label"]);
        const second = a.extras["second"] === true;
        const accuracy = (id: string, words: string, precise: boolean) =>
          checkbox(words, {
            id: `${ids}:id/permission_location_accuracy_radio_${id}`,
            className: "android.widget.RadioButton",
            checked: a.fields.precise === precise,
            onChange: () => {
              a.fields.precise = precise;
            },
          });
        const choices = choicesFor(api, permission, second).map(({ id, words, state }) =>
          button(words, {
            id: `${ids}:id/${id}`,
            style: api <= 28 ? "text" : "tonal",
            onTap: () => a.finish(state === "denied" && a.fields.never ? "denied-forever" : state),
            ...(api > 28 && { alignSelf: "stretch" }),
          }),
        );
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
            api <= 28 &&
              second &&
              checkbox("Don’t ask again", {
                id: `${ids}:id/do_not_ask_checkbox`,
                checked: a.fields.never,
                onChange: (checked) => {
                  a.fields.never = checked;
                },
              }),
            api >= 31 &&
              permission === "ACCESS_FINE_LOCATION" &&
              row([accuracy("fine", "Precise", true), accuracy("coarse", "Approximate", false)], {
                gap: 16,
                justify: "center",
              }),
            ...(api <= 28 ? [row(choices, { justify: "end" })] : choices),
          ],
          { id: `${ids}:id/grant_dialog`, padding: 24, gap: 4, corner: 28, width: "100%", elevation: 8 },
        );
      },
    });
    return app;
  };
}
