import { expect, it } from "vitest";
import { crashLog, drive } from "../drive.ts";
import { prove } from "../prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";
import { strings } from "./words.ts";

const documents = { text: "Documents" };
const lease = { text: "Lease agreement.pdf" };

prove({
  name: "Cabinet",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "folder-twice": ({ play }) => play.has({ text: "Recipes", at: 1 }),
    "same-folder-crash": ({ phone }) => crashLog(phone).includes("FolderStore.insert"),
    "photos-after-revoke": ({ phone }) => crashLog(phone).includes("PhotosActivity.query"),
    "count-stale": ({ play }) => play.textOf("folder_count") !== "3 items",
    "deletes-other-file": ({ play }) => play.has(lease),
    "undo-delete-dead": ({ play }) => !play.has({ text: "Budget 2026.xlsx" }),
    "last-file-crash": ({ phone }) => crashLog(phone).includes("FolderActivity.updateHeader"),
    "size-over-name": ({ play }) => {
      const name = play.box({ text: "Minutes of the spring meeting of the garden society.docx" });
      const size = play.box({ text: "58 KB" });
      return name !== undefined && size !== undefined && size.rect.top < name.rect.bottom;
    },
    "sort-unlabelled": ({ play }) => play.box("action_sort")?.desc === "",
    "open-unchecked": ({ phone }) => crashLog(phone).includes("DocumentActivity.openWith"),
    "rename-lost-on-rotation": ({ play }) => !play.has("rename_name"),
    "rename-drops-ending": ({ play }) => play.textOf("doc_name") !== "Rent.pdf",
    "zip-preview-aborts": (driven) => driven.died(),
    "purged-returns": ({ play }) => !play.has("trash_empty"),
  },
  stops: [
    { screen: "FolderActivity", path: [documents] },
    { screen: "DocumentActivity", path: [documents, lease] },
    { screen: "DocumentActivity", path: [documents, lease, "doc_rename"] },
    { screen: "PhotosActivity", path: ["home_photos"] },
    { screen: "TrashActivity", path: ["action_trash"] },
    { screen: "SettingsActivity", path: ["action_settings"] },
    { screen: "MainActivity", path: ["folder_new"] },
  ],
  modes: [
    { screen: "FolderActivity", path: [documents, "action_sort"] },
    { screen: "PhotosActivity", path: ["home_photos", "photos_allow", { text: "Allow all" }] },
  ],
});

it("Cabinet has every word in Korean", () => {
  expect(Object.keys(strings.ko).toSorted()).toEqual(Object.keys(strings.en).toSorted());
});

it("Cabinet keeps a name that is being typed when the phone is turned", async () => {
  const driven = await drive(app, packageName, "all");
  await driven.run([
    { tap: { id: "folder_new" } },
    { type: { id: "folder_new_name", text: "Recipes" } },
    { rotate: true },
    { rotate: true },
  ]);
  expect(driven.play.textOf("folder_new_name")).toBe("Recipes");
  await driven.close();
});
