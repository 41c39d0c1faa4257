import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Page, Podcast } from "../disk.ts";
import { scaffold } from "../look.ts";
import { shows } from "../shows.ts";

interface Saved {
  text: string;
  wrong: string;
}

type Import = Page<Saved>;

/** Subscriptions of another player, as OPML. */
export function addImport(podcast: Podcast, words: AppLanguage): void {
  podcast.activity<Saved>("ImportActivity", {
    saved: () => ({ text: "", wrong: "" }),
    view: (a) =>
      scaffold(words, a, "Import", [
        words.scroll(
          [
            words.text("Export your subscriptions from the other player as OPML, and paste the text here.", {
              textSize: 15,
              color: "textSecondary",
            }),
            words.field({
              id: "opml",
              input: "multiline",
              hint: "OPML text",
              value: a.saved.text,
              ...(a.saved.wrong === "" ? {} : { error: a.saved.wrong }),
              onChange: (text) => {
                a.saved.text = text;
                a.saved.wrong = "";
              },
            }),
            words.button("Import", { minHeight: 52, onTap: () => bringIn(words, a) }),
            a.disk.imported.length > 0 &&
              words.text(`Imported before: ${a.disk.imported.join(", ")}`, { textSize: 15 }),
          ],
          { id: "import", flex: 1, gap: 14, padding: 16 },
        ),
      ]),
  });
}

function bringIn(words: AppLanguage, a: Import): void {
  a.hideKeyboard();
  const { text } = a.saved;
  if (text.trim() === "") {
    a.saved.wrong = "Paste the text first";
    return;
  }
  const names = [...text.matchAll(/<outline\b[^>]*?\btext="([^"]*)"/g)].map((match) => match[1] ?? "");
  if (names.length === 0) {
    if (a.bug("import-without-outlines-crash")) {
      throw words.exception("java.util.NoSuchElementException", "List is empty.", {
        frames: [
          "kotlin.collections.CollectionsKt___CollectionsKt.first(_Collections.kt:214)",
          "app.earshelf.player.OpmlReader.read(OpmlReader.kt:47)",
          "app.earshelf.player.ImportActivity.onImport(ImportActivity.kt:66)",
        ],
      });
    }
    a.saved.wrong = "This is not OPML: it has no outlines";
    return;
  }
  for (const name of names) {
    const show = shows.find((each) => each.title.toLowerCase() === name.toLowerCase());
    if (show !== undefined && !a.disk.subscribed.includes(show.id)) a.disk.subscribed.push(show.id);
  }
  a.disk.imported = [...new Set([...a.disk.imported, ...names])];
  a.saved.text = "";
  a.snackbar(names.length === 1 ? "1 show imported" : `${names.length} shows imported`);
}
