import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { begin, type Calendar, type CalendarActivity, eventsOn, today } from "../disk.ts";
import { dateOf, dayHeading, eventRow, monthText, nothingHere } from "../look.ts";
import { monthGrid } from "./month.ts";

interface Saved {
  tab: "month" | "agenda";
  /** The day chosen in the month; null for today. */
  day: number | null;
  /** Months away from this one. */
  month: number;
}

interface Fields {
  day: number;
}

export type Main = CalendarActivity<Saved, Fields>;

/** The month with the chosen day below it, and the agenda of the next weeks. */
export function addMain(calendar: Calendar, words: AppLanguage): void {
  calendar.activity<Saved, Fields>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "month", day: null, month: 0 }),
    fields: () => ({ day: 0 }),
    onCreate: (a) => {
      begin(a);
      const chosen = a.saved.day;
      const other = chosen !== null && chosen !== today(a);
      a.fields.day = other && !a.bug("chosen-day-lost-on-rotation") ? chosen : today(a);
    },
    onBack: (a) => {
      const away = a.saved.tab === "agenda";
      a.saved.tab = "month";
      return away;
    },
    view: (a) =>
      words.compose(
        words.column(
          [
            bar(words, a),
            words.stack(
              [
                a.saved.tab === "month" ? monthPage(words, a) : agenda(words, a),
                words.fab("plus", {
                  desc: a.t("add"),
                  absolute: { right: 16, bottom: 16 },
                  onTap: () => a.start("EditorActivity", { day: a.fields.day }),
                }),
              ],
              { flex: 1 },
            ),
            words.bottomNav({
              selected: a.saved.tab,
              items: [tab(a, "month", "calendar-month"), tab(a, "agenda", "view-agenda-outline")],
            }),
          ],
          { flex: 1, background: "background" },
        ),
      ),
  });
}

function choose(a: Main, day: number): void {
  a.fields.day = day;
  a.saved.day = day;
}

function tab(a: Main, name: "month" | "agenda", icon: string) {
  return {
    id: name,
    icon,
    label: a.t(`nav.${name}`),
    onTap: () => {
      a.saved.tab = name;
    },
  };
}

function bar(words: AppLanguage, a: Main): ViewNode {
  const open = a.disk.invitations.filter((invitation) => invitation.answer === "open").length;
  return words.toolbar({
    title: a.t("app"),
    actions: [
      { icon: "magnify", label: a.t("search"), onTap: () => a.start("SearchActivity") },
      {
        icon: "email-outline",
        label: a.t("invitations"),
        ...(open > 0 ? { badge: String(open) } : {}),
        onTap: () => a.start(a.bug("invitations-open-search") ? "SearchActivity" : "InvitationsActivity"),
      },
      { icon: "chart-timeline", label: a.t("hours"), onTap: () => a.start("WeekActivity") },
      { icon: "cog-outline", label: a.t("settings"), onTap: () => a.start("SettingsActivity") },
    ],
  });
}

/** Year and month, `months` away from that of today. */
function monthOf(a: Main): { year: number; month: number } {
  const { year, month } = dateOf(today(a));
  const at = new Date(Date.UTC(year, month + a.saved.month, 1));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() };
}

function monthPage(words: AppLanguage, a: Main): ViewNode {
  const { year, month } = monthOf(a);
  const { day } = a.fields;
  const events = eventsOn(a, day);
  const step = (by: number) => () => {
    a.saved.month += by;
  };
  return words.scroll(
    [
      words.column(
        [
          words.row(
            [
              words.icon("chevron-left", { desc: a.t("previous"), color: "primary", onTap: step(-1) }),
              words.text(monthText(a, year, month), {
                textSize: 19,
                weight: "bold",
                textAlign: "center",
                flex: 1,
              }),
              words.icon("chevron-right", { desc: a.t("following"), color: "primary", onTap: step(1) }),
            ],
            { padding: [0, 8] },
          ),
          monthGrid(words, a, year, month, day, (chosen) => choose(a, chosen)),
          words.row(
            [
              words.button(a.t("go"), {
                style: "tonal",
                icon: "calendar-today",
                enabled: a.saved.month !== 0 || day !== today(a),
                onTap: () => {
                  a.saved.month = 0;
                  choose(a, today(a));
                },
              }),
              words.button(a.t("day.open"), {
                style: "outlined",
                icon: "clock-outline",
                onTap: () => a.start("DayActivity", { day }),
              }),
            ],
            { gap: 8, wrap: true, padding: [4, 16] },
          ),
          dayHeading(words, a, day),
          ...events.map((event) => eventRow(words, a, event, day)),
          events.length === 0 && nothingHere(words, "weather-night", a.t("day.none"), a.t("day.none.hint")),
          words.spacer({ height: 96 }),
        ],
        {},
      ),
    ],
    { key: "month", width: "100%", height: "100%" },
  );
}

/** Three weeks from today, day by day; days without events are left out. */
function agenda(words: AppLanguage, a: Main): ViewNode {
  const days = Array.from({ length: 21 }, (_, index) => today(a) + index);
  const rows = days.flatMap((day) => {
    const events = eventsOn(a, day);
    return events.length === 0 ? [] : [{ day, event: null }, ...events.map((event) => ({ day, event }))];
  });
  return words.list({
    width: "100%",
    height: "100%",
    items: [...rows, null],
    key: (row) => (row === null ? "end" : `${row.day}.${row.event?.id ?? "day"}`),
    row: (row) =>
      row === null
        ? words.spacer({ height: 96 })
        : row.event === null
          ? dayHeading(words, a, row.day)
          : eventRow(words, a, row.event, row.day),
  });
}
