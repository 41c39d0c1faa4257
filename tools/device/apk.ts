import ApkReader from "@devicefarmer/adbkit-apkreader";
import { z } from "zod";

const Manifest = z.object({
  package: z.string(),
  versionName: z.string().default(""),
  versionCode: z.number().default(0),
  application: z.object({
    label: z.string().default(""),
    activities: z.array(z.object({ name: z.string() })).default([]),
  }),
});

/** What an APK's manifest says that a device does not tell. */
export interface ApkFacts {
  readonly package: string;
  /** Empty when it is a resource, whose words this does not look up. */
  readonly label: string;
  /** Full class names of all activities. */
  readonly activities: readonly string[];
}

/** Facts from an APK's bytes; null when it is not one. */
export async function readApkFacts(apk: Buffer): Promise<ApkFacts | null> {
  try {
    const reader = await ApkReader.open(apk);
    const manifest = Manifest.parse(await reader.readManifest());
    const full = (name: string): string => {
      if (name.startsWith(".")) return manifest.package + name;
      return name.includes(".") ? name : `${manifest.package}.${name}`;
    };
    const { label, activities } = manifest.application;
    return {
      package: manifest.package,
      label: label.startsWith("resourceId:") ? "" : label,
      activities: activities.map(({ name }) => full(name)),
    };
  } catch {
    return null;
  }
}
