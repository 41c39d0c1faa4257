import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Page, Podcast } from "../disk.ts";
import { scaffold } from "../look.ts";

const notifications = "android.permission.POST_NOTIFICATIONS";
const skips = [10, 30, 45, 60] as const;

/** How it plays, what it fetches, and what it may tell. */
export function addSettings(podcast: Podcast, words: AppLanguage): void {
  podcast.activity("SettingsActivity", {
    view: (a) => {
      const toggle = (key: "wifiOnly" | "trimSilence", label: string, summary: string): ViewNode =>
        words.toggle(label, {
          key,
          checked: a.disk[key],
          summary,
          padding: [10, 16],
          onChange: (on) => {
            a.disk[key] = on;
          },
        });
      return scaffold(words, a, "Settings", [
        words.scroll(
          [
            toggle("wifiOnly", "Download on Wi-Fi only", "Saves mobile data"),
            toggle("trimSilence", "Trim silence", "Shortens pauses between words"),
            words.toggle("New episodes", {
              key: "alerts",
              checked: a.disk.alerts && a.permission(notifications) === "granted",
              summary: "A notification when a show that you follow publishes",
              padding: [10, 16],
              onChange: (on) => alerts(a, on),
            }),
            words.divider(),
            words.row(
              [
                words.text("Skip forward", { flex: 1, textSize: 16 }),
                words.spinner({
                  width: 150,
                  options: skips.map((skip) => `${skip} seconds`),
                  selectedIndex: skips.findIndex((skip) => skip === a.disk.skip),
                  onSelect: (index) => {
                    a.disk.skip = skips[index] ?? 30;
                  },
                }),
              ],
              { gap: 12, padding: [8, 16] },
            ),
            words.divider(),
            words.column(
              [
                words.text("Clear listening history", { textSize: 16 }),
                words.text("Forgets what was played and where you stopped", { color: "textSecondary" }),
              ],
              {
                gap: 2,
                padding: [14, 16],
                minHeight: 72,
                onTap: () => a.show("clear", null, { retained: true }),
              },
            ),
            words.text("Earshelf 2.6.0. Speed applies to everything you play.", {
              color: "textSecondary",
              padding: 16,
            }),
          ],
          { id: "settings", flex: 1 },
        ),
      ]);
    },
    dialogs: {
      clear: (a) => ({
        title: "Clear listening history?",
        message: "This cannot be undone.",
        positive: {
          label: "Clear",
          onTap: () => {
            a.disk.played = [];
            a.disk.positions = {};
            a.snackbar("Listening history cleared");
          },
        },
        negative: { label: "Cancel" },
      }),
      refused: () => ({
        title: "Notifications are off",
        message: "Allow notifications for Earshelf in the phone's settings, then switch this on again.",
        positive: { label: "OK" },
      }),
    },
  });
}

function alerts(a: Page, on: boolean): void {
  if (!on || a.permission(notifications) === "granted") {
    a.disk.alerts = on;
    return;
  }
  a.requestPermission(notifications, (granted) => {
    a.disk.alerts = granted;
    if (!granted) a.show("refused", null, { retained: true });
  });
}
