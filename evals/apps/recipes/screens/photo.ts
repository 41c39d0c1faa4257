import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Kitchen, say } from "../disk.ts";

/** The photo of a dish at its full size. */
export function addPhoto(kitchen: Kitchen, words: AppLanguage): void {
  kitchen.activity("PhotoActivity", {
    handlesConfigChanges: true,
    onCreate: (a) => {
      // The bitmap is scaled to the screen; the bug decodes all of its pixels, and a cache keeps them.
      if (!a.bug("photo-memory")) return;
      try {
        a.allocate(64);
      } catch (error) {
        const message = error instanceof Error ? error.message : "";
        throw words.exception("java.lang.OutOfMemoryError", message, {
          frames: [
            "android.graphics.BitmapFactory.nativeDecodeStream(Native Method)",
            "android.graphics.BitmapFactory.decodeStream(BitmapFactory.java:812)",
            "com.example.saffron.PhotoActivity.decode(PhotoActivity.kt:41)",
            "com.example.saffron.PhotoActivity.onCreate(PhotoActivity.kt:23)",
          ],
        });
      }
    },
    view: (a) => {
      const recipe = a.disk.recipes.find((each) => each.id === a.extras["recipe"]);
      const title = recipe === undefined ? "" : say(a, recipe.title);
      return words.compose(
        words.column(
          [
            words.toolbar({ title, onUp: () => a.finish() }),
            words.image(
              {
                kind: "scene",
                seed: 3,
                motif: recipe?.picture ?? "hills",
                palette: recipe?.tint ?? ["#F6C7B4", "#B23A1E"],
              },
              { flex: 1, desc: a.t("photo", { title }) },
            ),
          ],
          { flex: 1, background: "background" },
        ),
      );
    },
  });
}
