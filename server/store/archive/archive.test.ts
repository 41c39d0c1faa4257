import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { RunEvent } from "../../../agent/events.ts";
import { lineFor } from "../../errors.ts";
import { exampleEvents } from "../../report/example.ts";
import { openEmbeddedStore } from "../embedded.ts";
import type { Store } from "../store.ts";
import { exportDataset } from "./dataset.ts";
import { exportRun, importRun } from "./run.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-archive-"));
afterAll(() => rmSync(root, { recursive: true }));

const picture = Buffer.from("RIFF....WEBP a picture of several blocks".repeat(40));
const tree = Buffer.from("<hierarchy/>");

/** A store with the example run, its steps with pictures. */
async function filled(name: string): Promise<{ store: Store; events: readonly RunEvent[] }> {
  const store = await openEmbeddedStore(join(root, name));
  const screenshot = await store.putBlob("example-run", picture, "image/webp");
  const hierarchy = await store.putBlob("example-run", tree, "application/xml");
  const events = exampleEvents().map((event) =>
    event.type === "step" && event.after
      ? { ...event, after: { ...event.after, screenshot, hierarchy } }
      : event,
  );
  await store.append(...events);
  return { store, events };
}

const said = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "it went well",
    (error: unknown) => lineFor(error) ?? String(error),
  );

describe("An exported run", () => {
  it("is taken in elsewhere as it was, once, and tar reads it too", async () => {
    const { store, events } = await filled("from");
    const file = join(root, "run.tar.gz");
    expect(await exportRun(store, "example-run", file, "<html>")).toEqual({
      run: "example-run",
      events: events.length,
      blobs: 2,
    });
    const there = await openEmbeddedStore(join(root, "to"));
    for (let time = 0; time < 2; time += 1) await importRun(there, file);
    expect(await there.events("example-run")).toEqual(events);
    expect(await there.blobKeys("example-run")).toEqual(await store.blobKeys("example-run"));
    for (const key of await store.blobKeys("example-run"))
      expect(await there.getBlob("example-run", key)).toEqual(await store.getBlob("example-run", key));
    expect(execFileSync("tar", ["-tzf", file]).toString().split("\n")).toContain("events.jsonl");
    expect(execFileSync("tar", ["-xzOf", file, "report.html"]).toString()).toBe("<html>");
    await store.close();
    await there.close();
  });

  it("is refused when it is not whole, was changed, or is something else, and then nothing of it is there", async () => {
    const { store } = await filled("whole");
    const file = join(root, "whole.tar.gz");
    await exportRun(store, "example-run", file, "");
    await store.close();
    const packed = readFileSync(file);
    const plain = gunzipSync(packed);
    const spoilt = (name: string, bytes: Uint8Array): string => {
      writeFileSync(join(root, name), bytes);
      return join(root, name);
    };
    const changed = Buffer.from(plain);
    changed.write("X", changed.indexOf("RIFF"));
    const renamed = Buffer.from(plain);
    renamed.write("X", renamed.indexOf("blobs/"));
    const files = [
      spoilt("cut", packed.subarray(0, packed.length - 200)),
      spoilt("changed", gzipSync(changed)),
      spoilt("renamed", gzipSync(renamed)),
      spoilt("else", Buffer.from("some text, and more of it".repeat(100))),
      spoilt("zeros", gzipSync(Buffer.alloc(4096))),
      spoilt(
        "path",
        gzipSync(Buffer.from(plain.toString("latin1").replaceAll("example-run", "../../../xx"), "latin1")),
      ),
    ];
    const there = await openEmbeddedStore(join(root, "nothing"));
    for (const spoiltFile of files)
      expect(await said(importRun(there, spoiltFile))).toMatch(/Export the run again|not the id of a run/);
    expect(await there.runs()).toEqual([]);
    expect(await there.events("example-run")).toEqual([]);
    await there.close();
    truncateSync(file, 0);
    expect(await said(importRun(there, file))).toContain("not an exported run");
  });

  it("does not take the place of another run with the same id", async () => {
    const { store, events } = await filled("mine");
    const file = join(root, "mine.tar.gz");
    await exportRun(store, "example-run", file, "");
    await store.close();
    const other = await openEmbeddedStore(join(root, "other"));
    await other.append(...events.map((event) => ({ ...event, at: event.at + 5 })));
    expect(await said(importRun(other, file))).toContain('Another run has the id "example-run" here');
    await other.close();
  });
});

it("A data set has a line for each step, and every picture that a line names", async () => {
  const { store } = await filled("data");
  const folder = join(root, "dataset");
  expect(await exportDataset(store, { app: ["com.example.shop"] }, folder)).toEqual({
    runs: 1,
    steps: 3,
    images: 1,
  });
  const lines = readFileSync(join(folder, "steps.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatchObject({
    run: "example-run",
    step: 1,
    app: "com.example.shop",
    outcome: "completed",
  });
  const [image = ""] = readdirSync(join(folder, "images", "example-run"));
  expect(readFileSync(join(folder, "images", "example-run", image)).equals(picture)).toBe(true);
  expect(JSON.stringify(lines)).toContain(`images/example-run/${image}`);
  const kinds = store.searchFindings({ sort: "oldest" }).then(({ items }) => items.map(({ kind }) => kind));
  expect(
    JSON.stringify(lines)
      .match(/"verdict":"\w+"/g)
      ?.sort(),
  ).toEqual(['"verdict":"confirmed"', '"verdict":"unconfirmed"']);
  for (const kind of await kinds) expect(JSON.stringify(lines)).toContain(`{"kind":"${kind}"`);
  expect(await exportDataset(store, { app: ["com.example.none"] }, join(root, "empty"))).toMatchObject({
    steps: 0,
  });
  await store.close();
});
