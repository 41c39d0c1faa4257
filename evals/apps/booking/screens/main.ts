import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { cities, dateOf, dayNumber, nightsOf, say, type StayActivity, type Stays } from "../disk.ts";
import { panel } from "../look.ts";

interface Saved {
  city: number;
  day: number;
  nights: number;
}

type Search = StayActivity<Saved, object>;

const first = dayNumber(3, 3);

/** Where, when and for how long. */
export function addMain(stays: Stays, words: AppLanguage): void {
  stays.activity<Saved>("MainActivity", {
    launcher: true,
    saved: () => ({ city: 0, day: dayNumber(3, 20), nights: 2 }),
    onCreate: (a) => {
      // The bug keeps the nights in memory: a new process begins with two.
      if (a.saved.nights !== 2 && !a.statics.warm && a.bug("nights-lost-in-background")) a.saved.nights = 2;
      a.statics.warm = true;
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({
            title: a.t("app"),
            actions: [
              {
                id: "action_trips",
                icon: "bag-suitcase-outline",
                label: a.t("trips"),
                onTap: () => a.start("TripsActivity"),
              },
            ],
          }),
          words.scroll(
            [
              words.image({ kind: "scene", seed: 9, motif: "sea" }, { height: 150, corner: 20 }),
              panel(words, [
                city(words, a),
                words.divider(),
                arrival(words, a),
                words.divider(),
                length(words, a),
              ]),
              words.button(a.t("search"), {
                id: "search_go",
                icon: "magnify",
                minHeight: 52,
                onTap: () => a.start("ResultsActivity", { ...a.saved }),
              }),
            ],
            { id: "search_scroll", flex: 1, gap: 16, padding: 16 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function city(words: AppLanguage, a: Search): ViewNode {
  return words.column(
    [
      words.text(a.t("city"), { color: "textSecondary" }),
      words.spinner({
        id: "search_city",
        options: cities.map((each) => say(a, each)),
        selectedIndex: a.saved.city,
        onSelect: (index) => {
          a.saved.city = index;
        },
      }),
    ],
    { gap: 6 },
  );
}

function stepper(
  words: AppLanguage,
  label: string,
  value: { readonly id: string; readonly text: string },
  down: { readonly desc: string; readonly enabled: boolean; readonly onTap: () => void },
  up: { readonly desc: string; readonly enabled: boolean; readonly onTap: () => void },
): ViewNode {
  return words.row(
    [
      words.column(
        [
          words.text(label, { color: "textSecondary" }),
          words.text(value.text, { id: value.id, textSize: 18, weight: "medium" }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("minus-circle-outline", { id: `${value.id}_less`, color: "primary", ...down }),
      words.icon("plus-circle-outline", { id: `${value.id}_more`, color: "primary", ...up }),
    ],
    { key: value.id, gap: 4 },
  );
}

function arrival(words: AppLanguage, a: Search): ViewNode {
  const move = (by: number) => () => {
    a.saved.day += by;
  };
  return stepper(
    words,
    a.t("arrival"),
    { id: "search_arrival", text: dateOf(a, a.saved.day) },
    { desc: a.t("earlier"), enabled: a.saved.day > first, onTap: move(-1) },
    { desc: a.t("later"), enabled: a.saved.day < first + 300, onTap: move(1) },
  );
}

function length(words: AppLanguage, a: Search): ViewNode {
  const { nights } = a.saved;
  const plural = nights === 1 && a.bug("one-nights");
  const move = (by: number) => () => {
    a.saved.nights += by;
  };
  return stepper(
    words,
    a.t("length"),
    { id: "search_nights", text: plural ? a.t("nights", { n: nights }) : nightsOf(a, nights) },
    { desc: a.t("shorter"), enabled: nights > 1, onTap: move(-1) },
    { desc: a.t("longer"), enabled: nights < 14, onTap: move(1) },
  );
}
