import { describe, expect, it } from "vitest";
import type { DialogDefinition } from "../../language.ts";
import { createDisplay } from "../display.ts";
import { allBoxes, bars, boxOf, environment, portrait, press } from "../sample.ts";
import type { Scene } from "../scene.ts";

const display = createDisplay();

function dialogScene(dialog: DialogDefinition, onDismiss: () => void = () => undefined): Scene {
  return display.layout({ kind: "dialog", dialog, onDismiss }, environment(), portrait, bars);
}

describe("dialogs", () => {
  it("run the button's handler, then close", () => {
    const order: string[] = [];
    const scene = dialogScene(
      {
        title: "Sure?",
        message: "Really?",
        positive: { label: "Yes", onTap: () => order.push("yes") },
        negative: { label: "No" },
      },
      () => order.push("closed"),
    );
    press(boxOf(scene, "dialog.button1"));
    press(boxOf(scene, "dialog.button2"));
    expect(order).toEqual(["yes", "closed", "closed"]);
    const ids = allBoxes(scene.root)
      .map((one) => one.resourceId)
      .filter((id) => id !== "");
    expect(ids).toEqual([
      "android:id/content",
      "com.example.shop:id/parentPanel",
      "com.example.shop:id/topPanel",
      "com.example.shop:id/title_template",
      "com.example.shop:id/alertTitle",
      "com.example.shop:id/contentPanel",
      "com.example.shop:id/scrollView",
      "android:id/message",
      "com.example.shop:id/buttonPanel",
      "com.example.shop:id/spacer",
      "android:id/button2",
      "android:id/button1",
    ]);
  });

  it("stand at the middle as boxes of their own, as tall as they need and no taller than the screen", () => {
    const small = dialogScene({ message: "Short" }).bounds;
    expect(small.left).toBe(28);
    expect(small.right).toBe(1052);
    expect(Math.abs((small.top + small.bottom) / 2 - 1200)).toBeLessThan(3);
    const long = dialogScene({ message: "Long words. ".repeat(2000), positive: { label: "OK" } });
    expect(long.bounds.top).toBeGreaterThan(0);
    expect(boxOf(long, "dialog.scroll").scrollable).toBe(true);
    expect(boxOf(long, "dialog.button1").visible).not.toBeNull();
  });

  it("close a sheet by a touch outside, if it may be", () => {
    const heard: string[] = [];
    const sheet = (cancelable: boolean): Scene =>
      dialogScene(
        {
          kind: "sheet",
          title: "Sort",
          items: [{ label: "Newest", onTap: () => heard.push("newest") }],
          cancelable,
          onCancel: () => heard.push("cancelled"),
        },
        () => heard.push("closed"),
      );
    press(boxOf(sheet(false), "sheet.outside"));
    expect(heard).toEqual([]);
    press(boxOf(sheet(true), "sheet.outside"));
    press(boxOf(sheet(true), "dialog.item0"));
    expect(heard).toEqual(["cancelled", "closed", "newest", "closed"]);
    expect(boxOf(sheet(true), "sheet.sheet").rect.bottom).toBe(2400);
  });

  it("hang a menu at the top end", () => {
    const scene = dialogScene({ kind: "menu", items: [{ label: "Share", onTap: () => undefined }] });
    expect(scene.bounds.right).toBe(1080 - 21);
    expect(scene.bounds.top).toBeLessThan(200);
  });
});
