import type { App } from "../language.ts";
import type { ManifestActivity } from "../phone.ts";

const head = "PREFLIGHT-APP\n";
const known = new Map<string, App>();

/** Bytes that stand for an app of the language, to be installed as an APK is: they name an app that this process has. */
export function packApp(app: App): Buffer {
  const { package: name, versionCode = 1 } = app.manifest;
  const key = `${name}@${versionCode}#${known.size}`;
  known.set(key, app);
  return Buffer.from(`${head}${key}\n`);
}

/** The app that such bytes stand for. What a client sends is never loaded as code: it can only name what is here. */
export function archivedApp(bytes: Buffer): App | undefined {
  const text = bytes.subarray(0, 512).toString();
  return text.startsWith(head) ? known.get(text.slice(head.length).trim()) : undefined;
}

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

/** Read an APK; `failure` is what stands between the brackets of `Failure [...]`. */
export function readApk(
  _bytes: Buffer,
): { ok: true; manifest: ApkManifest; testOnly: boolean } | { ok: false; failure: string } {
  return { ok: false, failure: "INSTALL_PARSE_FAILED_NOT_APK: Failed to parse /data/app/vmdl1.tmp/base.apk" };
}
