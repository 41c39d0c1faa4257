import type { App } from "../../language.ts";

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
