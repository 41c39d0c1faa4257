import { expect, it } from "vitest";
import { crashLog } from "../drive.ts";
import { prove } from "../prove.ts";
import { colours } from "../seen.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";
import { strings } from "./words.ts";

const derby = { text: "Late goal decides the harbour derby" };
const more = { text: "More options" };

prove({
  name: "Nabaa",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "rows-not-mirrored": ({ play }) => {
      const picture = play.box("story_picture");
      const title = play.box("story_title");
      return picture !== undefined && title !== undefined && picture.rect.left < title.rect.left;
    },
    "section-lost-on-rotation": ({ play }) => play.box("tab_sport")?.selected === false,
    "picture-missing": ({ phone, play }) => colours(phone, play.box("story_picture")).richest < 20,
    "badge-counts-read": ({ play }) => play.has({ text: "Saved for later, 3 unread" }),
    "topics-open-settings": ({ play }) => play.screen() === "SettingsActivity",
    "sync-service-crash": ({ phone }) => crashLog(phone).includes("SyncService.onHandleWork"),
    "search-first-page-only": ({ play }) => play.has("search_none"),
    "back-skips-search": ({ play }) => play.screen() === "MainActivity",
    "offline-blank": ({ play }) => !play.has("article_offline"),
    "pictures-in-cleartext": ({ phone }) =>
      phone.logs.read(["main"]).some((entry) => entry.message.includes("http://img.example.com")),
    "minutes-placeholder": ({ play }) => play.has({ text: "By %s · 2 min read" }),
    "copy-link-dead": ({ play }) => !play.has({ text: "Link copied" }),
    "later-in-english": ({ play }) => play.has({ text: "Unread" }),
    "open-without-story": ({ phone }) => crashLog(phone).includes("OpenStoryActivity.onCreate"),
  },
  stops: [
    { screen: "ArticleActivity", path: ["tab_sport", derby] },
    { screen: "SearchActivity", path: ["action_search"] },
    { screen: "LaterActivity", path: ["action_later"] },
  ],
  modes: [
    { screen: "MainActivity", path: ["tab_culture"] },
    { screen: "TopicsActivity", path: [more, { text: "Topics" }] },
    { screen: "SettingsActivity", path: [more, { text: "Settings" }] },
    { screen: "TopicsActivity", path: [more, { text: "Topics" }, "topic_sport"] },
  ],
});

it("Nabaa has every word in Arabic", () => {
  expect(Object.keys(strings.ar).toSorted()).toEqual(Object.keys(strings.en).toSorted());
});
