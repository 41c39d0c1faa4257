import { describe, expect, it } from "vitest";
import { parseInstall } from "./install.ts";

describe("installing", () => {
  it("says what to do about each failure", () => {
    expect(parseInstall("Success\n")).toEqual({ ok: true });
    expect(
      parseInstall(
        "Failure [INSTALL_FAILED_VERSION_DOWNGRADE: Downgrade detected: Update version code 1 is older than current 2]",
      ),
    ).toEqual({
      ok: false,
      code: "INSTALL_FAILED_VERSION_DOWNGRADE",
      words: "A newer version is installed: uninstall it first.",
    });
    expect(
      parseInstall("Failure [INSTALL_PARSE_FAILED_NOT_APK: Failed to parse /data/app/vmdl123.tmp/base.apk]"),
    ).toMatchObject({
      words: "The file is not a valid APK.",
    });
    expect(parseInstall("adb: connect error")).toMatchObject({
      ok: false,
      words: "The device says: adb: connect error",
    });
  });

  // As Android 8 to 16 word them.
  it.each([
    "INSTALL_FAILED_ALREADY_EXISTS: Attempt to re-install com.a without first uninstalling.",
    "INSTALL_FAILED_UPDATE_INCOMPATIBLE: Existing package com.a signatures do not match newer version; ignoring!",
    "INSTALL_FAILED_VERSION_DOWNGRADE: Downgrade detected: Update version code 1 is older than current 2",
    "INSTALL_FAILED_OLDER_SDK: Failed parse during installPackageLI: /data/app/vmdl1.tmp/base.apk (at Binary XML file line #7): Requires newer sdk version #34 (current version is #28)",
    "INSTALL_FAILED_NO_MATCHING_ABIS: Failed to extract native libraries, res=-113",
    "INSTALL_FAILED_TEST_ONLY: installPackageLI",
    "INSTALL_FAILED_INSUFFICIENT_STORAGE",
    "INSTALL_FAILED_MISSING_SPLIT: Missing split for com.a",
    "INSTALL_FAILED_USER_RESTRICTED: Install canceled by user",
    "INSTALL_FAILED_VERIFICATION_FAILURE",
    "INSTALL_FAILED_ABORTED: User rejected permissions",
    "INSTALL_FAILED_DEPRECATED_SDK_VERSION: App package must target at least SDK version 23, but found 21",
    "INSTALL_PARSE_FAILED_NOT_APK: Failed to parse /data/app/vmdl123.tmp/base.apk",
    "INSTALL_PARSE_FAILED_NO_CERTIFICATES: Failed to collect certificates from base.apk: Attempt to get length of null array",
    "INSTALL_FAILED_INVALID_APK: Missing existing base package",
    "INSTALL_FAILED_SHARED_USER_INCOMPATIBLE",
    "INSTALL_FAILED_DUPLICATE_PERMISSION: Package com.b attempting to redeclare permission com.a.P already owned by com.a",
  ])("says in words what %s means", (failure) => {
    const told = parseInstall(
      `Performing Streamed Install\nadb: failed to install base.apk: Failure [${failure}]\n`,
    );
    expect(told).toMatchObject({ ok: false, code: failure.split(":", 1)[0] });
    expect(told).toMatchObject({ words: expect.not.stringMatching(/INSTALL_|The device says/) });
  });
});
