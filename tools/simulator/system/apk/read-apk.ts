import type { ManifestActivity } from "../../phone.ts";
import type { Element } from "./binary-xml.ts";
import { readBinaryXml } from "./binary-xml.ts";
import { readZipEntry } from "./zip.ts";

/** What the package manager reads of a real APK. */
export interface ApkManifest {
  readonly name: string;
  readonly label: string;
  readonly versionName: string;
  readonly versionCode: number;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly debuggable: boolean;
  readonly usesCleartext: boolean;
  readonly permissions: readonly string[];
  readonly activities: readonly ManifestActivity[];
  readonly services: readonly string[];
}

/** Ids of the framework's attributes (android.R.attr). */
const attribute = {
  label: 0x01010001,
  name: 0x01010003,
  debuggable: 0x0101000f,
  exported: 0x01010010,
  scheme: 0x01010027,
  host: 0x01010028,
  minSdk: 0x0101020c,
  versionCode: 0x0101021b,
  versionName: 0x0101021c,
  targetSdk: 0x01010270,
  testOnly: 0x01010272,
  cleartext: 0x010104ec,
} as const;

type Read =
  | { readonly ok: true; readonly manifest: ApkManifest; readonly testOnly: boolean }
  | { readonly ok: false; readonly failure: string };

const path = "/data/app/vmdl1.tmp/base.apk";

/** Read an APK; `failure` is what stands between the brackets of `Failure [...]`. */
export function readApk(bytes: Buffer): Read {
  const packed = readZipEntry(bytes, "AndroidManifest.xml");
  if (!packed) return { ok: false, failure: `INSTALL_PARSE_FAILED_NOT_APK: Failed to parse ${path}` };
  const manifest = readBinaryXml(packed);
  const name = manifest?.attributes.get("package");
  if (manifest?.name !== "manifest" || typeof name !== "string") {
    return {
      ok: false,
      failure: `INSTALL_PARSE_FAILED_UNEXPECTED_EXCEPTION: Failed to parse ${path}: Corrupt XML binary file`,
    };
  }
  const application = manifest.children.find((child) => child.name === "application");
  const sdk = manifest.children.find((child) => child.name === "uses-sdk");
  const minSdk = number(sdk, attribute.minSdk, 1);
  const label = words(application, attribute.label);
  return {
    ok: true,
    testOnly: application?.attributes.get(attribute.testOnly) === true,
    manifest: {
      name,
      label: label === "" || label.startsWith("@") ? name.slice(name.lastIndexOf(".") + 1) : label,
      versionName: words(manifest, attribute.versionName),
      versionCode: number(manifest, attribute.versionCode, 0),
      minSdk,
      targetSdk: number(sdk, attribute.targetSdk, minSdk),
      debuggable: application?.attributes.get(attribute.debuggable) === true,
      usesCleartext: application?.attributes.get(attribute.cleartext) === true,
      permissions: manifest.children
        .filter((child) => child.name === "uses-permission")
        .map((child) => words(child, attribute.name)),
      activities: (application?.children ?? [])
        .filter((child) => child.name === "activity" || child.name === "activity-alias")
        .map((child) => activityOf(child, name)),
      services: (application?.children ?? [])
        .filter((child) => child.name === "service")
        .map((child) => fullName(name, words(child, attribute.name))),
    },
  };
}

function words(element: Element | undefined, key: number): string {
  const value = element?.attributes.get(key);
  return typeof value === "string" ? value : "";
}

function number(element: Element | undefined, key: number, otherwise: number): number {
  const value = element?.attributes.get(key);
  return typeof value === "number" ? value : otherwise;
}

function fullName(packageName: string, name: string): string {
  if (name.startsWith(".")) return packageName + name;
  return name.includes(".") ? name : `${packageName}.${name}`;
}

function activityOf(element: Element, packageName: string): ManifestActivity {
  const filters = element.children.filter((child) => child.name === "intent-filter");
  const named = (filter: Element, kind: string): readonly string[] =>
    filter.children.filter((child) => child.name === kind).map((child) => words(child, attribute.name));
  const launcher = filters.some(
    (filter) =>
      named(filter, "action").includes("android.intent.action.MAIN") &&
      named(filter, "category").includes("android.intent.category.LAUNCHER"),
  );
  const exported = element.attributes.get(attribute.exported);
  return {
    name: fullName(packageName, words(element, attribute.name)),
    launcher,
    exported: typeof exported === "boolean" ? exported : filters.length > 0,
    label: words(element, attribute.label),
    links: filters.flatMap(linksOf),
    actions: filters
      .flatMap((filter) => named(filter, "action"))
      .filter((action) => action !== "android.intent.action.MAIN"),
  };
}

function linksOf(filter: Element): string[] {
  const data = filter.children.filter((child) => child.name === "data");
  const schemes = data.map((child) => words(child, attribute.scheme)).filter((scheme) => scheme !== "");
  const hosts = data.map((child) => words(child, attribute.host)).filter((host) => host !== "");
  return schemes.flatMap((scheme) =>
    hosts.length === 0 ? [`${scheme}://`] : hosts.map((host) => `${scheme}://${host}`),
  );
}
