/**
 * A run as one file that another installation takes in:
 *
 *     manifest.json    what this is
 *     blobs/KEY        pictures and trees
 *     events.jsonl     the events, one a line
 *     report.html      for people who only want to look; it is made anew when the run is taken in
 */
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { RunEvent } from "../../../agent/events.ts";
import { ActionableError } from "../../errors.ts";
import { blobKey, isBlobKey, typeOfKey } from "../blobKey.ts";
import { checkRunId } from "../runId.ts";
import type { Store } from "../store.ts";
import { packTar, unpackTar, type Entry } from "./tar.ts";

const format = "preflight-run";
const version = 1;
const Manifest = z.object({
  format: z.literal(format),
  version: z.number(),
  run: z.string(),
  events: z.number(),
  blobs: z.number(),
});

/** What was exported or imported. */
export interface Moved {
  readonly run: string;
  readonly events: number;
  readonly blobs: number;
}

/** Write a run to a file; `page` is its report. */
export async function exportRun(store: Store, run: string, file: string, page: string): Promise<Moved> {
  const events = await store.events(run);
  if (events.length === 0)
    throw new ActionableError(
      `There is no run "${run}"`,
      "`preflight report --list` shows the runs there are",
    );
  const keys = await store.blobKeys(run);
  const moved = { run, events: events.length, blobs: keys.length };
  const entries = async function* (): AsyncGenerator<Entry> {
    yield entry("manifest.json", JSON.stringify({ format, version, ...moved }));
    for (const key of keys) {
      const blob = await store.getBlob(run, key);
      if (blob) yield { name: `blobs/${key}`, bytes: blob.bytes };
    }
    yield entry("events.jsonl", events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    yield entry("report.html", page);
  };
  const unfinished = `${file}.part`;
  try {
    await pipeline(packTar(entries()), createGzip(), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return moved;
}

/**
 * Take in a run from a file. The events come last, so that a run is there as a whole or not at all; the same run a
 * second time changes nothing. Throws an ActionableError for a file that is not an exported run, or not whole.
 */
export async function importRun(store: Store, file: string): Promise<Moved> {
  let manifest: z.infer<typeof Manifest> | undefined;
  let [blobs, events]: [number, readonly RunEvent[]] = [0, []];
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(file), unpacked).catch((error: unknown) => error);
  try {
    for await (const { name, bytes } of unpackTar(unpacked)) {
      if (name === "manifest.json") manifest = manifestIn(bytes);
      else if (!manifest) throw wrong(file, "it does not begin with a manifest");
      else if (name === "events.jsonl") events = eventsIn(bytes, manifest.run, file);
      else if (name.startsWith("blobs/")) {
        await putBlob(store, manifest.run, name.slice("blobs/".length), bytes, file);
        blobs += 1;
      }
    }
  } catch (error) {
    unpacked.destroy();
    const cause = await reading;
    // A file that cannot be read says more than that a part of it is missing.
    throw cause instanceof Error && "syscall" in cause ? cause : error;
  }
  if (!manifest || events.length !== manifest.events || blobs !== manifest.blobs)
    throw wrong(file, "a part of it is missing");
  const { run } = manifest;
  const known = await store.events(run);
  if (known.some((event, at) => JSON.stringify(event) !== JSON.stringify(events[at])))
    throw new ActionableError(`Another run has the id "${run}" here`, "Name another folder with --out DIR");
  for (let at = known.length; at < events.length; at += 500)
    await store.append(...events.slice(at, at + 500));
  return { run, events: events.length, blobs };
}

async function putBlob(
  store: Store,
  run: string,
  key: string,
  bytes: Uint8Array,
  file: string,
): Promise<void> {
  const type = typeOfKey(key);
  if (!isBlobKey(key) || blobKey(bytes, type) !== key) throw wrong(file, `"${key}" is not what it says`);
  await store.putBlob(run, bytes, type);
}

function manifestIn(bytes: Uint8Array): z.infer<typeof Manifest> {
  const parsed = Manifest.safeParse(json(Buffer.from(bytes).toString()));
  if (!parsed.success) throw wrong("This file", "its manifest is none of ours");
  const manifest = parsed.data;
  checkRunId(manifest.run);
  if (manifest.version > version) {
    throw new ActionableError(
      `This run was exported by a newer Preflight (format ${manifest.version}, this one knows ${version})`,
      "Update Preflight",
    );
  }
  return manifest;
}

function eventsIn(bytes: Uint8Array, run: string, file: string): readonly RunEvent[] {
  const lines = Buffer.from(bytes).toString().split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line, at) => {
      const event = RunEvent.safeParse(json(line));
      if (!event.success || event.data.run !== run || event.data.number !== at + 1)
        throw wrong(file, `event ${at + 1} cannot be read`);
      return event.data;
    });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entry(name: string, text: string): Entry {
  return { name, bytes: Buffer.from(text) };
}

function wrong(file: string, why: string): ActionableError {
  return new ActionableError(
    `"${file}" cannot be taken in: ${why}`,
    "Export the run again with `preflight export`",
  );
}
