import { expect, it } from "vitest";
import { button, screen, text } from "./literal.ts";
import { createScreens } from "./screens.ts";

it("a dialog of the system, which has neither heading nor activity, is named by its first words", async () => {
  const screens = createScreens("com.example.app", { put: async () => "key" });
  const bounds = { left: 100, top: 1100, right: 900, bottom: 1200 };
  const dialog = screen({ package: "android", activity: "" }, [
    text({ text: "Shop keeps stopping", bounds }),
    button({ text: "Close app", bounds }),
  ]);
  expect((await screens.record(dialog)).title).toBe("Shop keeps stopping");
  const list = screen({ activity: "com.example.app.CartActivity" }, [text({ text: "Mug", bounds })]);
  expect((await screens.record(list)).title).toBe("CartActivity");
});
