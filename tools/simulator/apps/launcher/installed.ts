import type { InstalledPackage, Phone } from "../../phone.ts";

/** Packages of the system that nobody starts by hand. */
const hidden = new Set([
  "com.google.android.apps.nexuslauncher",
  "com.google.android.permissioncontroller",
  "com.android.permissioncontroller",
]);

/** Apps with an icon on the home screen, by name; the launcher itself has none. */
export function homeScreenApps(phone: Phone, locale: string): readonly InstalledPackage[] {
  return phone.packages
    .all()
    .filter((each) => each.enabled && each.activities.some((activity) => activity.launcher))
    .filter((each) => !hidden.has(each.name))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
}
