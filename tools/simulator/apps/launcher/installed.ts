import type { InstalledPackage, Phone } from "../../phone.ts";

/** Apps with an icon on the home screen, by name; the launcher itself has none. */
export function homeScreenApps(phone: Phone, locale: string): readonly InstalledPackage[] {
  return phone.packages
    .all()
    .filter((each) => each.enabled && each.activities.some((activity) => activity.launcher))
    .filter((each) => each.name !== "com.google.android.apps.nexuslauncher")
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
}
