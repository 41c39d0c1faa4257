import type { InstalledPackage } from "../phone.ts";

/** `v12 (1.2)` */
export function applicationVersion(installed: InstalledPackage): string {
  return `v${installed.versionCode} (${installed.versionName})`;
}
