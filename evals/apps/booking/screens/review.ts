import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import {
  cleaning,
  dateOf,
  type House,
  houses,
  nightsOf,
  say,
  type StayActivity,
  type Stays,
} from "../disk.ts";
import { line, panel } from "../look.ts";

interface Fields {
  booking: boolean;
}

type Page = StayActivity<{ accepted: boolean }, Fields>;

/** The price, and the button that books. */
export function addReview(stays: Stays, words: AppLanguage): void {
  stays.activity<{ accepted: boolean }, Fields>("ReviewActivity", {
    handlesConfigChanges: true,
    saved: () => ({ accepted: false }),
    fields: () => ({ booking: false }),
    view: (a) => {
      const house = houses.find((each) => each.id === a.extras["house"]);
      if (house === undefined) return words.column([]);
      const covered = !a.saved.accepted && a.bug("notice-over-button");
      return words.stack(
        [
          words.column(
            [
              words.toolbar({ title: a.t("review"), onUp: () => a.finish() }),
              words.scroll([sums(words, a, house)], { id: "review_scroll", flex: 1, padding: 16 }),
              !a.saved.accepted && !covered && notice(words, a),
              words.column(
                [
                  words.button(a.t(a.fields.booking ? "booking" : "book.now"), {
                    id: "review_book",
                    minHeight: 52,
                    onTap: () => book(a, house),
                  }),
                ],
                { padding: 16, background: "surface" },
              ),
            ],
            { width: "100%", height: "100%", background: "background" },
          ),
          covered && words.column([notice(words, a)], { absolute: { left: 0, right: 0, bottom: 0 } }),
        ],
        { flex: 1 },
      );
    },
  });
}

function totalOf(a: Page, house: House): number {
  return house.price * Number(a.extras["nights"]) + cleaning;
}

function sums(words: AppLanguage, a: Page, house: House): ViewNode {
  const nights = Number(a.extras["nights"]);
  const total = totalOf(a, house) - (a.bug("total-without-cleaning") ? cleaning : 0);
  return panel(words, [
    words.text(say(a, house.name), { id: "review_house", textSize: 20, weight: "medium" }),
    words.text(dateOf(a, Number(a.extras["day"])), { id: "review_arrival", color: "textSecondary" }),
    words.divider(),
    line(
      words,
      "review_stay",
      a.t("stay", { nights: nightsOf(a, nights), price: house.price }),
      `$${house.price * nights}`,
    ),
    line(words, "review_cleaning", a.t("cleaning"), `$${cleaning}`),
    words.divider(),
    line(words, "review_total", a.t("total"), `$${total}`, true),
  ]);
}

function notice(words: AppLanguage, a: Page): ViewNode {
  return words.row(
    [
      words.text(a.t("cookies"), { id: "notice_text", flex: 1, color: "#FFFFFF" }),
      words.button(a.t("accept"), {
        id: "notice_accept",
        style: "text",
        color: "#FFFFFF",
        minHeight: 48,
        onTap: () => {
          a.saved.accepted = true;
        },
      }),
    ],
    // It swallows what is tapped beside its button.
    { id: "notice", gap: 12, padding: [18, 16], background: "#26304F", onTap: () => undefined },
  );
}

/** Books once; the bug does not look whether it is at it already. */
function book(a: Page, house: House): void {
  if (a.fields.booking && !a.bug("booked-twice")) return;
  a.fields.booking = true;
  a.request(
    () => true,
    (answer) => {
      a.fields.booking = false;
      if (!answer.ok) {
        a.snackbar(a.t("book.failed"));
        return;
      }
      const { guest } = a.extras;
      a.disk.trips.unshift({
        id: a.disk.nextId,
        house: house.id,
        day: Number(a.extras["day"]),
        nights: Number(a.extras["nights"]),
        guest: typeof guest === "string" ? guest : "",
        total: totalOf(a, house),
        cancelled: false,
      });
      a.disk.nextId += 1;
      a.start("MainActivity", {}, { clearTop: true });
      a.start("TripsActivity");
    },
    900,
  );
}
