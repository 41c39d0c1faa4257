import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Appointment, type Clinic, dayText, type Page, timeText } from "../disk.ts";
import { doctorOf } from "../doctors.ts";
import { screen } from "../look.ts";

/** One appointment: when, where, and what can be done about it. Reminders open it from outside. */
export function addAppointment(clinic: Clinic, words: AppLanguage): void {
  clinic.activity("AppointmentActivity", {
    exported: true,
    links: ["praxisampark://appointment"],
    onCreate: (a) => {
      if (idOf(a) !== null) return;
      if (a.bug("reminder-without-id-crash")) {
        throw words.exception(
          "java.lang.NullPointerException",
          "Attempt to invoke virtual method 'int android.os.Bundle.getInt(java.lang.String)' on a null object reference",
          {
            frames: [
              "de.praxisampark.termine.AppointmentActivity.readAppointment(AppointmentActivity.kt:71)",
              "de.praxisampark.termine.AppointmentActivity.onCreate(AppointmentActivity.kt:39)",
            ],
          },
        );
      }
      a.finish();
    },
    view: (a) => {
      const each = a.disk.appointments.find((one) => one.id === idOf(a));
      const doctor = doctorOf(each?.doctor);
      if (each === undefined || doctor === undefined) return words.column([]);
      // The server sends Berlin's time, an hour ahead of UTC in March.
      const minute = each.state === "booked" && a.bug("detail-hour-early") ? each.minute - 60 : each.minute;
      const entry = (key: string, value: string): ViewNode =>
        words.column(
          [
            words.text(a.t(`detail.${key}`), { textSize: 13, color: "textSecondary" }),
            words.text(value, { id: `detail_${key}`, textSize: 17 }),
          ],
          { gap: 2 },
        );
      return screen(words, a, a.t("detail.title"), [
        words.scroll(
          [
            words.text(dayText(a, each.day), { id: "detail_day", textSize: 24, weight: "bold" }),
            words.text(a.t("clock", { time: timeText(minute) }), {
              id: "detail_time",
              textSize: 20,
              color: "primary",
            }),
            entry("doctor", doctor.name),
            entry("room", doctor.room),
            entry("reason", each.reason),
            entry(
              "state",
              a.t(each.state === "booked" ? "booked" : each.state === "past" ? "past" : "cancelled"),
            ),
            ...(each.state === "booked" ? buttons(words, a, each) : []),
          ],
          { id: "detail_scroll", flex: 1, gap: 14, padding: 16 },
        ),
      ]);
    },
    dialogs: {
      cancel: (a) => ({
        title: a.t("cancel.ask"),
        message: a.t("cancel.about"),
        positive: {
          label: a.t("cancel.yes"),
          onTap: () => {
            const id = idOf(a);
            a.disk.appointments = a.disk.appointments.map((each) =>
              each.id === id ? { ...each, state: "cancelled" } : each,
            );
            a.finish(id);
          },
        },
        negative: { label: a.t("cancel.no") },
      }),
    },
  });
}

/** Which appointment: told by who started the screen, or by the link of a reminder. */
function idOf(a: Page): number | null {
  const { appointment, data } = a.extras;
  if (typeof appointment === "number") return appointment;
  const linked = typeof data === "string" ? /\/(\d+)$/.exec(data)?.[1] : undefined;
  return linked === undefined ? null : Number(linked);
}

function buttons(words: AppLanguage, a: Page, each: Appointment): readonly ViewNode[] {
  const fixed = each.fixed === true;
  return [
    words.button(a.t("detail.move"), {
      id: "detail_move",
      minHeight: 48,
      enabled: !fixed,
      onTap: () => a.start("RescheduleActivity", { appointment: each.id }),
    }),
    words.button(a.t("detail.cancel"), {
      id: "detail_cancel",
      style: "outlined",
      minHeight: 48,
      enabled: !fixed,
      onTap: () => a.show("cancel", null, { retained: true }),
    }),
    words.text(a.t(fixed ? "detail.fixed" : "detail.free"), { id: "detail_rule", color: "textSecondary" }),
    words.button(a.t("detail.calendar"), {
      id: "detail_calendar",
      style: "text",
      minHeight: 48,
      icon: "calendar-plus",
      onTap: () => {
        try {
          a.startExternal({
            action: "android.intent.action.INSERT",
            data: "content://com.android.calendar/events",
          });
        } catch (error) {
          if (error instanceof Error) a.logCaught("Calendar", "no calendar on this phone", error);
          a.snackbar(a.t("detail.calendar.none"));
        }
      },
    }),
  ];
}
