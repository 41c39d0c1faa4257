import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { readApkFacts } from "./apk.ts";

const apiDemos = dirname(createRequire(import.meta.url).resolve("android-apidemos/package.json"));

it("reads package and all activities of a real APK", async () => {
  const facts = await readApkFacts(readFileSync(join(apiDemos, "apks/ApiDemos-debug.apk")), "en-US");
  expect(facts?.package).toBe("io.appium.android.apis");
  expect(facts?.label).toBe("API Demos");
  expect(facts?.activities).toHaveLength(331);
  expect(facts?.activities).toContain("io.appium.android.apis.ApiDemos");
});

it("gives null for what is no APK", async () => {
  expect(await readApkFacts(Buffer.from("not a zip"), "")).toBeNull();
});
