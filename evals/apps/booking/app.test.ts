import { expect, it } from "vitest";
import { crashLog } from "../drive.ts";
import { prove } from "../prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";
import { strings } from "./words.ts";

prove({
  name: "Harbor Stays",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "nights-lost-in-background": ({ play }) => play.textOf("search_nights") !== "5 nights",
    "one-nights": ({ play }) => play.has({ text: "1 nights" }),
    "location-denied-crash": ({ phone }) => crashLog(phone).includes("ResultsActivity.lastLocation"),
    "results-never-come": ({ play }) => play.has("results_progress"),
    "price-clipped": ({ play }) => {
      const box = play.box("house_price");
      return box !== undefined && box.rect.bottom - box.rect.top < 70;
    },
    "call-unchecked": ({ phone }) => crashLog(phone).includes("HouseActivity.call"),
    "request-lost-on-rotation": ({ play }) => play.textOf("guest_request") !== "A cot, please",
    "any-email": ({ play }) => play.screen() === "ReviewActivity",
    "names-from-a-to-z": ({ play }) => play.screen() === "GuestActivity",
    "continue-stays-off": ({ play }) => play.box("guest_next")?.enabled === false,
    "total-without-cleaning": ({ play }) => play.textOf("review_total") !== "$271",
    "notice-over-button": ({ play }) => {
      const notice = play.box("notice");
      const button = play.box("review_book");
      return notice !== undefined && button !== undefined && notice.rect.bottom > button.rect.top;
    },
    "booked-twice": ({ play }) => play.has({ text: "20 Mar 2026 · 2 nights", at: 1 }),
    "arrival-day-before": ({ play }) => play.textOf("trip_arrival") !== "17 Apr 2026",
    "cancel-offline-success": ({ play }) => play.has({ text: "Stay cancelled" }),
  },
  stops: [
    { screen: "TripsActivity", path: ["action_trips"] },
    { screen: "TripActivity", path: ["action_trips", { text: "House of Tiles" }] },
    { screen: "TripActivity", path: ["action_trips", { text: "House of Tiles" }, "trip_cancel"] },
    { screen: "ResultsActivity", path: ["search_go"] },
    { screen: "HouseActivity", path: ["search_go", { text: "Net Loft" }] },
    { screen: "GuestActivity", path: ["search_go", { text: "Net Loft" }, "house_book"] },
  ],
  modes: [
    { screen: "MainActivity", path: ["search_nights_less"] },
    { screen: "GuestActivity", path: ["search_go", { text: "Net Loft" }, "house_book", "guest_terms"] },
  ],
});

it("Harbor Stays has every word in Korean", () => {
  expect(Object.keys(strings.ko).toSorted()).toEqual(Object.keys(strings.en).toSorted());
});
