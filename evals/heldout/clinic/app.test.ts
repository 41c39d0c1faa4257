import { expect, it } from "vitest";
import { crashLog } from "../../apps/drive.ts";
import { prove } from "../../apps/prove.ts";
import { colours } from "../../apps/seen.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";
import { strings } from "./words.ts";

const t = (text: string) => ({ text });
const vogel = ["home_doctors", t("Dr. Annika Vogel")];
const form = [...vogel, "day_1", "time_540", "doctor_go"];
const brandt = ["home_appointments", t("Dr. Klara Brandt")];

prove({
  name: "Praxis am Park",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "reminder-without-id-crash": ({ phone }) =>
      crashLog(phone).includes("AppointmentActivity.readAppointment"),
    "slot-rotation-crash": ({ phone }) => crashLog(phone).includes("DoctorActivity.restoreSlot"),
    "empty-stock-crash": ({ phone }) => crashLog(phone).includes("MedicineForm.toMedicine"),
    "return-freezes": (driven) => driven.died(),
    "any-email-accepted": ({ play }) => play.screen() === "AppointmentsActivity",
    "plus-refused": ({ play }) => play.screen() !== "AppointmentsActivity",
    "detail-hour-early": ({ play }) => play.textOf("detail_time") !== "14:30",
    "undo-leaves-cancelled": ({ play }) => !play.has(t("Dr. Klara Brandt")),
    "back-skips-documents": ({ play }) => play.screen() === "MainActivity",
    "paused-doses-counted": ({ play }) => play.textOf("home_medicines_about") !== "4 doses left today",
    "reason-lost-on-turn": ({ play }) => play.textOf("booking_reason") !== "Vaccination for a journey",
    // A broken picture is grey; an avatar has a colour.
    "portrait-missing": ({ phone, play }) => colours(phone, play.box({ id: "portrait", at: 3 })).richest < 40,
    "less-too-small": ({ play }) => {
      const box = play.box({ id: "medicine_less", at: 1 });
      return box !== undefined && box.rect.right - box.rect.left < 100;
    },
    "reminders-in-english": ({ play }) => play.has(t("Reminders")),
    "document-blank-offline": ({ play }) => !play.has("document_again"),
  },
  stops: [
    { screen: "DoctorsActivity", path: ["home_doctors"] },
    { screen: "DoctorActivity", path: vogel },
    { screen: "BookingActivity", path: form },
    { screen: "AppointmentsActivity", path: ["home_appointments"] },
    { screen: "AppointmentActivity", path: ["home_next"] },
    { screen: "AppointmentActivity", path: brandt },
    { screen: "AppointmentActivity", path: [...brandt, "detail_cancel"] },
    { screen: "RescheduleActivity", path: [...brandt, "detail_move"] },
    { screen: "MedicationsActivity", path: ["home_medicines"] },
    { screen: "MedicationEditActivity", path: ["home_medicines", "action_new"] },
    { screen: "MedicationEditActivity", path: ["home_medicines", t("Ibuprofen 400 mg")] },
    { screen: "MedicationEditActivity", path: ["home_medicines", t("Ibuprofen 400 mg"), "action_delete"] },
    { screen: "DocumentsActivity", path: ["home_documents"] },
    { screen: "DocumentActivity", path: ["home_documents", t("Blood test")] },
    { screen: "ProfileActivity", path: ["action_profile"] },
    { screen: "EmergencyActivity", path: ["action_emergency"] },
  ],
  modes: [
    { screen: "DoctorActivity", path: [...vogel, "day_1", "time_540"] },
    { screen: "AppointmentsActivity", path: ["home_appointments", "tab_past"] },
    { screen: "DocumentsActivity", path: ["home_documents", "kind_plan"] },
    { screen: "MedicationEditActivity", path: ["home_medicines", "action_new", "edit_save"] },
    { screen: "MedicationEditActivity", path: ["home_medicines", "action_new", t("Three times")] },
  ],
  decoys: {
    "too-late-to-cancel": [
      [{ tap: { id: "home_next" } }],
      ({ play }) =>
        play.box("detail_cancel")?.enabled === false &&
        play.textOf("detail_rule").startsWith("Less than 24 hours"),
    ],
    "no-calendar": [
      [{ tap: { id: "home_next" } }, { tap: { id: "detail_calendar" } }],
      ({ play }) => play.has(t("There is no calendar app")),
    ],
    "no-phone-app": [
      [{ tap: { id: "action_emergency" } }, { tap: { id: "emergency_112" } }],
      ({ play }) => play.has(t("No app can do this. The number is 112.")),
    ],
    "taken-times": [
      [{ tap: { id: "home_doctors" } }, { tap: t("Dr. Annika Vogel") }, { tap: { id: "day_0" } }],
      ({ play }) => play.box("time_510") === undefined || play.box("time_510")?.enabled === false,
    ],
    "documents-in-german": [
      [{ tap: { id: "home_documents" } }, { tap: t("Medication plan") }, { wait: 3000 }],
      ({ play }) => play.has("document_page"),
    ],
    "a-booking": [
      triggers["plus-refused"] ?? [],
      ({ play }) =>
        play.screen() === "AppointmentsActivity" && play.has(t("Dr. Annika Vogel")) && play.has(t("09:00")),
    ],
    "a-move": [
      [
        { tap: { id: "home_appointments" } },
        { tap: t("Dr. Klara Brandt") },
        { tap: { id: "detail_move" } },
        { tap: { id: "day_4" } },
        { tap: { id: "time_900" } },
        { tap: { id: "move_go" } },
      ],
      ({ play }) => play.textOf("detail_day") === "Mon, 9 Mar",
    ],
    "a-dose": [
      [{ tap: { id: "home_medicines" } }, { tap: t("Take Ramipril") }, { back: true }],
      ({ play }) => play.textOf("home_medicines_about") === "3 doses left today",
    ],
    "a-saved-medicine": [
      [
        { tap: { id: "home_medicines" } },
        { tap: { id: "action_new" } },
        { type: { id: "edit_name", text: "Cetirizin" } },
        { type: { id: "edit_dose", text: "10 mg" } },
        { type: { id: "edit_stock", text: "20" } },
        { tap: { id: "edit_save" } },
        { swipe: "up" },
        { swipe: "up" },
      ],
      ({ play }) => play.has(t("Cetirizin 10 mg")),
    ],
  },
});

it("Praxis am Park has every word in German", () => {
  expect(Object.keys(strings.de).toSorted()).toEqual(Object.keys(strings.en).toSorted());
});
