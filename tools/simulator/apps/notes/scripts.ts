/** For each seeded bug of Field Notes: the taps that trigger it, and whether what then stands there is wrong. */

import type { Phone } from "../../phone.ts";
import type { Player } from "../play.ts";

export type Script = (play: Player, phone: Phone) => Promise<boolean>;

export const notesPackage = "com.example.fieldnotes";

function crashed(phone: Phone): boolean {
  return phone.logs.read(["events"]).some((entry) => entry.tag === "am_crash");
}

async function menu(play: Player, item: string): Promise<void> {
  await play.tap({ text: "Open menu" });
  await play.tap(`menu_${item}`);
}

export const scripts: Readonly<Record<string, Script>> = {
  async "new-note-saved-twice"(play) {
    await play.tap("new_note");
    await play.type("note_title", "Owl in the barn");
    await play.tap("note_save");
    return play.has({ text: "Owl in the barn", at: 1 });
  },
  async "purged-note-returns"(play) {
    await menu(play, "bin");
    await play.tap("trash_delete");
    await play.relaunch(notesPackage);
    await menu(play, "bin");
    return !play.has("trash_empty");
  },
  async "list-stale-after-edit"(play) {
    await play.tap({ text: "Packing list" });
    await play.type("note_title", "What to pack");
    await play.tap("note_save");
    return !play.has({ text: "What to pack" });
  },
  async "backup-never-ends"(play, phone) {
    await menu(play, "settings");
    await play.tap("backup_now");
    await phone.clock.sleep(20_000);
    return play.has("backup_progress");
  },
  async "about-opens-settings"(play) {
    await play.tap({ text: "More options" });
    await play.tap({ text: "About" });
    return play.screen() !== "AboutActivity";
  },
  async "tag-twice-crash"(play, phone) {
    await menu(play, "tags");
    await play.type("tag_name", "Birds");
    await play.tap("tag_add");
    return crashed(phone);
  },
  async "undo-does-nothing"(play) {
    await play.longPress({ text: "Packing list" });
    await play.tap({ text: "Move to trash" });
    await play.tap({ text: "Move to trash" });
    await play.tap({ text: "Undo" });
    return !play.has({ text: "Packing list" });
  },
  async "preview-dark-on-dark"(play, phone) {
    phone.nightMode = "yes";
    await play.settle();
    return phone.truth.some((entry) => entry.bug === "preview-dark-on-dark" && entry.event === "triggered");
  },
  async "sort-without-label"(play) {
    return play.box("action_sort")?.desc === "";
  },
  async "tag-counts-trash"(play) {
    await menu(play, "tags");
    return play.has({ text: "3 notes" });
  },
  async "open-note-without-number"(play, phone) {
    const component = { package: notesPackage, activity: `${notesPackage}.OpenNoteActivity` };
    await phone.activities.start({ component }, { wait: false, stopFirst: false, caller: "shell" });
    await play.settle();
    return crashed(phone);
  },
};
