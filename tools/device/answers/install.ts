/** Answers of the package manager to installing, in words that say what to do. */

export type Installed =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly words: string };

const words: readonly (readonly [RegExp, string])[] = [
  [/ALREADY_EXISTS/, "It is installed already and may not be replaced: uninstall it first."],
  [
    /UPDATE_INCOMPATIBLE/,
    "Another build with a different signature is installed: uninstall it first (its data is lost).",
  ],
  [/VERSION_DOWNGRADE/, "A newer version is installed: uninstall it first."],
  [/OLDER_SDK/, "The app needs a newer Android than this device has."],
  [/DEPRECATED_SDK_VERSION/, "The app targets an Android version that is too old for this device."],
  [
    /NO_MATCHING_ABIS/,
    "The app holds native code for other processors: take the build for this device's processor.",
  ],
  [/TEST_ONLY/, "The APK is marked testOnly: build it without, or allow test packages."],
  [/INSUFFICIENT_STORAGE/, "The device's storage is full: free some space."],
  [
    /MISSING_SPLIT/,
    "This is one part of a split app: install the universal APK, or all of its parts together.",
  ],
  [
    /USER_RESTRICTED/,
    "The device's owner must allow it: confirm on the screen, or allow installing over USB in its developer options.",
  ],
  [/VERIFICATION_FAILURE/, "The device's app verifier refused it."],
  [/ABORTED/, "It was declined on the device."],
  [/NOT_APK|UNEXPECTED_EXCEPTION|BAD_MANIFEST|MANIFEST_MALFORMED/, "The file is not a valid APK."],
  [/NO_CERTIFICATES|CERTIFICATE/, "The APK is not signed in a way that the device accepts: sign it."],
  [/INVALID_APK/, "The APK is damaged or incomplete."],
  [
    /SHARED_USER_INCOMPATIBLE/,
    "It shares a user with another package that is signed differently: uninstall that one.",
  ],
  [/DUPLICATE_PERMISSION/, "Another installed package defines the same permission: uninstall that one."],
  [/DELETE_FAILED_DEVICE_POLICY_MANAGER/, "The device's administrator does not allow removing it."],
  [/DELETE_FAILED_INTERNAL_ERROR/, "It is not installed, or the system protects it."],
];

/** `Success`, or `Failure [CODE: text]` in words. */
export function parseInstall(text: string): Installed {
  if (/^Success\b/m.test(text)) return { ok: true };
  const failure = /Failure \[(.*?)\]?\s*$/ms.exec(text)?.[1] ?? text.trim();
  const code = /[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/.exec(failure)?.[0] ?? "";
  const known = words.find(([pattern]) => pattern.test(code))?.[1];
  const detail = failure.replaceAll(/\s+/g, " ").slice(0, 300);
  return {
    ok: false,
    code,
    words: known ?? (detail === "" ? "The device gave no reason." : `The device says: ${detail}`),
  };
}
