/** Keys of blobs: made of their content and their type, the same in every store. */
import { createHash, type Hash } from "node:crypto";
import { extname } from "node:path";

const endings: ReadonlyMap<string, string> = new Map([
  ["image/webp", ".webp"],
  ["image/png", ".png"],
  ["image/jpeg", ".jpg"],
  ["application/xml", ".xml"],
  ["application/json", ".json"],
  ["text/plain", ".txt"],
  ["text/html", ".html"],
]);
const typesByEnding = new Map([...endings].map(([type, ending]) => [ending, type]));

/** The key of bytes. */
export function blobKey(bytes: Uint8Array, type: string): string {
  return keyOfHash(createHash("sha256").update(bytes), type);
}

/** The key of what was hashed. */
export function keyOfHash(hash: Hash, type: string): string {
  return hash.digest("hex").slice(0, 32) + (endings.get(type) ?? ".bin");
}

/** Whether a text can be a key; all that is not has no blob. */
export function isBlobKey(key: string): boolean {
  return /^[0-9a-f]{32}\.[a-z]{3,4}$/.test(key);
}

/** The type that a key says. */
export function typeOfKey(key: string): string {
  return typesByEnding.get(extname(key)) ?? "application/octet-stream";
}

/** Whether a type becomes much smaller when it is packed. Pictures are packed already. */
export function isPacked(key: string): boolean {
  return /\.(xml|json|txt|html)$/.test(key);
}
