import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Clinic, inWords, isBusy } from "../disk.ts";
import { days, doctorOf } from "../doctors.ts";
import { calendar, portrait, screen } from "../look.ts";

interface Saved {
  day: number;
  minute: number | null;
}

/** A doctor, and the times at which one can come. */
export function addDoctor(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<Saved>("DoctorActivity", {
    saved: () => ({ day: 0, minute: null }),
    onCreate: (a) => {
      if (a.saved.minute !== null && a.bug("slot-rotation-crash")) {
        throw words.exception(
          "java.lang.IllegalStateException",
          "Can not perform this action after onSaveInstanceState",
          {
            frames: [
              "androidx.fragment.app.FragmentManager.checkStateLoss(FragmentManager.java:1639)",
              "androidx.fragment.app.FragmentManager.enqueueAction(FragmentManager.java:1679)",
              "de.praxisampark.termine.DoctorActivity.restoreSlot(DoctorActivity.kt:143)",
              "de.praxisampark.termine.DoctorActivity.onCreate(DoctorActivity.kt:58)",
            ],
          },
        );
      }
    },
    view: (a) => {
      const doctor = doctorOf(a.extras["doctor"]);
      if (doctor === undefined) return words.column([]);
      const { day, minute } = a.saved;
      const free = minute !== null && !isBusy(a, days[day] ?? 0, minute);
      return screen(words, a, doctor.name, [
        words.scroll(
          [
            words.row(
              [
                portrait(words, doctor, 72),
                words.column(
                  [
                    words.text(a.t(`field.${doctor.field}`), {
                      id: "doctor_field",
                      textSize: 17,
                      weight: "medium",
                    }),
                    words.text(a.t("doctor.room", { room: doctor.room }), {
                      id: "doctor_room",
                      color: "textSecondary",
                    }),
                    words.text(doctor.languages, { id: "doctor_languages", color: "textSecondary" }),
                  ],
                  { flex: 1, gap: 2 },
                ),
              ],
              { gap: 16 },
            ),
            words.text(inWords(a, doctor.about), { id: "doctor_about", textSize: 15 }),
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
          { id: "doctor_scroll", flex: 1, gap: 12, padding: 16 },
        ),
        words.button(a.t("doctor.go"), {
          id: "doctor_go",
          minHeight: 52,
          margin: [8, 16],
          shrink: 0,
          enabled: free,
          onTap: () => a.start("BookingActivity", { doctor: doctor.id, day: days[day] ?? 0, minute }),
        }),
      ]);
    },
  });
}
