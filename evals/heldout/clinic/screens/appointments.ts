import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Appointment, type Clinic, upcoming } from "../disk.ts";
import { appointmentRow, nothing, screen } from "../look.ts";

type Part = "coming" | "past";

/** One's appointments, those to come and those that were. */
export function addAppointments(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<{ part: Part }>("AppointmentsActivity", {
    saved: () => ({ part: "coming" }),
    onResult: (a, _from, result) => {
      // Brought along by the screen on which it was cancelled.
      const id = typeof result === "number" ? result : null;
      if (id === null) return;
      a.snackbar(
        a.t("cancel.done"),
        {
          label: a.t("undo"),
          onTap: () => {
            a.disk.appointments = a.disk.appointments.map((each) =>
              each.id === id && !a.bug("undo-leaves-cancelled") ? { ...each, state: "booked" } : each,
            );
          },
        },
        8000,
      );
    },
    view: (a) => {
      const { part } = a.saved;
      const rows =
        part === "coming" ? upcoming(a) : a.disk.appointments.filter((each) => each.state !== "booked");
      return screen(words, a, a.t("appointments"), [
        words.tabs({
          id: "appointment_tabs",
          selected: `tab_${part}`,
          items: (["coming", "past"] as const).map((each) => ({
            id: `tab_${each}`,
            label: a.t(`tab.${each}`),
            onTap: () => {
              a.saved.part = each;
            },
          })),
        }),
        rows.length === 0
          ? nothing(words, "calendar-blank-outline", a.t("home.none"), a.t("appointments.none.about"))
          : words.list<Appointment>({
              id: "appointment_list",
              flex: 1,
              items: rows,
              key: (each) => String(each.id),
              row: (each) =>
                appointmentRow(words, a, each, () =>
                  a.start("AppointmentActivity", { appointment: each.id }, { forResult: true }),
                ),
            }),
      ]);
    },
  });
}
