/** What the shell user (uid 2000) may do where, as on a user build. */
export type Access = "write" | "read" | "read-only" | "unlisted" | "denied";

const storage = "/storage/emulated/0";

/** Longest prefix decides. `unlisted`: may be passed through, not listed. */
const rules: readonly (readonly [prefix: string, access: Access])[] = [
  ["/data/local/tmp", "write"],
  ["/storage/emulated/0", "write"],
  ["/data/app", "unlisted"],
  ["/data/data", "denied"],
  ["/data/user", "denied"],
  ["/data/system", "denied"],
  ["/data/misc", "denied"],
  ["/data/anr", "denied"],
  ["/data/tombstones", "denied"],
  ["/data/local", "unlisted"],
  ["/data", "unlisted"],
  ["/storage", "unlisted"],
  ["/system", "read-only"],
  ["/vendor", "read-only"],
  ["/product", "read-only"],
  ["/apex", "read-only"],
  ["/dev", "unlisted"],
  ["/proc", "read"],
  ["/sys", "read"],
  ["/", "read-only"],
];

/** Rights of the shell user at a path that `homeOf` gave. */
export function accessOf(path: string): Access {
  for (const [prefix, access] of rules) if (path === prefix || path.startsWith(`${prefix}/`)) return access;
  return "read-only";
}

/** The true place of a path: /sdcard and its other names are one directory. */
export function homeOf(path: string): string {
  for (const link of ["/sdcard", "/storage/self/primary", "/mnt/sdcard", "/storage/emulated/legacy"]) {
    if (path === link || path.startsWith(`${link}/`)) return storage + path.slice(link.length);
  }
  if (path === "/data/user/0" || path.startsWith("/data/user/0/"))
    return `/data/data${path.slice("/data/user/0".length)}`;
  return path;
}
