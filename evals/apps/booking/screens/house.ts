import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type House, houses, say, type StayActivity, type Stays } from "../disk.ts";
import { photo } from "../look.ts";

type Page = StayActivity<object, object>;

/** One house. */
export function addHouse(stays: Stays, words: AppLanguage): void {
  stays.activity("HouseActivity", {
    view: (a) => {
      const house = houses.find((each) => each.id === a.extras["house"]);
      if (house === undefined) return words.column([]);
      return words.column(
        [
          words.toolbar({ title: say(a, house.name), onUp: () => a.finish() }),
          words.scroll(
            [
              photo(words, house, 220),
              words.text(say(a, house.about), { id: "house_about", textSize: 16 }),
              words.text(a.t("away", { n: house.distance }), {
                id: "house_away",
                icon: "anchor",
                color: "textSecondary",
              }),
              words.text(a.t("per.night", { n: house.price }), {
                id: "house_price",
                textSize: 22,
                weight: "bold",
              }),
              words.button(a.t("book"), {
                id: "house_book",
                minHeight: 52,
                onTap: () => a.start("GuestActivity", { ...a.extras }),
              }),
              words.button(a.t("call"), {
                id: "house_call",
                style: "outlined",
                icon: "phone-outline",
                minHeight: 52,
                onTap: () => call(words, a, house),
              }),
            ],
            { id: "house_scroll", flex: 1, gap: 14, padding: 16 },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function call(words: AppLanguage, a: Page, house: House): void {
  try {
    a.startExternal({ action: "android.intent.action.DIAL", data: `tel:${house.phone.replaceAll(" ", "")}` });
  } catch (error) {
    if (a.bug("call-unchecked")) {
      const message = error instanceof Error ? error.message : "";
      throw words.exception("android.content.ActivityNotFoundException", message, {
        frames: [
          "android.app.Instrumentation.checkStartActivityResult(Instrumentation.java:2239)",
          "android.app.Activity.startActivity(Activity.java:5724)",
          "com.example.harborstays.HouseActivity.call(HouseActivity.kt:76)",
        ],
      });
    }
    a.snackbar(a.t("call.none"));
  }
}
