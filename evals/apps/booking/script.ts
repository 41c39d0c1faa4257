/** For each seeded bug of Harbor Stays, the steps that trigger it. */

import type { Step, Triggers } from "../steps.ts";

export const packageName = "com.example.harborstays";

const tap = (id: string): Step => ({ tap: { id } });
const open = (text: string): Step => ({ tap: { text } });
const type = (id: string, text: string): Step => ({ type: { id: `guest_${id}`, text } });
const results: readonly Step[] = [tap("search_go"), { wait: 2500 }];
const house: readonly Step[] = [...results, open("Net Loft")];
const form: readonly Step[] = [...house, tap("house_book")];
const guest = (name: string, email: string): readonly Step[] => [
  ...form,
  type("name", name),
  type("email", email),
  type("phone", "+47 901 22 333"),
  tap("guest_terms"),
  tap("guest_next"),
];
const review = guest("Ada Moreno", "ada@example.com");
const tiles: readonly Step[] = [tap("action_trips"), open("House of Tiles")];

export const triggers: Triggers = {
  "nights-lost-in-background": [
    tap("search_nights_more"),
    tap("search_nights_more"),
    tap("search_nights_more"),
    { kill: true },
  ],
  "one-nights": [tap("search_nights_less")],
  "location-denied-crash": [...results, tap("results_near"), open("Don’t allow"), { wait: 500 }],
  "results-never-come": [{ set: { offline: true } }, tap("search_go"), { wait: 20_000 }],
  "price-clipped": [{ set: { fontScale: 2 } }, ...results],
  "call-unchecked": [...house, tap("house_call")],
  "request-lost-on-rotation": [...form, type("request", "A cot, please"), { rotate: true }, { rotate: true }],
  "any-email": guest("Ada Moreno", "ada.example.com"),
  "names-from-a-to-z": guest("Anne-Marie Dupré", "anne@example.com"),
  "continue-stays-off": [...form, tap("guest_terms"), type("name", "Ada Moreno")],
  "total-without-cleaning": review,
  "notice-over-button": review,
  "booked-twice": [...review, { doubleTap: { id: "review_book" } }, { wait: 3000 }],
  "arrival-day-before": tiles,
  "cancel-offline-success": [
    { set: { offline: true } },
    ...tiles,
    tap("trip_cancel"),
    open("Cancel it"),
    { wait: 1000 },
  ],
};
