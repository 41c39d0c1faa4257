/**
 * Puts back what npm leaves out of package-lock.json when the registry at hand does not hold the builds of a package for
 * other platforms (a mirror). Without these entries `npm ci` calls the lockfile out of step, on every platform.
 * Run `npm run lockfile` after each `npm install`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const Entry = z.looseObject({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
});
const Lockfile = z.looseObject({ packages: z.record(z.string(), Entry) });

const path = new URL("../package-lock.json", import.meta.url);
const lockfile = Lockfile.parse(JSON.parse(readFileSync(path, "utf8")));
const packages = new Map(Object.entries(lockfile.packages));
const platform =
  /(darwin|linux|win32|android|freebsd|openharmony|aix|netbsd|openbsd|sunos)-([a-z0-9]+)(?:-([a-z]+))?$/;

let added = 0;
for (const [place, entry] of Object.entries(lockfile.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (packages.has(`${place}/node_modules/${name}`) || packages.has(`node_modules/${name}`)) continue;
    const parts = platform.exec(name);
    if (!parts?.[1] || !parts[2]) continue;
    const [, os, cpu, abi = ""] = parts;
    packages.set(`node_modules/${name}`, {
      version,
      cpu: [cpu],
      ...(abi.startsWith("gnu") && { libc: ["glibc"] }),
      ...(abi.startsWith("musl") && { libc: ["musl"] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      os: [os],
    });
    added += 1;
  }
}
const sorted = Object.fromEntries([...packages].sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify({ ...lockfile, packages: sorted }, null, 2)}\n`);
process.stdout.write(`${added} entries put back\n`);
