import type { AppLanguage, Extras, ViewNode } from "../../language.ts";
import type { InstalledPackage } from "../../phone.ts";
import { homeScreenApps } from "../launcher/installed.ts";
import { colours, page, row, type AddPage, type Code } from "./look.ts";

/** Everything that is installed. */
export const addApps: AddPage = (app, words, phone) => {
  app.activity("ManageApplicationsActivity", {
    actions: ["android.settings.MANAGE_APPLICATIONS_SETTINGS"],
    exported: true,
    view: (a) =>
      page(
        words,
        a,
        a.t("apps"),
        homeScreenApps(phone, a.config.locale).map((each) =>
          row(words, a, {
            key: each.name,
            picture: appPicture(words, each, 44),
            title: labelOf(each, a),
            summary: each.name,
            onTap: () => a.start("InstalledAppDetails", { package: each.name }),
          }),
        ),
      ),
  });
};

/** One app: open it, stop it, clear what it keeps. */
export const addAppInfo: AddPage = (app, words, phone) => {
  app.activity("InstalledAppDetails", {
    view: (a) => {
      const name = packageOf(a.extras);
      const found = phone.packages.get(name);
      if (found === undefined) return page(words, a, a.t("apps"), []);
      return page(words, a, labelOf(found, a), [
        words.column(
          [
            appPicture(words, found, 72),
            words.text(labelOf(found, a), {
              id: "entity_header_title",
              textSize: 22,
              color: colours(a).text,
            }),
            words.text(a.t("version", { name: found.versionName }), {
              textSize: 14,
              color: colours(a).secondary,
            }),
          ],
          { align: "center", gap: 8, padding: 24 },
        ),
        words.column(
          [
            words.button(a.t("open"), {
              id: "open_button",
              style: "tonal",
              enabled: found.activities.some((activity) => activity.launcher),
              onTap: () => a.startExternal({ action: "android.intent.action.MAIN", package: name }),
            }),
            words.button(a.t("stop"), {
              id: "force_stop_button",
              style: "outlined",
              enabled: !found.system && phone.processes.all().some((process) => process.package === name),
              onTap: () => a.show("stop", null, { retained: true }),
            }),
            words.button(a.t("clear"), {
              id: "clear_button",
              style: "outlined",
              enabled: !found.system,
              onTap: () => a.show("clear", null, { retained: true }),
            }),
          ],
          { gap: 8, padding: [0, 24] },
        ),
      ]);
    },
    dialogs: {
      stop: (a) => ({
        title: a.t("stop.ask"),
        message: a.t("stop.text"),
        positive: {
          label: a.t("ok"),
          onTap: () => {
            phone.processes.forceStop(packageOf(a.extras), 1000);
            a.snackbar(a.t("stop.done"));
          },
        },
        negative: { label: a.t("cancel") },
      }),
      clear: (a) => ({
        title: a.t("clear.ask"),
        message: a.t("clear.text"),
        positive: {
          label: a.t("clear.yes"),
          onTap: () => {
            phone.packages.clear(packageOf(a.extras));
            a.snackbar(a.t("clear.done"));
          },
        },
        negative: { label: a.t("cancel") },
      }),
    },
  });
};

function packageOf(extras: Extras): string {
  return typeof extras["package"] === "string" ? extras["package"] : "";
}

function appPicture(words: AppLanguage, app: InstalledPackage, side: number): ViewNode {
  const icon = app.app?.manifest.icon ?? { name: "android", color: "#FFFFFF", background: "#5F8D6B" };
  return words.image({ kind: "icon", ...icon }, { width: side, height: side, corner: side / 2 });
}

function labelOf(app: InstalledPackage, a: Code): string {
  const label = app.app?.manifest.label ?? app.label;
  if (typeof label === "string") return label;
  return label[a.config.locale.split("-")[0] ?? "en"] ?? label["en"] ?? app.label;
}
