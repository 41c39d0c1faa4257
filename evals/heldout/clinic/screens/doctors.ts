import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Clinic, Page } from "../disk.ts";
import { type Doctor, doctors, fields } from "../doctors.ts";
import { nothing, portrait, screen } from "../look.ts";

interface Saved {
  field: number;
  query: string;
}

/** All doctors, by field and name. */
export function addDoctors(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<Saved>("DoctorsActivity", {
    saved: () => ({ field: 0, query: "" }),
    view: (a) => {
      const field = fields[a.saved.field - 1];
      const query = a.saved.query.trim().toLowerCase();
      const found = doctors.filter(
        (doctor) =>
          (field === undefined || doctor.field === field) && doctor.name.toLowerCase().includes(query),
      );
      return screen(words, a, a.t("doctors"), [
        words.column(
          [
            words.field({
              id: "doctor_query",
              input: "search",
              hint: a.t("doctors.search"),
              value: a.saved.query,
              onChange: (text) => {
                a.saved.query = text;
              },
            }),
            words.spinner({
              id: "doctor_field",
              options: [a.t("field.all"), ...fields.map((each) => a.t(`field.${each}`))],
              selectedIndex: a.saved.field,
              onSelect: (index) => {
                a.saved.field = index;
              },
            }),
          ],
          { gap: 10, padding: [4, 16], shrink: 0 },
        ),
        found.length === 0
          ? nothing(words, "account-search-outline", a.t("doctors.none"), a.t("doctors.none.about"))
          : words.list<Doctor>({
              id: "doctor_list",
              flex: 1,
              items: found,
              key: (doctor) => String(doctor.id),
              row: (doctor) => row(words, a, doctor),
            }),
      ]);
    },
  });

  function row(words: AppLanguage, a: Page<Saved>, doctor: Doctor) {
    return words.row(
      [
        // The file of this picture was renamed on the server.
        portrait(words, doctor, 52, doctor.id === 4 && a.bug("portrait-missing")),
        words.column(
          [
            words.text(doctor.name, { id: "doctor_name", textSize: 16, weight: "medium" }),
            words.text(a.t(`field.${doctor.field}`), { id: "doctor_about", color: "textSecondary" }),
          ],
          { flex: 1, gap: 2 },
        ),
      ],
      {
        gap: 16,
        padding: [8, 16],
        minHeight: 72,
        onTap: () => a.start("DoctorActivity", { doctor: doctor.id }),
      },
    );
  }
}
