import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Stride } from "../disk.ts";

interface Saved {
  running: boolean;
  laps: number;
}

/** A stopwatch that counts laps. */
export function addTimer(stride: Stride, words: AppLanguage): void {
  stride.activity<Saved>("TimerActivity", {
    saved: () => ({ running: false, laps: 0 }),
    onCreate: (a) => {
      if (a.saved.running && a.bug("timer-crash-on-rotation")) {
        throw words.exception(
          "java.lang.IllegalStateException",
          "Fragment TimerFragment{7c1a2e9} not attached to a context.",
          {
            frames: [
              "androidx.fragment.app.Fragment.requireContext(Fragment.java:972)",
              "com.example.stride.TimerActivity.restore(TimerActivity.kt:61)",
              "com.example.stride.TimerActivity.onCreate(TimerActivity.kt:29)",
            ],
          },
        );
      }
    },
    view: (a) => {
      const { running, laps } = a.saved;
      return words.flutter(
        words.column(
          [
            words.toolbar({ title: a.t("timer"), onUp: () => a.finish() }),
            words.column(
              [
                words.icon(running ? "timer-sand" : "timer-outline", { size: 88, color: "primary" }),
                words.text(a.t("timer.laps", { n: laps }), { textSize: 30, weight: "bold" }),
                words.row(
                  [
                    words.button(a.t(running ? "timer.stop" : "timer.start"), {
                      minHeight: 52,
                      onTap: () => {
                        a.saved.running = !running;
                        if (!running) a.saved.laps = 0;
                      },
                    }),
                    words.button(a.t("timer.lap"), {
                      style: "tonal",
                      minHeight: 52,
                      enabled: running,
                      onTap: () => {
                        a.saved.laps += 1;
                      },
                    }),
                  ],
                  { gap: 12 },
                ),
              ],
              { flex: 1, align: "center", justify: "center", gap: 24 },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}
