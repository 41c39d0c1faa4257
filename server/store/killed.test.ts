/** What was shown is never lost: not to kill -9 at any moment, and not to a write that was torn. */
import { spawn } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { RunEvent } from "../../agent/events.ts";
import { environmentFor } from "../config.ts";
import { exampleEvents } from "../report/example.ts";
import { forgetOld, recoverInterrupted } from "../recover.ts";
import { openEmbeddedStore } from "./embedded.ts";
import { holdLease, runLease } from "./heartbeat.ts";
import { openOutbox } from "./spool/outbox.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-killed-"));
afterAll(() => rmSync(root, { recursive: true }));

const keyOf = (event: RunEvent): string => (event.type === "note" ? event.text : "");
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

/** Lets a writer run until it has shown so many events, kills it, and gives the last number that it showed. */
async function killedAfter(folder: string, run: string, kind: string, shown: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "killedWriter.ts"), folder, run, kind], {
    stdio: ["ignore", "pipe", "pipe"],
    // A hundred processes start faster when what they compile is kept.
    env: environmentFor({ NODE_COMPILE_CACHE: join(root, "compiled") }),
  });
  let [output, trouble] = ["", ""];
  child.stderr.on("data", (bytes: Buffer) => (trouble += bytes.toString()));
  child.stdout.on("data", (bytes: Buffer) => {
    output += bytes.toString();
    if (output.split("\n").length > shown) child.kill("SIGKILL");
  });
  const signal = await new Promise((resolve) => child.once("close", (_code, name) => resolve(name)));
  expect(signal, trouble).toBe("SIGKILL");
  return Number(output.split("\n").at(-2));
}

it("No event that was shown is missing after kill -9, a hundred times", async () => {
  const folder = join(root, "kills");
  // Two at once write into the same record, as two runs do.
  const kill = async (at: number): Promise<void> => {
    const [run, kind] = [`run-${at}`, at % 4 === 3 ? "spool" : "embedded"];
    const shown = await killedAfter(folder, run, kind, 1 + ((at * 37) % 60));
    const [events, blob] = await kept(run, kind);
    // One more may be kept that was not shown any more; none is missing, doubled or out of order.
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
    expect(events.length).toBeGreaterThanOrEqual(shown);
    expect(events.length).toBeLessThanOrEqual(shown + 1);
    for (const event of events) expect(await blob(event)).toBe(`${run} ${event.number}`.repeat(500));
  };
  const kept = async (
    run: string,
    kind: string,
  ): Promise<[readonly RunEvent[], (event: RunEvent) => Promise<string>]> => {
    if (kind === "spool") {
      const outbox = openOutbox(join(folder, "spool"));
      const events = outbox.events(run, 0);
      const texts = new Map(events.map((event) => [event, text(outbox.blob(run, keyOf(event))?.bytes)]));
      outbox.close();
      return [events, async (event) => texts.get(event) ?? ""];
    }
    const store = await openEmbeddedStore(folder);
    const events = await store.events(run);
    await store.close();
    return [events, async (event) => text((await store.getBlob(run, keyOf(event)))?.bytes)];
  };
  for (let at = 0; at < 100; at += 2) await Promise.all([kill(at), kill(at + 1)]);
}, 300_000);

it("A torn last write costs that write at most", async () => {
  const folder = join(root, "torn");
  const store = await openEmbeddedStore(folder);
  const events = exampleEvents();
  for (const event of events) await store.append(event);
  // What the disk holds while the record is open is what is there after a power cut.
  for (const file of ["preflight.db", "preflight.db-wal"])
    copyFileSync(join(folder, file), join(root, file.replace("preflight", "cut")));
  await store.close();
  const log = readFileSync(join(root, "cut.db-wal"));
  let fewest = events.length;
  for (const lost of [1, 100, 4000, 4200, 9000]) {
    const place = join(root, `torn-${lost}`);
    mkdirSync(place);
    copyFileSync(join(root, "cut.db"), join(place, "preflight.db"));
    writeFileSync(join(place, "preflight.db-wal"), log);
    truncateSync(join(place, "preflight.db-wal"), log.length - lost);
    const torn = await openEmbeddedStore(place);
    const left = await torn.events("example-run");
    expect(left).toEqual(events.slice(0, left.length));
    expect(left.length).toBeGreaterThanOrEqual(events.length - 3);
    fewest = Math.min(fewest, left.length);
    await torn.close();
  }
  expect(fewest).toBeLessThan(events.length);
});

it("A run whose process was killed is ended as interrupted at the next start, with its report", async () => {
  const folder = join(root, "interrupted");
  const store = await openEmbeddedStore(folder);
  const cutOff = exampleEvents().slice(0, -1);
  await store.append(...cutOff);
  await store.append(
    ...exampleEvents()
      .slice(0, 3)
      .map((event) => ({ ...event, run: "going-on" })),
  );
  const held = await holdLease(store, runLease("going-on"));
  expect(await recoverInterrupted(store, { out: folder, language: "en" })).toEqual(["example-run"]);
  expect(await store.run("example-run")).toMatchObject({ outcome: "interrupted", steps: 3 });
  expect((await store.run("going-on"))?.outcome).toBe("unfinished");
  expect((await store.events("example-run")).slice(0, -1)).toEqual(cutOff);
  expect(readFileSync(join(folder, "runs", "example-run", "report.html"), "utf8")).toContain("Interrupted");
  await held?.release();
  // Whoever held this lease is dead: no process has this number.
  await store.lease(runLease("going-on"), `${hostname()}|4194999|x|y`, 60_000);
  expect(await recoverInterrupted(store, { out: folder, language: "en" })).toEqual(["going-on"]);
  expect(await recoverInterrupted(store, { out: folder, language: "en" })).toEqual([]);
  await store.close();
});

it("What a run's host delivers late finds its number untaken by the end that was written for it", async () => {
  const folder = join(root, "late");
  const store = await openEmbeddedStore(folder);
  const events = exampleEvents();
  await store.append(...events.slice(0, 3));
  expect(await recoverInterrupted(store, { out: folder, language: "en" })).toEqual(["example-run"]);
  await store.append(...events.slice(3));
  expect(await store.events("example-run")).toMatchObject([...events, { outcome: "interrupted" }]);
  await store.close();
});

it("Old runs are forgotten behind any number of older ones that have not ended", async () => {
  const folder = join(root, "old");
  const store = await openEmbeddedStore(folder);
  for (let run = 0; run < 120; run++) {
    const started = exampleEvents().slice(0, 1);
    await store.append(...started.map((event) => ({ ...event, run: `open-${run}`, at: event.at - 1_000 })));
  }
  await store.append(...exampleEvents());
  expect(await forgetOld(store, { out: folder }, 1)).toEqual(["example-run"]);
  expect(await store.run("example-run")).toBeUndefined();
  await store.close();
});
