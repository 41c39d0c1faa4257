import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Clinic, isGerman, type Medicine, type Page } from "../disk.ts";
import { nothing, screen } from "../look.ts";

/** What is to be taken today, and how often it was. */
export function addMedications(clinic: Clinic, words: AppLanguage): void {
  clinic.activity("MedicationsActivity", {
    onResume: (a) => {
      if (!a.statics.changed) return;
      a.statics.changed = false;
      // All alarms are set anew, which the reminder service holds a lock for.
      if (a.bug("return-freezes")) a.block(11_000);
      else a.thread("alarms", 700, () => a.log("I", "Reminders", `${a.disk.medicines.length} alarms set`));
    },
    view: (a) =>
      screen(
        words,
        a,
        a.t("medicines"),
        [
          words.toggle(isGerman(a) && a.bug("reminders-in-english") ? "Reminders" : a.t("medicines.remind"), {
            id: "medicine_remind",
            checked: a.disk.reminders,
            summary: a.t("medicines.remind.about"),
            padding: [8, 16],
            shrink: 0,
            onChange: (on) => {
              a.disk.reminders = on;
            },
          }),
          a.disk.medicines.length === 0
            ? nothing(words, "pill-off", a.t("medicines.none"), a.t("medicines.none.about"))
            : words.list<Medicine>({
                id: "medicine_list",
                flex: 1,
                items: a.disk.medicines,
                key: (each) => String(each.id),
                row: (each) => row(words, a, each),
              }),
        ],
        [
          {
            id: "action_new",
            icon: "plus",
            label: a.t("medicine.new"),
            onTap: () => a.start("MedicationEditActivity"),
          },
        ],
      ),
  });
}

function row(words: AppLanguage, a: Page, each: Medicine): ViewNode {
  const done = each.taken >= each.times;
  const small = each.taken > 0 && a.bug("less-too-small");
  const change = (by: number): void => {
    a.disk.medicines = a.disk.medicines.map((one) =>
      one.id === each.id ? { ...one, taken: one.taken + by, stock: one.stock - by } : one,
    );
  };
  return words.row(
    [
      words.column(
        [
          words.text(`${each.name} ${each.dose}`, { id: "medicine_name", textSize: 16, weight: "medium" }),
          words.text(
            each.paused
              ? a.t("medicine.paused")
              : a.t("medicine.taken", { taken: each.taken, times: each.times }),
            { id: "medicine_taken", color: "textSecondary" },
          ),
          words.text(a.t("medicine.stock", { n: each.stock }), {
            id: "medicine_stock",
            textSize: 13,
            color: each.stock < 8 ? "error" : "textSecondary",
          }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("minus-circle-outline", {
        id: "medicine_less",
        desc: a.t("medicine.less", { name: each.name }),
        enabled: each.taken > 0,
        ...(small ? { width: 28, height: 28 } : {}),
        onTap: () => change(-1),
      }),
      words.icon(done ? "check-circle" : "check-circle-outline", {
        id: "medicine_take",
        color: "primary",
        desc: a.t("medicine.take", { name: each.name }),
        enabled: !done && !each.paused && each.stock > 0,
        onTap: () => change(1),
      }),
    ],
    {
      gap: 6,
      padding: [8, 16],
      minHeight: 84,
      onTap: () => a.start("MedicationEditActivity", { medicine: each.id }),
    },
  );
}
