import type { AppLanguage, FieldProps, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Clinic, Page } from "../disk.ts";
import { screen } from "../look.ts";

type Part = "name" | "dose" | "stock";

interface Saved {
  loaded: boolean;
  values: Record<Part, string>;
  wrong: Partial<Record<Part, string>>;
  times: number;
  paused: boolean;
}

type Form = Page<Saved, { saved: boolean }>;

/** A medicine, new or changed. */
export function addMedicationEdit(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<Saved, { saved: boolean }>("MedicationEditActivity", {
    saved: () => ({
      loaded: false,
      values: { name: "", dose: "", stock: "" },
      wrong: {},
      times: 1,
      paused: false,
    }),
    fields: () => ({ saved: false }),
    onCreate: (a) => {
      const known = a.disk.medicines.find((each) => each.id === a.extras["medicine"]);
      if (a.saved.loaded) return;
      a.saved.loaded = true;
      if (known === undefined) return;
      const { name, dose, stock, times, paused } = known;
      Object.assign(a.saved, { values: { name, dose, stock: String(stock) }, times, paused });
    },
    view: (a) => {
      const field = (part: Part, input: NonNullable<FieldProps["input"]>, maxLength: number): ViewNode => {
        const wrong = a.saved.wrong[part];
        return words.field({
          id: `edit_${part}`,
          hint: a.t(`edit.${part}`),
          input,
          maxLength,
          value: a.saved.values[part],
          ...(wrong === undefined ? {} : { error: a.t(wrong) }),
          onChange: (text) => {
            a.saved.values[part] = text;
            delete a.saved.wrong[part];
          },
        });
      };
      const known = a.extras["medicine"] !== undefined;
      return screen(
        words,
        a,
        a.t(known ? "medicine.change" : "medicine.new"),
        [
          words.scroll(
            [
              field("name", "text", 40),
              field("dose", "text", 20),
              field("stock", "number", 4),
              words.text(a.t("edit.times"), { textSize: 15, weight: "medium" }),
              words.radioGroup({
                id: "edit_times",
                options: [1, 2, 3].map((n) => a.t(`edit.times.${n}`)),
                selectedIndex: a.saved.times - 1,
                onSelect: (index) => {
                  a.saved.times = index + 1;
                },
              }),
              words.toggle(a.t("edit.paused"), {
                id: "edit_paused",
                checked: a.saved.paused,
                onChange: (on) => {
                  a.saved.paused = on;
                },
              }),
              words.button(a.t("save"), { id: "edit_save", minHeight: 52, onTap: () => save(words, a) }),
            ],
            { id: "edit_scroll", flex: 1, gap: 14, padding: 16 },
          ),
        ],
        known
          ? [
              {
                id: "action_delete",
                icon: "trash-can-outline",
                label: a.t("delete"),
                onTap: () => a.show("delete", null, { retained: true }),
              },
            ]
          : [],
      );
    },
    dialogs: {
      delete: (a) => ({
        title: a.t("medicine.delete.ask", { name: a.saved.values.name }),
        positive: {
          label: a.t("delete"),
          onTap: () => {
            a.disk.medicines = a.disk.medicines.filter((each) => each.id !== a.extras["medicine"]);
            a.finish();
          },
        },
        negative: { label: a.t("cancel.back") },
      }),
    },
  });
}

function save(words: AppLanguage, a: Form): void {
  a.hideKeyboard();
  const { name, dose, stock } = a.saved.values;
  if (stock.trim() === "" && name.trim() !== "" && a.bug("empty-stock-crash")) {
    throw words.exception("java.lang.NumberFormatException", 'For input string: ""', {
      frames: [
        "java.lang.Integer.parseInt(Integer.java:797)",
        "de.praxisampark.termine.MedicineForm.toMedicine(MedicineForm.kt:29)",
        "de.praxisampark.termine.MedicationEditActivity.onSave(MedicationEditActivity.kt:104)",
      ],
    });
  }
  a.saved.wrong = {
    ...(name.trim() === "" ? { name: "wrong.name" } : {}),
    ...(dose.trim() === "" ? { dose: "wrong.dose" } : {}),
    ...(/^\d+$/.test(stock.trim()) ? {} : { stock: "wrong.stock" }),
  };
  if (Object.keys(a.saved.wrong).length > 0 || a.fields.saved) return;
  a.fields.saved = true;
  const { times, paused } = a.saved;
  const known = a.disk.medicines.find((each) => each.id === a.extras["medicine"]);
  const taken = Math.min(known?.taken ?? 0, times);
  const id = known?.id ?? a.disk.nextId;
  const medicine = { id, name: name.trim(), dose: dose.trim(), times, taken, stock: Number(stock), paused };
  if (known === undefined) {
    a.disk.nextId += 1;
    a.disk.medicines.push(medicine);
  } else a.disk.medicines = a.disk.medicines.map((each) => (each.id === id ? medicine : each));
  a.statics.changed = true;
  a.finish();
}
