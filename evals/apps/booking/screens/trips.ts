import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { dateOf, houses, nightsOf, say, type StayActivity, type Stays, type Trip } from "../disk.ts";
import { line, nothingHere, panel, photo } from "../look.ts";

type Page = StayActivity<object, { cancelling: boolean }>;

/** Stays that were booked. */
export function addTrips(stays: Stays, words: AppLanguage): void {
  stays.activity("TripsActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("trips"), onUp: () => a.finish() }),
          a.disk.trips.length === 0
            ? nothingHere(words, {
                id: "trips_none",
                icon: "bag-suitcase-outline",
                title: a.t("trips.none"),
                hint: a.t("trips.hint"),
              })
            : words.list({
                id: "trips_list",
                flex: 1,
                padding: [8, 12],
                items: a.disk.trips,
                key: (trip) => String(trip.id),
                row: (trip) => {
                  const house = houses.find((each) => each.id === trip.house);
                  return words.column(
                    [
                      words.text(house === undefined ? "" : say(a, house.name), {
                        id: "trip_name",
                        textSize: 18,
                        weight: "medium",
                      }),
                      words.text(`${dateOf(a, trip.day)} · ${nightsOf(a, trip.nights)}`, { id: "trip_when" }),
                      words.text(a.t(trip.cancelled ? "cancelled" : "booked"), {
                        id: "trip_state",
                        color: trip.cancelled ? "textSecondary" : "primary",
                      }),
                    ],
                    {
                      gap: 4,
                      margin: [6, 4],
                      padding: 16,
                      corner: 18,
                      background: "surface",
                      border: "divider",
                      onTap: () => a.start("TripActivity", { trip: trip.id }),
                    },
                  );
                },
              }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

/** One stay, which can be cancelled. */
export function addTrip(stays: Stays, words: AppLanguage): void {
  stays.activity<object, { cancelling: boolean }>("TripActivity", {
    fields: () => ({ cancelling: false }),
    view: (a) => {
      const trip = tripOf(a);
      if (trip === undefined) return words.column([]);
      return words.column(
        [
          words.toolbar({ title: a.t("trip"), onUp: () => a.finish() }),
          words.scroll(facts(words, a, trip), { id: "trip_scroll", flex: 1, gap: 16, padding: 16 }),
        ],
        { flex: 1, background: "background" },
      );
    },
    dialogs: {
      cancel: (a) => ({
        title: a.t("cancel.ask"),
        positive: { label: a.t("cancel.yes"), onTap: () => cancel(a) },
        negative: { label: a.t("cancel.no") },
      }),
    },
  });
}

function tripOf(a: Page): Trip | undefined {
  return a.disk.trips.find((trip) => trip.id === a.extras["trip"]);
}

function facts(words: AppLanguage, a: Page, trip: Trip): readonly ViewNode[] {
  const house = houses.find((each) => each.id === trip.house);
  // Days are kept as midnight of Greenwich; the bug reads them an ocean further west.
  const day = a.bug("arrival-day-before") ? trip.day - 1 : trip.day;
  return [
    ...(house === undefined
      ? []
      : [
          photo(words, house, 160),
          words.text(say(a, house.name), { id: "trip_name", textSize: 22, weight: "bold" }),
        ]),
    panel(words, [
      line(words, "trip_arrival", a.t("arrival"), dateOf(a, day)),
      line(words, "trip_nights", a.t("length"), nightsOf(a, trip.nights)),
      line(words, "trip_guest", a.t("guest"), trip.guest),
      line(words, "trip_total", a.t("total"), `$${trip.total}`),
      line(words, "trip_state", a.t("trip"), a.t(trip.cancelled ? "cancelled" : "booked")),
    ]),
    ...(trip.cancelled
      ? []
      : [
          words.button(a.t("cancel"), {
            id: "trip_cancel",
            style: "outlined",
            minHeight: 52,
            onTap: () => a.show("cancel", null, { retained: true }),
          }),
        ]),
  ];
}

/** Cancels at the host; the bug believes that it worked. */
function cancel(a: Page): void {
  const trip = tripOf(a);
  if (trip === undefined || a.fields.cancelling) return;
  a.fields.cancelling = true;
  a.request(
    () => true,
    (answer) => {
      a.fields.cancelling = false;
      if (answer.ok) trip.cancelled = true;
      const told = answer.ok || a.bug("cancel-offline-success");
      a.snackbar(a.t(told ? "cancel.done" : "cancel.failed"));
    },
    700,
  );
}
