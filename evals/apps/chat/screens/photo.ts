import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Chat } from "../disk.ts";

/** One photo, as large as the screen is wide. */
export function addPhoto(chat: Chat, words: AppLanguage): void {
  chat.activity("PhotoActivity", {
    view: (a) => {
      const seed = a.extras["photo"];
      return words.column(
        [
          words.toolbar({ title: "사진", onUp: () => a.finish() }),
          words.column(
            [
              words.image(
                { kind: "scene", seed: typeof seed === "number" ? seed : 1 },
                { id: "photo_full", desc: "사진", width: "100%", aspectRatio: 1.35 },
              ),
            ],
            { flex: 1, justify: "center" },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}
