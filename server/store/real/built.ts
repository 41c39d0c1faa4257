/** Programs that are made once and kept in the user's cache, named by what they are made of. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";

const cache = join(homedir(), ".cache", "preflight-tests");
const made = new Map<string, Promise<string | undefined>>();

/**
 * Where a program is that `make` makes at the place it is given, unless it was made before; undefined, and a line that
 * says why, when it cannot be made here. `sources`: the files that say what it is.
 */
export function built(
  sources: readonly string[],
  make: (place: string) => Promise<void>,
): Promise<string | undefined> {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(readFileSync(source));
  const name = `${basename(join(sources[0] ?? "", ".."))}-${hash.digest("hex").slice(0, 16)}`;
  const known = made.get(name) ?? makeOnce(name, make);
  made.set(name, known);
  return known;
}

async function makeOnce(name: string, make: (place: string) => Promise<void>): Promise<string | undefined> {
  const place = join(cache, name);
  if (existsSync(place)) return place;
  const unfinished = `${place}.${process.pid}.part`;
  try {
    await mkdir(cache, { recursive: true });
    await make(unfinished);
    await rename(unfinished, place);
    return place;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have made it meanwhile.
    if (existsSync(place)) return place;
    const why = error instanceof Error ? error.message.split("\n").slice(0, 3).join(" ") : String(error);
    process.stderr.write(`the server ${name} cannot be made here, tests that need it are skipped: ${why}\n`);
    return undefined;
  }
}
