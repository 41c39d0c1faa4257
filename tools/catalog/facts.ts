/** What a run wants to know of the device and the app at its start. */
import { ActionableError } from "../actionable-error.ts";
import { parsePackage } from "../device/answers/package.ts";
import { parseDensity, parseDeviceTime, parseProperties, parseSize } from "../device/answers/state.ts";
import { readApkFacts } from "../device/apk.ts";
import type { ApkFacts } from "../device/apk.ts";
import { describePackage, packagePath } from "../device/commands/apps.ts";
import type { DevicePort } from "../device/port.ts";
import { quote } from "../device/quote.ts";
import type { AppFacts, DeviceFacts } from "../evidence.ts";
import { bootPatience, bootWord, waitForBoot } from "./boots.ts";

/** Model, version and screen of a device, its clock, and the word of its last start. */
export async function readDeviceFacts(
  port: DevicePort,
  signal: AbortSignal | undefined,
): Promise<{ facts: DeviceFacts; time: number; boot: string }> {
  const { stdout } = await port.shell(
    `${waitForBoot}; getprop; wm size; wm density; date +%s.%N; echo "boot $(${bootWord})"`,
    { signal, deadline: bootPatience },
  );
  const properties = parseProperties(stdout);
  const property = (name: string): string => properties.get(name) ?? "";
  const size = parseSize(stdout);
  if (!size || property("sys.boot_completed") !== "1") {
    throw new ActionableError(
      "no-device",
      `Device ${port.serial} is connected but has not finished starting.`,
      "Wait until its home screen shows, then call use_device again.",
    );
  }
  return {
    facts: {
      serial: port.serial,
      model: property("ro.product.model"),
      manufacturer: property("ro.product.manufacturer"),
      api: Number(property("ro.build.version.sdk") || 0),
      release: property("ro.build.version.release"),
      ...size,
      density: parseDensity(stdout) ?? 160,
      locale: property("persist.sys.locale") || property("ro.product.locale"),
      emulator: property("ro.boot.qemu") === "1" || property("ro.kernel.qemu") === "1",
    },
    time: parseDeviceTime(stdout) ?? 0,
    boot: /^boot (\S*)/m.exec(stdout)?.[1] ?? "",
  };
}

/** Larger APKs are not fetched only to read their manifest. */
const largestApk = 60_000_000;

/**
 * Facts of an installed app; null when it is not installed. `apk` is its file, where it is at hand; `locale` the
 * device's language, for its name.
 */
export async function readAppFacts(
  port: DevicePort,
  app: string,
  apk: ApkFacts | null,
  locale: string,
  signal: AbortSignal | undefined,
): Promise<AppFacts | null> {
  const { stdout } = await port.shell(`${describePackage(app)}; echo; ${packagePath(app)}`, { signal });
  const dump = parsePackage(stdout, app);
  if (dump === null) return null;
  const path = /^package:(\/.*)$/m.exec(stdout)?.[1]?.trim();
  const manifest = apk ?? (path === undefined ? null : await fetchManifest(port, path, locale, signal));
  return {
    package: app,
    ...dump,
    label: manifest?.label || app,
    activities: [...new Set([...dump.activities, ...(manifest?.activities ?? [])])],
    permissions: [...dump.permissions],
  };
}

/** The device tells only activities with intent filters: the APK knows all. Null when it cannot be read. */
async function fetchManifest(
  port: DevicePort,
  path: string,
  locale: string,
  signal: AbortSignal | undefined,
): Promise<ApkFacts | null> {
  try {
    const { stdout } = await port.shell(`stat -c %s ${quote(path)}`, { signal });
    if (!(Number(stdout) > 0 && Number(stdout) <= largestApk)) return null;
    return await readApkFacts(await port.pull(path, { signal }), locale);
  } catch (error) {
    if (error instanceof ActionableError && error.reason === "refused") return null;
    throw error;
  }
}
