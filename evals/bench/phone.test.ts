import { expect, it } from "vitest";
import { benchPhonesAtOnce, benchPhoneScreen } from "./phone.ts";

it("measures a dump, a screenshot and a PNG, which cost more in this order", async () => {
  const metrics = await benchPhoneScreen(10);
  expect(metrics.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
    "phone_dump_cpu_ms ms",
    "phone_screenshot_cpu_ms ms",
    "phone_png_cpu_ms ms",
  ]);
  const [dump = 0, screenshot = 0, png = 0] = metrics.map(({ value }) => value);
  expect(dump).toBeGreaterThan(0);
  expect(screenshot).toBeGreaterThan(dump);
  expect(png).toBeGreaterThan(dump);
});

it("counts the phones that gave their own answers", async () => {
  expect(await benchPhonesAtOnce(3)).toMatchObject([{ name: "phones_at_once", value: 3 }]);
});
