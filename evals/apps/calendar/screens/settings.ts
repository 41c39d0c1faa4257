import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Calendar, CalendarActivity } from "../disk.ts";

type Settings = CalendarActivity<object>;

/** What can be set, and the synchronisation. */
export function addSettings(calendar: Calendar, words: AppLanguage): void {
  calendar.activity("SettingsActivity", {
    onResume: (a) => {
      // The live sync holds the lock of the database and waits for the main thread, which waits for the lock as soon
      // as it has drawn.
      if (a.disk.live && a.bug("live-sync-deadlock")) a.later(250, () => a.block(120_000));
    },
    view: (a) =>
      words.compose(
        words.column(
          [
            words.toolbar({ title: a.t("settings"), onUp: () => a.finish() }),
            words.scroll(
              [
                words.column(
                  [
                    words.toggle(a.t("set.live"), {
                      key: "live",
                      summary: a.t("set.live.about"),
                      checked: a.disk.live,
                      padding: [12, 16],
                      onChange: (on) => {
                        a.disk.live = on;
                      },
                    }),
                    words.toggle(a.t("set.clock"), {
                      key: "clock",
                      summary: a.t("set.clock.about"),
                      checked: a.disk.clock24,
                      padding: [12, 16],
                      onChange: (on) => {
                        a.disk.clock24 = on;
                      },
                    }),
                    words.divider({ margin: [4, 16] }),
                    sync(words, a),
                    words.text(a.t("set.version"), { textSize: 13, color: "textSecondary", padding: 16 }),
                  ],
                  { padding: [4, 0] },
                ),
              ],
              { flex: 1 },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      ),
  });
}

function sync(words: AppLanguage, a: Settings): ViewNode {
  const { synced, offline } = a.statics;
  const state =
    synced !== null
      ? a.t("set.sync.running", { n: synced })
      : offline
        ? a.t("set.sync.offline")
        : a.disk.synced === null
          ? a.t("set.sync.never")
          : a.t("set.sync.done", { time: new Date(a.disk.synced).toISOString().slice(11, 19) });
  return words.row(
    [
      words.icon("sync", { size: 24, color: "primary" }),
      words.column(
        [
          words.text(a.t("set.sync"), { textSize: 16 }),
          words.text(state, { textSize: 13, color: "textSecondary" }),
          synced !== null && words.progressBar(synced, 3),
        ],
        { flex: 1, gap: 3 },
      ),
    ],
    {
      gap: 16,
      align: "center",
      minHeight: 68,
      padding: [10, 16],
      onTap: () => {
        if (synced === null) step(a, 0);
      },
    },
  );
}

/** One calendar after another. */
function step(a: Settings, done: number): void {
  a.statics.synced = done;
  a.request(
    () => done + 1,
    (answer) => {
      a.statics.synced = null;
      a.statics.offline = !answer.ok;
      if (!answer.ok) return;
      if (answer.value < 3) step(a, answer.value);
      else a.disk.synced = a.now();
    },
    1000,
  );
}
