import { describe, expect, it } from "vitest";
import { cleanApp, comesBack, keepsOverProcessDeath, keepsOverRotation, type Stop } from "../tour.ts";
import app from "./app.ts";
import { notesPackage } from "./scripts.ts";

const menu = { text: "Open menu" };
const more = { text: "More options" };
const stops: readonly Stop[] = [
  { screen: "MainActivity", path: [] },
  { screen: "MainActivity", path: [menu] },
  { screen: "MainActivity", path: ["tag_1"] },
  { screen: "EditorActivity", path: ["new_note"] },
  { screen: "EditorActivity", path: [{ text: "Packing list" }] },
  { screen: "TagsActivity", path: [menu, "menu_tags"] },
  { screen: "TrashActivity", path: [menu, "menu_bin"] },
  { screen: "SettingsActivity", path: [menu, "menu_settings"] },
  { screen: "AboutActivity", path: [more, { text: "About" }] },
];
const left = stops.filter(({ screen, path }) => screen === "EditorActivity" || path.length === 1);
const name = ({ screen, path }: Stop): string => `${screen} ${JSON.stringify(path)}`;

describe("Field Notes without bugs", () => {
  it.each(stops.map((stop) => [name(stop), stop] as const))("%s outlives rotation", async (_, stop) => {
    await keepsOverRotation(await cleanApp(app, notesPackage), stop);
  });

  it.each(stops.map((stop) => [name(stop), stop] as const))("%s outlives process death", async (_, stop) => {
    await keepsOverProcessDeath(await cleanApp(app, notesPackage), stop, notesPackage);
  });

  it.each(left.filter((stop) => stop.path[0] !== "tag_1").map((stop) => [name(stop), stop] as const))(
    "BACK leaves %s for what was there before",
    async (_, stop) => {
      await comesBack(await cleanApp(app, notesPackage), stop);
    },
  );

  it("keeps a new note that is left by BACK, once", async () => {
    const play = await cleanApp(app, notesPackage);
    await play.tap("new_note");
    await play.type("note_title", "Owl in the barn");
    await play.rotate();
    await play.rotate();
    await play.back();
    expect(play.has({ text: "Owl in the barn", at: 0 })).toBe(true);
    expect(play.has({ text: "Owl in the barn", at: 1 })).toBe(false);
  });

  it("stays quiet when its process died, and not when it was closed", async () => {
    const play = await cleanApp(app, notesPackage);
    await play.tap(menu);
    await play.tap("menu_settings");
    await play.tap("set_quiet");
    await play.processDeath(notesPackage);
    expect(play.box("set_quiet")?.checked).toBe(true);
    await play.back();
    expect(play.has("note_row_preview")).toBe(false);
    await play.relaunch(notesPackage);
    expect(play.has("note_row_preview")).toBe(true);
  });

  it("takes a note through the trash and back", async () => {
    const play = await cleanApp(app, notesPackage);
    await play.longPress({ text: "Heron at the weir" });
    await play.tap("sheet_trash");
    await play.tap({ text: "Move to trash" });
    expect(play.has({ text: "Heron at the weir" })).toBe(false);
    await play.tap({ text: "Open menu" });
    await play.tap("menu_bin");
    await play.tap({ id: "trash_restore", at: 0 });
    await play.back();
    expect(play.has({ text: "Heron at the weir" })).toBe(true);
  });
});
