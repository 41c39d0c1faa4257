import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Kitchen, say } from "../disk.ts";

/** The steps of a recipe, one at a time. */
export function addCook(kitchen: Kitchen, words: AppLanguage): void {
  kitchen.activity<{ step: number }>("CookActivity", {
    saved: () => ({ step: 0 }),
    view: (a) => {
      const recipe = a.disk.recipes.find((each) => each.id === a.extras["recipe"]);
      const steps = recipe?.steps ?? [];
      const { step } = a.saved;
      const text = steps[step];
      const dark = a.config.night && a.bug("steps-dark-on-dark");
      const last = step >= steps.length - 1;
      return words.compose(
        words.column(
          [
            words.toolbar({
              title: recipe === undefined ? "" : say(a, recipe.title),
              onUp: () => a.finish(),
            }),
            words.scroll(
              [
                words.progressBar(step + 1, steps.length),
                words.text(a.t("step", { n: step + 1, all: steps.length }), {
                  textSize: 15,
                  weight: "medium",
                  color: "primary",
                }),
                words.text(text === undefined ? "" : say(a, text), {
                  textSize: a.disk.largeSteps ? 30 : 24,
                  color: dark ? "#3A2A22" : "text",
                }),
              ],
              { id: "cook_scroll", flex: 1, gap: 20, padding: 24 },
            ),
            words.row(
              [
                step > 0 &&
                  words.button(a.t("previous"), {
                    style: "outlined",
                    flex: 1,
                    minHeight: 48,
                    onTap: () => {
                      a.saved.step -= 1;
                    },
                  }),
                words.button(a.t(last ? "finish" : "next"), {
                  flex: 1,
                  minHeight: 48,
                  onTap: () => {
                    if (last) a.finish();
                    else a.saved.step += 1;
                  },
                }),
              ],
              { gap: 12, padding: 16 },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}
