import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Clinic, dayText, isBusy, timeText } from "../disk.ts";
import { days, doctorOf } from "../doctors.ts";
import { calendar, screen } from "../look.ts";

interface Saved {
  day: number;
  minute: number | null;
}

/** Another time for an appointment. */
export function addReschedule(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<Saved>("RescheduleActivity", {
    saved: () => ({ day: 0, minute: null }),
    view: (a) => {
      const each = a.disk.appointments.find((one) => one.id === a.extras["appointment"]);
      const doctor = doctorOf(each?.doctor);
      if (each === undefined || doctor === undefined) return words.column([]);
      const day = days[a.saved.day] ?? 0;
      const { minute } = a.saved;
      return screen(words, a, a.t("detail.move"), [
        words.scroll(
          [
            words.text(doctor.name, { id: "move_doctor", textSize: 18, weight: "medium" }),
            words.text(a.t("move.now", { when: `${dayText(a, each.day)}, ${timeText(each.minute)}` }), {
              id: "move_now",
              color: "textSecondary",
            }),
            ...calendar(
              words,
              a,
              doctor,
              a.saved,
              (index) => Object.assign(a.saved, { day: index, minute: null }),
              (chosen) => {
                a.saved.minute = chosen;
              },
            ),
          ],
          { id: "move_scroll", flex: 1, gap: 12, padding: 16 },
        ),
        words.button(a.t("move.go"), {
          id: "move_go",
          minHeight: 52,
          margin: [8, 16],
          shrink: 0,
          enabled: minute !== null && !isBusy(a, day, minute),
          onTap: () => {
            if (minute === null) return;
            a.disk.appointments = a.disk.appointments.map((one) =>
              one.id === each.id ? { ...one, day, minute } : one,
            );
            a.toast(a.t("move.done"));
            a.finish();
          },
        }),
      ]);
    },
  });
}
