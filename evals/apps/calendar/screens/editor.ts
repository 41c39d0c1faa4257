import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Calendar, type CalendarActivity, type Event, today } from "../disk.ts";
import { dayText, timeText } from "../look.ts";

interface Draft {
  title: string;
  place: string;
  notes: string;
  allday: boolean;
  start: number;
  weekly: boolean;
}

interface Saved {
  draft: Draft | null;
  wrong: boolean;
}

type Editor = CalendarActivity<Saved>;

const starts = Array.from({ length: 28 }, (_, index) => 480 + index * 30);

/** A new event, or an old one to be changed. */
export function addEditor(calendar: Calendar, words: AppLanguage): void {
  calendar.activity<Saved>("EditorActivity", {
    saved: () => ({ draft: null, wrong: false }),
    onCreate: (a) => {
      // The draft stands in a static field, and a new process has none.
      const lost = a.saved.draft !== null && !a.statics.editing && a.bug("draft-lost-in-background");
      if (lost) a.saved.draft = null;
    },
    view: (a) => {
      const known = eventOf(a);
      return words.compose(
        words.column(
          [
            words.toolbar({
              title: a.t(known === undefined ? "add" : "edit"),
              subtitle: dayText(a, dayFor(a)),
              onUp: () => a.finish(),
            }),
            words.scroll([words.column(form(words, a), { gap: 16, padding: 16 })], { flex: 1 }),
            words.button(a.t("save"), {
              margin: { top: 8, right: 16, bottom: 16, left: 16 },
              onTap: () => save(a),
            }),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}

function eventOf(a: Editor): Event | undefined {
  return a.disk.events.find((event) => event.id === a.extras["event"]);
}

function dayFor(a: Editor): number {
  const day = a.extras["day"];
  return eventOf(a)?.day ?? (typeof day === "number" ? day : today(a));
}

function draftOf(a: Editor): Draft {
  const event = eventOf(a);
  return (
    a.saved.draft ?? {
      title: event?.title ?? "",
      place: event?.place ?? "",
      notes: event?.notes ?? "",
      allday: event !== undefined && event.start === null,
      start: event?.start ?? 600,
      weekly: (event?.every ?? 0) > 0,
    }
  );
}

function change(a: Editor, part: Partial<Draft>): void {
  a.saved.draft = { ...draftOf(a), ...part };
  a.saved.wrong = false;
  a.statics.editing = true;
}

function form(words: AppLanguage, a: Editor): readonly ViewNode[] {
  const draft = draftOf(a);
  const korean = a.config.locale.startsWith("ko");
  const repeat = korean && a.bug("repeat-not-translated") ? "Repeat" : a.t("field.repeat");
  const labelled = (label: string, control: ViewNode): ViewNode =>
    words.row([words.text(label, { textSize: 15, color: "textSecondary", width: 96 }), control], {
      key: label,
      gap: 12,
      align: "center",
    });
  return [
    words.field({
      key: "title",
      hint: a.t("field.title"),
      value: draft.title,
      textSize: 18,
      ...(a.saved.wrong ? { error: a.t("title.needed") } : {}),
      onChange: (title) => change(a, { title }),
    }),
    words.toggle(a.t("field.allday"), {
      checked: draft.allday,
      padding: [8, 0],
      onChange: (allday) => change(a, { allday }),
    }),
    ...(draft.allday
      ? []
      : [
          labelled(
            a.t("field.start"),
            words.spinner({
              flex: 1,
              options: starts.map((start) => timeText(a, start)),
              selectedIndex: Math.max(0, starts.indexOf(draft.start)),
              onSelect: (index) => change(a, { start: starts[index] ?? 600 }),
            }),
          ),
        ]),
    labelled(
      repeat,
      words.spinner({
        flex: 1,
        options: [a.t("repeat.never"), a.t("repeat.weekly")],
        selectedIndex: draft.weekly ? 1 : 0,
        onSelect: (index) => change(a, { weekly: index === 1 }),
      }),
    ),
    words.field({
      key: "place",
      hint: a.t("field.place"),
      value: draft.place,
      onChange: (place) => change(a, { place }),
    }),
    words.field({
      key: "notes",
      hint: a.t("field.notes"),
      input: "multiline",
      value: draft.notes,
      onChange: (notes) => change(a, { notes }),
    }),
  ];
}

function save(a: Editor): void {
  const { title, place, notes, allday, start, weekly } = draftOf(a);
  a.hideKeyboard();
  if (title.trim() === "") {
    a.saved.wrong = true;
    return;
  }
  const known = eventOf(a);
  const day = dayFor(a);
  const fresh = known === undefined;
  const event: Event = {
    id: known?.id ?? a.disk.nextId,
    title: title.trim(),
    // Local midnight read back as UTC falls on the day before.
    day: allday && fresh && a.bug("all-day-one-day-early") ? day - 1 : day,
    start: allday ? null : start,
    minutes: allday ? 0 : known !== undefined && known.minutes > 0 ? known.minutes : 60,
    place: place.trim(),
    notes: notes.trim(),
    colour: known?.colour ?? "home",
    every: weekly ? 7 : 0,
  };
  if (known === undefined) {
    a.disk.nextId += 1;
    a.disk.events.push(event);
  } else {
    const forgotten = known.notes !== event.notes && a.bug("edited-notes-not-saved");
    Object.assign(known, forgotten ? { ...event, notes: known.notes } : event);
  }
  a.statics.editing = false;
  a.finish();
}
