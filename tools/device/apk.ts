import ApkReader from "@devicefarmer/adbkit-apkreader";
import { z } from "zod";
import { readText } from "./resource-table.ts";

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
  /** The name under its icon; empty when it has none. */
  readonly label: string;
  /** Full class names of all activities. */
  readonly activities: readonly string[];
}

/** Facts from an APK's bytes, its name in this language where it has one ("ko-KR"); null when it is not one. */
export async function readApkFacts(apk: Buffer, locale: string): Promise<ApkFacts | null> {
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
      label: await readLabel(reader, label, locale),
      activities: activities.map(({ name }) => full(name)),
    };
  } catch {
    return null;
  }
}

/** A name is a text, or the number of one among the resources. */
async function readLabel(reader: ApkReader, label: string, locale: string): Promise<string> {
  const [, id] = /^resourceId:0x([0-9a-f]{1,8})$/i.exec(label) ?? [];
  if (id === undefined) return label;
  try {
    const table = await reader.readContent("resources.arsc");
    return readText(table, Number.parseInt(id, 16), locale)?.trim() ?? "";
  } catch {
    // What cannot be read has no name; all else of the file still counts.
    return "";
  }
}
