/** For each seeded bug of Praxis am Park, the steps that trigger it. */

import type { Step, Triggers } from "../../apps/steps.ts";

export const packageName = "de.praxisampark.termine";

const vogel: readonly Step[] = [{ tap: { id: "home_doctors" } }, { tap: { text: "Dr. Annika Vogel" } }];
/** The first free time of Dr. Vogel on 4 March. */
const chosen: readonly Step[] = [...vogel, { tap: { id: "day_1" } }, { tap: { id: "time_540" } }];
const form: readonly Step[] = [...chosen, { tap: { id: "doctor_go" } }];
const booked = (phone: string, email: string): readonly Step[] => [
  ...form,
  { type: { id: "booking_birthday", text: "14.06.1987" } },
  { type: { id: "booking_phone", text: phone } },
  { type: { id: "booking_email", text: email } },
  { tap: { id: "booking_agree" } },
  { tap: { id: "booking_go" } },
  { wait: 2500 },
];

export const triggers: Triggers = {
  "reminder-without-id-crash": [{ start: "AppointmentActivity" }],
  "slot-rotation-crash": [...chosen, { rotate: true }],
  "empty-stock-crash": [
    { tap: { id: "home_medicines" } },
    { tap: { id: "action_new" } },
    { type: { id: "edit_name", text: "Cetirizin" } },
    { tap: { id: "edit_save" } },
  ],
  "return-freezes": [
    { tap: { id: "home_medicines" } },
    { tap: { text: "Metoprolol 47,5 mg" } },
    { tap: { id: "edit_save" } },
    { tap: { id: "medicine_remind" } },
    { wait: 13_000 },
  ],
  "any-email-accepted": booked("0171 5550123", "johanna"),
  "plus-refused": booked("+49 171 5550123", "johanna@example.org"),
  "detail-hour-early": [{ tap: { id: "home_appointments" } }, { tap: { text: "Dr. Klara Brandt" } }],
  "undo-leaves-cancelled": [
    { tap: { id: "home_appointments" } },
    { tap: { text: "Dr. Klara Brandt" } },
    { tap: { id: "detail_cancel" } },
    { tap: { text: "Cancel it" } },
    { tap: { text: "Undo" } },
  ],
  "back-skips-documents": [
    { tap: { id: "home_documents" } },
    { tap: { text: "Blood test" } },
    { wait: 1500 },
    { back: true },
  ],
  "paused-doses-counted": [],
  "reason-lost-on-turn": [
    ...form,
    { type: { id: "booking_reason", text: "Vaccination for a journey" } },
    { rotate: true },
    { rotate: true },
  ],
  "portrait-missing": [{ tap: { id: "home_doctors" } }],
  "less-too-small": [{ tap: { id: "home_medicines" } }],
  "reminders-in-english": [{ set: { locale: "de-DE" } }, { tap: { id: "home_medicines" } }],
  "document-blank-offline": [
    { set: { offline: true } },
    { tap: { id: "home_documents" } },
    { tap: { text: "Blood test" } },
    { wait: 2500 },
  ],
};
