import type { AppLanguage, FieldProps, ViewNode } from "../../../../tools/simulator/language.ts";
import { say, type Sport, type Stride, type StrideActivity, type Workout } from "../disk.ts";

interface Saved {
  values: Record<string, string>;
  sport: Sport;
  /** Keys of messages, by field. */
  errors: Record<string, string>;
  touched: boolean;
}

type Form = StrideActivity<Saved, object>;

const sports: readonly Sport[] = ["run", "ride", "walk"];

/** A workout that is written down or changed. */
export function addLog(stride: Stride, words: AppLanguage): void {
  stride.activity<Saved>("LogActivity", {
    saved: () => ({
      values: { title: "", distance: "", time: "", note: "" },
      sport: "run",
      errors: {},
      touched: false,
    }),
    onCreate: (a) => {
      const workout = workoutOf(a);
      if (workout !== undefined && !a.saved.touched) fill(a, workout);
      const noted = (a.saved.values["note"] ?? "") !== "" && a.saved.touched;
      if (noted && a.bug("note-lost-on-rotation")) a.saved.values["note"] = "";
    },
    onBack: (a) => {
      if (a.bug("title-traps-focus")) {
        a.focus("title");
        return true;
      }
      if (!a.saved.touched) return false;
      a.show("discard", null, { retained: true });
      return true;
    },
    view: (a) => words.flutter(form(words, a)),
    dialogs: {
      discard: (a) => ({
        title: a.t("discard.ask"),
        positive: { label: a.t("discard.yes"), onTap: () => a.finish() },
        negative: { label: a.t("discard.no") },
      }),
    },
  });
}

function workoutOf(a: Form): Workout | undefined {
  return a.disk.workouts.find((each) => each.id === a.extras["workout"]);
}

function fill(a: Form, workout: Workout): void {
  a.saved.values = {
    title: say(a, workout.title),
    distance: (workout.distance / 10).toFixed(1),
    time: String(workout.minutes),
    note: workout.note,
  };
  a.saved.sport = workout.sport;
}

function form(words: AppLanguage, a: Form): ViewNode {
  return words.column(
    [
      words.toolbar({ title: a.t(workoutOf(a) === undefined ? "log" : "edit"), onUp: () => a.finish() }),
      words.scroll(
        [
          words.row(
            sports.map((sport) =>
              words.chip(a.t(sport), {
                key: sport,
                minHeight: 48,
                checkable: true,
                selected: a.saved.sport === sport,
                onTap: () => {
                  a.saved.sport = sport;
                  a.saved.touched = true;
                },
              }),
            ),
            { gap: 8, wrap: true },
          ),
          field(words, a, "title", { maxLength: 40 }),
          field(words, a, "distance", { input: "decimal" }),
          field(words, a, "time", { input: "number" }),
          field(words, a, "note", { input: "multiline" }),
          words.button(a.t("save"), { minHeight: 52, onTap: () => save(a) }),
        ],
        { id: "log_scroll", flex: 1, gap: 14, padding: 16 },
      ),
    ],
    { flex: 1, background: "background" },
  );
}

function field(words: AppLanguage, a: Form, key: string, props: FieldProps): ViewNode {
  const error = a.saved.errors[key];
  return words.field({
    id: key,
    hint: a.t(key),
    value: a.saved.values[key] ?? "",
    ...(error === undefined ? {} : { error: a.t(error) }),
    ...props,
    onChange: (text) => {
      a.saved.values[key] = text;
      a.saved.touched = true;
      a.saved.errors = Object.fromEntries(Object.entries(a.saved.errors).filter(([other]) => other !== key));
    },
  });
}

function save(a: Form): void {
  const { title = "", distance = "", time = "", note = "" } = a.saved.values;
  const tenths = Math.round(Number(distance) * 10);
  const errors: Record<string, string> = {};
  if (title.trim() === "") errors["title"] = "wrong.title";
  if (!/^\d{1,3}(\.\d+)?$/.test(distance) || tenths < 1) errors["distance"] = "wrong.distance";
  if (!/^[1-9]\d{0,2}$/.test(time)) errors["time"] = "wrong.time";
  a.saved.errors = errors;
  a.hideKeyboard();
  if (Object.keys(errors).length > 0) return;
  const known = workoutOf(a);
  const values = {
    title: { en: title.trim(), ko: title.trim() },
    sport: a.saved.sport,
    distance: tenths,
    minutes: Number(time),
    note: note.trim(),
  };
  a.disk.synced = false;
  if (known === undefined) {
    if (values.note !== "" && a.bug("note-not-saved")) values.note = "";
    a.disk.workouts.unshift({ id: a.disk.nextId, at: a.now(), pulse: null, ...values });
    a.disk.nextId += 1;
  } else {
    Object.assign(known, values);
  }
  a.finish();
}
