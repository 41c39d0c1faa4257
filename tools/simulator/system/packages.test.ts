import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { language } from "../words/language.ts";
import { trialPackage, tryApp } from "../trial/phone.ts";
import { trialApp } from "../trial/app.ts";
import { packApp } from "./apk/app-archive.ts";

const options = { replace: false, grantAll: false, allowTest: true, allowDowngrade: false };
const folder = dirname(createRequire(import.meta.url).resolve("android-apidemos/package.json"));
const apiDemos = readFileSync(join(folder, "apks", "ApiDemos-debug.apk"));

it("reads the manifest of a real APK", async () => {
  const { phone } = tryApp(trialApp);
  expect(await phone.packages.install(apiDemos, options)).toEqual({ ok: true });
  const installed = phone.packages.get("io.appium.android.apis");
  expect(installed).toMatchObject({ app: undefined, debuggable: true, system: false });
  expect(installed?.activities.find((activity) => activity.launcher)?.name).toBe(
    "io.appium.android.apis.ApiDemos",
  );
  expect(installed?.activities.length).toBeGreaterThan(200);
  expect(await phone.packages.install(apiDemos, options)).toEqual({
    ok: false,
    failure:
      "INSTALL_FAILED_ALREADY_EXISTS: Attempt to re-install io.appium.android.apis without first uninstalling.",
  });
  expect(phone.packages.uninstall("io.appium.android.apis", false)).toEqual({ ok: true });
  expect(phone.packages.get("io.appium.android.apis")).toBeUndefined();
});

it("refuses what is no APK, in the package manager's words", async () => {
  const { phone } = tryApp(trialApp);
  const failures = [];
  for (const bytes of [
    Buffer.from("hello"),
    Buffer.alloc(0),
    apiDemos.subarray(0, 90_000),
    Buffer.alloc(64, 0xff),
  ]) {
    failures.push(await phone.packages.install(bytes, options));
  }
  for (const failure of failures) {
    expect(failure).toEqual({ ok: false, failure: expect.stringContaining("INSTALL_PARSE_FAILED_NOT_APK") });
  }
});

it("installs an app of the language by bytes that name it, and keeps its data over an update", async () => {
  const trial = tryApp(trialApp);
  const app = trialApp(language);
  await trial.open();
  await trial.tap("add");
  expect(await trial.phone.packages.install(packApp(app), { ...options, replace: true })).toEqual({
    ok: true,
  });
  expect(trial.pid()).toBeUndefined();
  expect(trial.phone.processes.exits(trialPackage)[0]).toMatchObject({ reason: 16 });
  await trial.open();
  expect(trial.front()).toBe("Main");
});

it("changes only permissions that a package asked for", () => {
  const { phone } = tryApp(trialApp);
  expect(phone.packages.grant(trialPackage, "android.permission.SEND_SMS")).toEqual({
    ok: false,
    failure: `Package ${trialPackage} has not requested permission android.permission.SEND_SMS`,
  });
  expect(phone.packages.grant(trialPackage, "android.permission.INTERNET")).toMatchObject({ ok: false });
  expect(phone.packages.grant("com.none", "android.permission.CAMERA")).toEqual({
    ok: false,
    failure: "Unknown package: com.none",
  });
});
