import type { AppManifest } from "../language.ts";

type Manifest = AppManifest<object, object>;

/** The words for a key: the locale's, its language's, else English's; a key without words stands for itself. */
export function translate(
  manifest: Manifest | undefined,
  locale: string,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const tables = manifest?.strings ?? {};
  const language = locale.split("-")[0] ?? "en";
  const words = tables[locale]?.[key] ?? tables[language]?.[key] ?? tables["en"]?.[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The app's name in a language. */
export function labelOf(manifest: Manifest, locale = "en-US"): string {
  const { label } = manifest;
  if (typeof label === "string") return label;
  return label[locale] ?? label[locale.split("-")[0] ?? "en"] ?? label["en"] ?? manifest.package;
}
