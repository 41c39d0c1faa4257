/** Mistakes of an app file, told as it is built, so that the error's stack leads to the line. */
import type { AppManifest } from "../language.ts";

const packageName = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/i;
const className = /^\.?[A-Za-z_][\w$]*(\.[A-Za-z_][\w$]*)*$/;

function refuse(message: string): never {
  throw new TypeError(message);
}

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);

/** The ids of a list must be there, and each but once. */
function checkIds(what: string, items: readonly { readonly id: string }[] | undefined): void {
  const seen = new Set<string>();
  for (const { id } of items ?? []) {
    if (typeof id !== "string" || id === "") refuse(`a ${what} has no id`);
    if (seen.has(id)) refuse(`two ${what}s are called "${id}"`);
    seen.add(id);
  }
}

/** Throws a TypeError for what cannot be right in a manifest. */
export function checkManifest(manifest: AppManifest<object, object>): void {
  const { label, icon, permissions = [], minSdk = 26, targetSdk = 34, bugs, decoys } = manifest;
  if (!packageName.test(manifest.package))
    refuse(`package ${show(manifest.package)} is not a package name such as "com.example.shop"`);
  if (typeof label !== "string" && typeof label?.["en"] !== "string")
    refuse(`label ${show(label)} is neither a text nor texts by language with "en"`);
  if (typeof icon?.name !== "string") refuse("the manifest has no icon { name, color, background }");
  if (minSdk > targetSdk) refuse(`minSdk ${minSdk} is above targetSdk ${targetSdk}`);
  for (const permission of permissions)
    if (!permission.includes("."))
      refuse(`permission "${permission}" is not a full name such as "android.permission.CAMERA"`);
  checkIds("bug", bugs);
  checkIds("decoy", decoys);
  for (const { id, severity } of bugs ?? [])
    if (!["high", "medium", "low"].includes(severity))
      refuse(`bug "${id}" has the severity ${show(severity)}`);
}

/** Throws a TypeError for a component that cannot be right; `others` are the names of its kind so far. */
export function checkComponent(kind: string, name: string, others: readonly string[]): void {
  if (!className.test(name)) refuse(`${kind} ${show(name)} is not the name of a class`);
  if (others.includes(name)) refuse(`${kind} "${name}" is declared twice`);
}
