/** Views that several screens of the clinic use. */

import type { AppLanguage, ToolbarAction, ViewNode } from "../../../tools/simulator/language.ts";
import { type Appointment, dayText, type Page, timeText } from "./disk.ts";
import { days, type Doctor, doctorOf, slotsOf } from "./doctors.ts";
import { isBusy } from "./disk.ts";

/** A screen under its toolbar. */
export function screen<S extends object, F extends object>(
  words: AppLanguage,
  a: Page<S, F>,
  title: string,
  body: readonly (ViewNode | false | null)[],
  actions: readonly ToolbarAction[] = [],
): ViewNode {
  return words.column([words.toolbar({ title, onUp: () => a.finish(), actions }), ...body], {
    flex: 1,
    background: "background",
  });
}

export const portrait = (words: AppLanguage, doctor: Doctor, side: number, missing = false): ViewNode =>
  words.image(missing ? { kind: "missing" } : { kind: "avatar", name: doctor.name.replace("Dr. ", "") }, {
    id: "portrait",
    width: side,
    height: side,
    corner: side / 2,
  });

/** An appointment as a row. */
export function appointmentRow(words: AppLanguage, a: Page, each: Appointment, onTap: () => void): ViewNode {
  const doctor = doctorOf(each.doctor);
  return words.row(
    [
      words.column(
        [
          words.text(dayText(a, each.day), { id: "row_day", textSize: 15, weight: "medium" }),
          words.text(timeText(each.minute), { id: "row_time", textSize: 15, color: "primary" }),
        ],
        { width: 108, gap: 2 },
      ),
      words.column(
        [
          words.text(doctor?.name ?? "", { id: "row_doctor", textSize: 16 }),
          words.text(each.state === "cancelled" ? a.t("cancelled") : each.reason, {
            id: "row_reason",
            textSize: 13,
            color: "textSecondary",
          }),
        ],
        { flex: 1, gap: 2 },
      ),
    ],
    { key: String(each.id), gap: 8, padding: [10, 16], minHeight: 68, onTap },
  );
}

export function nothing(
  words: AppLanguage,
  icon: string,
  title: string,
  about: string,
  more?: ViewNode,
): ViewNode {
  return words.scroll(
    [
      words.icon(icon, { size: 52, alignSelf: "center" }),
      words.text(title, { id: "empty_title", textSize: 18, weight: "medium", textAlign: "center" }),
      words.text(about, { id: "empty_about", color: "textSecondary", textAlign: "center" }),
      more,
    ],
    { id: "empty", flex: 1, gap: 10, padding: [40, 28] },
  );
}

/** Days to choose from, and the free times of the chosen one. */
export function calendar(
  words: AppLanguage,
  a: Page,
  doctor: Doctor,
  chosen: { readonly day: number; readonly minute: number | null },
  onDay: (index: number) => void,
  onMinute: (minute: number) => void,
): readonly ViewNode[] {
  const day = days[chosen.day] ?? 0;
  return [
    words.text(a.t("choose.day"), { textSize: 16, weight: "medium" }),
    words.row(
      days.map((each, index) =>
        words.chip(dayText(a, each), {
          id: `day_${index}`,
          minHeight: 48,
          checkable: true,
          selected: index === chosen.day,
          onTap: () => onDay(index),
        }),
      ),
      { gap: 8, wrap: true },
    ),
    words.text(a.t("choose.time"), { textSize: 16, weight: "medium" }),
    words.row(
      slotsOf(doctor.id, day).map((minute) =>
        words.chip(timeText(minute), {
          id: `time_${minute}`,
          minHeight: 48,
          checkable: true,
          enabled: !isBusy(a, day, minute),
          selected: chosen.minute === minute,
          onTap: () => onMinute(minute),
        }),
      ),
      { gap: 8, wrap: true },
    ),
  ];
}
