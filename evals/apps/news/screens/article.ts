import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type News, type NewsActivity, say, stories, type Story } from "../disk.ts";
import { nothingHere } from "../look.ts";

interface Saved {
  /** The story was loaded once: its page is in the cache. */
  loaded: boolean;
}

type Page = NewsActivity<Saved, object>;

/** A story as a web page. */
export function addArticle(news: News, words: AppLanguage): void {
  news.activity<Saved>("ArticleActivity", {
    saved: () => ({ loaded: false }),
    onCreate: (a) => load(a),
    onBack: (a) => {
      if (a.extras["found"] !== true || !a.bug("back-skips-search")) return false;
      a.start("MainActivity", {}, { clearTop: true });
      return true;
    },
    view: (a) => {
      const story = storyOf(a);
      if (story === undefined) return words.column([]);
      const kept = a.disk.later.some((entry) => entry.story === story.id);
      return words.column(
        [
          words.toolbar({
            title: a.t(story.section),
            onUp: () => a.finish(),
            actions: [
              { id: "action_copy", icon: "link-variant", label: a.t("copy"), onTap: () => copy(a) },
              {
                id: "action_save",
                icon: kept ? "bookmark" : "bookmark-outline",
                label: a.t(kept ? "unsave" : "save"),
                onTap: () => keep(a, story, kept),
              },
            ],
          }),
          a.saved.loaded || a.bug("offline-blank") ? page(words, a, story) : offline(words, a),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function storyOf(a: Page): Story | undefined {
  return stories.find((story) => story.id === a.extras["story"]);
}

function load(a: Page): void {
  if (!a.online) return;
  a.saved.loaded = true;
  const entry = a.disk.later.find((each) => each.story === a.extras["story"]);
  if (entry !== undefined) entry.read = true;
  const scheme = a.bug("pictures-in-cleartext") ? "http" : "https";
  a.log("D", "ImageLoader", `GET ${scheme}://img.example.com/${String(storyOf(a)?.id)}.jpg`);
}

/** Nothing is known of the story while it could not be loaded. */
function page(words: AppLanguage, a: Page, story: Story): ViewNode {
  const size = a.disk.large ? 22 : 17;
  const unsigned = story.author === null;
  const author =
    story.author !== null
      ? a.t("by", { author: say(a, story.author) })
      : a.bug("minutes-placeholder")
        ? a.t("by", { author: "%s" })
        : a.t("staff");
  const content = a.saved.loaded
    ? [
        words.text(say(a, story.title), { id: "headline", textSize: 26, weight: "bold", color: "#1B1518" }),
        words.text(`${author} · ${a.t("minutes", { n: story.minutes })}`, {
          id: "article_about",
          key: unsigned ? "staff" : "author",
          textSize: 14,
          color: "#5F5358",
        }),
        words.image(
          { kind: "scene", seed: story.minutes, motif: story.motif, palette: story.palette },
          { height: 190, corner: 8, desc: say(a, story.title) },
        ),
        ...story.body.map((paragraph, index) =>
          words.text(say(a, paragraph), { key: String(index), textSize: size, color: "#1B1518" }),
        ),
      ]
    : [];
  return words.webView({
    id: "article_page",
    flex: 1,
    url: `https://nabaa.example.com/${story.id}`,
    title: a.saved.loaded ? say(a, story.title) : "",
    content: words.scroll([words.column(content, { gap: 14, padding: 20 })], {
      id: "article_scroll",
      flex: 1,
    }),
  });
}

function offline(words: AppLanguage, a: Page): ViewNode {
  return nothingHere(
    words,
    { id: "article_offline", icon: "wifi-off", title: a.t("offline"), hint: a.t("offline.hint") },
    words.button(a.t("retry"), {
      id: "article_retry",
      minHeight: 48,
      onTap: () => {
        load(a);
        if (!a.saved.loaded) a.snackbar(a.t("offline"));
      },
    }),
  );
}

function copy(a: Page): void {
  if (a.bug("copy-link-dead")) return;
  a.snackbar(a.t("copied"));
}

function keep(a: Page, story: Story, kept: boolean): void {
  a.disk.later = kept
    ? a.disk.later.filter((entry) => entry.story !== story.id)
    : [{ story: story.id, read: true }, ...a.disk.later];
  a.snackbar(a.t(kept ? "unsaved" : "saved"));
}

/** Opens a story for other apps. */
export function addOpenStory(news: News, words: AppLanguage): void {
  news.activity("OpenStoryActivity", {
    exported: true,
    links: ["nabaa://story"],
    onCreate: (a) => {
      const { story } = a.extras;
      if (typeof story === "string") {
        a.start("ArticleActivity", { story });
      } else if (a.bug("open-without-story")) {
        const message =
          "Attempt to invoke virtual method 'int java.lang.String.length()' on a null object reference";
        throw words.exception("java.lang.NullPointerException", message, {
          frames: ["com.example.nabaa.OpenStoryActivity.onCreate(OpenStoryActivity.kt:19)"],
        });
      }
      a.finish();
    },
    view: () => words.column([]),
  });
}
