import { describe, expect, it } from "vitest";
import type { Phone } from "../phone.ts";
import { phoneWith } from "./phone-with.ts";
import { createPlayer, type Player } from "./play.ts";
import notes from "./notes/app.ts";

const notesPackage = "com.example.fieldnotes";

async function settingsPage(page: string): Promise<{ phone: Phone; play: Player }> {
  const phone = phoneWith(notes, "all");
  const play = createPlayer(phone);
  await play.open("com.android.settings");
  await play.tap({ text: page });
  return { phone, play };
}

describe("the launcher", () => {
  it("shows what can be started and starts it", async () => {
    const phone = phoneWith(notes, "all");
    const play = createPlayer(phone);
    await play.settle();
    expect(play.screen()).toBe("NexusLauncherActivity");
    await play.tap({ text: "Field Notes" });
    expect(phone.activities.resumed()?.package).toBe(notesPackage);
  });

  it("lists all apps, and HOME and BACK stay on it", async () => {
    const play = createPlayer(phoneWith(notes, "all"));
    await play.settle();
    await play.tap("all_apps_handle");
    expect(play.has("apps_view")).toBe(true);
    await play.back();
    expect(play.has("workspace")).toBe(true);
    await play.back();
    expect(play.screen()).toBe("NexusLauncherActivity");
  });
});

describe("the settings app", () => {
  it("turns the phone dark", async () => {
    const { phone, play } = await settingsPage("Display");
    await play.tap("dark_ui_mode");
    expect(phone.nightMode).toBe("yes");
    expect(play.box("dark_ui_mode")?.checked).toBe(true);
  });

  it("changes the size of text and the language", async () => {
    const { phone, play } = await settingsPage("Display");
    await play.tap({ text: "Largest" });
    expect(phone.settings.get("system", "font_scale")).toBe("1.3");
    await play.back();
    await play.tap({ text: "Languages" });
    await play.tap({ text: "한국어 (대한민국)" });
    expect(play.texts()).toContain("언어");
  });

  it("takes the phone off the network", async () => {
    const { phone, play } = await settingsPage("Network & internet");
    await play.tap("airplane_mode");
    expect(phone.radios.airplane).toBe(true);
    expect(play.box("airplane_mode")?.checked).toBe(true);
  });

  it("stops an app and clears what it keeps", async () => {
    const { phone, play } = await settingsPage("Apps");
    await play.open(notesPackage);
    await play.tap({ text: "Unpin: Packing list" });
    await play.open("com.android.settings");
    await play.tap({ text: "Apps" });
    await play.tap({ text: "Field Notes" });
    await play.tap("force_stop_button");
    await play.tap({ text: "OK" });
    expect(phone.processes.all().some((process) => process.package === notesPackage)).toBe(false);
    await play.tap("clear_button");
    await play.tap({ text: "Delete" });
    await play.open(notesPackage);
    expect(play.has({ text: "Unpin: Packing list" })).toBe(true);
  });
});
