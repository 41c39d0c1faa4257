import { crashLog } from "../drive.ts";
import { prove } from "../prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";

prove({
  name: "Kith",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "same-number-crash": ({ phone }) => crashLog(phone).includes("ContactStore.insert"),
    "call-after-revoke-crash": ({ phone }) => crashLog(phone).includes("Caller.place"),
    "photos-fill-memory": ({ phone }) => crashLog(phone).includes("PhotoActivity.decode"),
    "delete-removes-another": ({ play }) => play.has({ text: "Ansel Boyd" }),
    "foreign-number-refused": ({ play }) => play.screen() === "EditorActivity",
    "share-does-nothing": ({ play }) => !play.has("snackbar_text"),
    "contact-screen-leaks": ({ phone }) =>
      phone.processes
        .all()
        .some(({ package: name, objects }) => name === packageName && objects.activities > 1),
    "group-back-exits": ({ play }) => play.screen() !== "MainActivity",
    "company-null": ({ play }) => play.textOf("contact_company") === "null",
    "call-buttons-alike": ({ play }) => play.has({ id: "row_call", text: "Call", at: 1 }),
    "star-too-small": ({ play }) => {
      const box = play.box("contact_star");
      return box !== undefined && box.rect.right - box.rect.left < 100;
    },
    "search-misses-last-names": ({ play }) => !play.has({ text: "Jonas Weber" }),
    "order-forgotten": ({ play }) => play.box("set_last")?.checked !== true,
  },
  decoys: {
    "no-browser": [
      [{ tap: { text: "Greta Holm" } }, { tap: { id: "contact_website" } }],
      ({ play }) => play.has({ text: "No app on this phone can open websites" }),
    ],
    "number-formatted": [
      [
        { tap: { id: "contact_add" } },
        { type: { id: "editor_first", text: "Ada" } },
        { type: { id: "editor_number", text: "01012345678" } },
        { tap: { id: "editor_save" } },
      ],
      ({ play }) => play.has({ text: "010-1234-5678" }),
    ],
    "search-by-company": [
      [{ type: { id: "search", text: "Larch" } }],
      ({ play }) => play.has({ text: "Jonas Weber" }) && play.has({ text: "Ansel Boyd" }),
    ],
    "many-missed": [
      [{ tap: { id: "action_recents" } }],
      ({ play }) => play.textOf("recents_missed") === "112 missed calls",
    ],
    initials: [[], ({ play }) => play.has({ text: "Ansel Boyd" })],
  },
  stops: [
    { screen: "MainActivity", path: ["tab_favourites"] },
    { screen: "MainActivity", path: ["tab_groups"] },
    { screen: "ContactActivity", path: [{ text: "Greta Holm" }] },
    { screen: "EditorActivity", path: ["contact_add"] },
    { screen: "EditorActivity", path: [{ text: "Dara O'Shea" }, "contact_edit"] },
    { screen: "PhotoActivity", path: [{ text: "Ansel Boyd" }, "contact_photo"] },
    { screen: "GroupActivity", path: ["tab_groups", { text: "Work" }] },
    { screen: "RecentsActivity", path: ["action_recents"] },
    { screen: "SettingsActivity", path: ["action_settings"] },
  ],
  modes: [{ screen: "CallActivity", path: [{ text: "Call Mina Seo" }, { text: "Allow" }] }],
});
