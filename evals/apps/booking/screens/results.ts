import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { cities, type House, houses, say, type StayActivity, type Stays } from "../disk.ts";
import { nothingHere, photo } from "../look.ts";

interface Saved {
  /** The answer has come. */
  state: "asking" | "offline" | "here";
  near: boolean;
}

type Page = StayActivity<Saved, object>;

const permission = "android.permission.ACCESS_FINE_LOCATION";

/** Free houses of a city. */
export function addResults(stays: Stays, words: AppLanguage): void {
  stays.activity<Saved>("ResultsActivity", {
    saved: () => ({ state: "asking", near: false }),
    onCreate: (a) => {
      if (a.saved.state === "asking") ask(a);
    },
    view: (a) => {
      const city = cities[Number(a.extras["city"])];
      return words.column(
        [
          words.toolbar({
            title: a.t("results", { city: city === undefined ? "" : say(a, city) }),
            onUp: () => a.finish(),
          }),
          body(words, a),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

/** Asks which houses are free; the bug waits for an answer that does not come. */
function ask(a: Page): void {
  a.saved.state = "asking";
  a.request(
    () => true,
    (answer) => {
      if (!a.alive) return;
      if (!answer.ok && a.bug("results-never-come")) return;
      a.saved.state = answer.ok ? "here" : "offline";
    },
    1500,
  );
}

function body(words: AppLanguage, a: Page): ViewNode {
  if (a.saved.state === "asking") {
    return words.column(
      [
        words.progressSpinner({ id: "results_progress" }),
        words.text(a.t("asking"), { color: "textSecondary", textAlign: "center" }),
      ],
      { flex: 1, align: "center", justify: "center", gap: 16 },
    );
  }
  if (a.saved.state === "offline") {
    return nothingHere(
      words,
      { id: "results_offline", icon: "wifi-off", title: a.t("offline"), hint: a.t("offline.hint") },
      words.button(a.t("retry"), { id: "results_retry", minHeight: 48, onTap: () => ask(a) }),
    );
  }
  const found = houses
    .filter((house) => house.city === a.extras["city"])
    .toSorted((one, other) => (a.saved.near ? one.distance - other.distance : one.price - other.price));
  return words.scroll(
    [
      words.chip(a.t("near"), {
        id: "results_near",
        icon: "crosshairs-gps",
        minHeight: 48,
        checkable: true,
        selected: a.saved.near,
        onTap: () => near(words, a),
      }),
      ...found.map((house) => card(words, a, house)),
    ],
    { id: "results_scroll", flex: 1, gap: 14, padding: 16 },
  );
}

function card(words: AppLanguage, a: Page, house: House): ViewNode {
  const cut = a.config.fontScale >= 1.5 && a.bug("price-clipped");
  return words.column(
    [
      photo(words, house, 130),
      words.row(
        [
          words.text(say(a, house.name), { id: "house_name", flex: 1, textSize: 18, weight: "medium" }),
          words.icon("star", { size: 16, color: "primary" }),
          words.text(house.rating, { id: "house_rating" }),
        ],
        { gap: 4 },
      ),
      words.text(a.t("away", { n: house.distance }), { id: "house_away", color: "textSecondary" }),
      words.text(a.t("per.night", { n: house.price }), {
        id: "house_price",
        textSize: 17,
        weight: "bold",
        ...(cut ? { height: 22, maxLines: 1, ellipsis: false } : {}),
      }),
    ],
    {
      key: house.id,
      gap: 6,
      padding: 12,
      corner: 20,
      background: "surface",
      border: "divider",
      onTap: () => a.start("HouseActivity", { ...a.extras, house: house.id }),
    },
  );
}

/** Sorts by the way from where one is, if one may know where that is. */
function near(words: AppLanguage, a: Page): void {
  if (a.saved.near) {
    a.saved.near = false;
    return;
  }
  a.requestPermission(permission, (granted) => {
    if (!granted && a.bug("location-denied-crash")) {
      throw words.exception(
        "java.lang.SecurityException",
        'uid 10190 does not have android.permission.ACCESS_FINE_LOCATION for provider "gps"',
        {
          frames: [
            "android.location.LocationManager.getLastKnownLocation(LocationManager.java:1121)",
            "com.example.harborstays.ResultsActivity.lastLocation(ResultsActivity.kt:133)",
          ],
        },
      );
    }
    a.saved.near = granted;
    if (!granted) a.snackbar(a.t("near.denied"));
  });
}
