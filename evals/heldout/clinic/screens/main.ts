import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Clinic, dayText, type Page, papers, timeText, upcoming } from "../disk.ts";
import { doctorOf, doctors } from "../doctors.ts";

/** The next appointment, and the ways to everything. */
export function addMain(clinic: Clinic, words: AppLanguage): void {
  clinic.activity("MainActivity", {
    launcher: true,
    view: (a) =>
      words.column(
        [
          words.toolbar({
            title: a.t("app"),
            actions: [
              {
                id: "action_emergency",
                icon: "phone-alert-outline",
                label: a.t("emergency"),
                onTap: () => a.start("EmergencyActivity"),
              },
              {
                id: "action_profile",
                icon: "account-circle-outline",
                label: a.t("profile"),
                onTap: () => a.start("ProfileActivity"),
              },
            ],
          }),
          words.scroll([next(words, a), ...tiles(words, a)], {
            id: "home_scroll",
            flex: 1,
            gap: 12,
            padding: 16,
          }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function next(words: AppLanguage, a: Page): ViewNode {
  const [first] = upcoming(a);
  const doctor = doctorOf(first?.doctor);
  if (first === undefined || doctor === undefined)
    return words.column(
      [
        words.text(a.t("home.none"), { id: "home_none", textSize: 18, weight: "medium" }),
        words.button(a.t("home.book"), {
          id: "home_book",
          minHeight: 48,
          alignSelf: "start",
          onTap: () => a.start("DoctorsActivity"),
        }),
      ],
      { gap: 12, padding: 20, corner: 20, background: "surface", border: "divider" },
    );
  return words.column(
    [
      words.text(a.t("home.next"), { textSize: 14, color: "textSecondary" }),
      words.text(`${dayText(a, first.day)}, ${timeText(first.minute)}`, {
        id: "home_when",
        textSize: 24,
        weight: "bold",
      }),
      words.text(a.t("home.with", { doctor: doctor.name, room: doctor.room }), {
        id: "home_doctor",
        textSize: 16,
      }),
    ],
    {
      id: "home_next",
      gap: 6,
      padding: 20,
      corner: 20,
      background: "surface",
      border: "divider",
      onTap: () => a.start("AppointmentActivity", { appointment: first.id }),
    },
  );
}

function tiles(words: AppLanguage, a: Page): readonly ViewNode[] {
  const tile = (id: string, icon: string, about: string, activity: string): ViewNode =>
    words.row(
      [
        words.icon(icon, { size: 28, color: "primary" }),
        words.column(
          [
            words.text(a.t(id), { textSize: 17, weight: "medium" }),
            words.text(about, { id: `home_${id}_about`, color: "textSecondary" }),
          ],
          { flex: 1, gap: 2 },
        ),
        words.icon("chevron-right"),
      ],
      { id: `home_${id}`, gap: 16, padding: [8, 8], minHeight: 72, onTap: () => a.start(activity) },
    );
  const coming = upcoming(a).length;
  const left = dosesLeft(a);
  return [
    tile("doctors", "doctor", a.t("home.doctors", { n: doctors.length }), "DoctorsActivity"),
    tile("appointments", "calendar-clock", a.t("home.coming", { n: coming }), "AppointmentsActivity"),
    tile(
      "medicines",
      "pill",
      left === 0 ? a.t("home.doses.none") : a.t(left === 1 ? "home.doses.one" : "home.doses", { n: left }),
      "MedicationsActivity",
    ),
    tile(
      "documents",
      "file-document-outline",
      a.t("home.documents", { n: papers.length }),
      "DocumentsActivity",
    ),
  ];
}

/** Doses of today that are not taken yet; what is paused needs none. */
function dosesLeft(a: Page): number {
  const left = (paused: boolean): number =>
    a.disk.medicines
      .filter((each) => each.paused === paused)
      .reduce((sum, each) => sum + each.times - each.taken, 0);
  const resting = left(true);
  return left(false) + (resting > 0 && a.bug("paused-doses-counted") ? resting : 0);
}
