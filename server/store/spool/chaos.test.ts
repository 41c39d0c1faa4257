/**
 * Servers that stop, hang, come back, and refuse, at moments that a seed chooses, while a run is recorded: every event
 * and every blob arrives, in order, once.
 */
import { createServer, createConnection, type Server, type Socket } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import type { RunEvent } from "../../../agent/events.ts";
import { openMongoRecords } from "../mongo/records.ts";
import { openStore } from "../open.ts";
import { freePort, s3Credentials, startMongo, startS3, type RealServer } from "../real/servers.ts";
import { openS3Blobs } from "../s3/blobs.ts";
import type { S3Settings } from "../s3/connect.ts";
import type { Store } from "../store.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-chaos-"));
const mongo = await startMongo(join(root, "mongo"));
const s3 = await startS3(join(root, "s3"), ["preflight"]);
afterAll(async () => {
  await mongo?.stop();
  await s3?.stop();
  rmSync(root, { recursive: true });
});

/** Numbers that look random and are the same for the same seed. */
const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

/** A way to a server that can be closed, cut, slowed down and held. */
interface Way {
  readonly port: number;
  open(): Promise<void>;
  /** Refuses connections and cuts those there are. */
  shut(): Promise<void>;
  /** Cuts connections in the middle of what they carry; new ones are taken. */
  cut(): void;
  /** Passes on nothing until `open`. */
  hold(): void;
  /** Passes on what comes after so many milliseconds. */
  slow(milliseconds: number): void;
}

function wayTo(target: number, port: number): Way {
  let server: Server | undefined;
  const sockets = new Set<Socket>();
  let [held, lag] = [false, 0];
  const flow = (from: Socket, to: Socket): void => {
    from.on("data", (bytes: Buffer) => {
      from.pause();
      const pass = (): void => {
        if (held) return void setTimeout(pass, 10);
        if (to.writable) to.write(bytes);
        from.resume();
      };
      if (lag > 0) setTimeout(pass, lag);
      else pass();
    });
    from.on("close", () => to.destroy()).on("error", () => to.destroy());
    sockets.add(from);
    from.on("close", () => sockets.delete(from));
  };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    cut,
    open: async () => {
      [held, lag] = [false, 0];
      if (server) return;
      const opened = createServer((client) => {
        const upstream = createConnection({ host: "127.0.0.1", port: target });
        flow(client, upstream);
        flow(upstream, client);
      });
      server = opened;
      await new Promise<void>((resolve) => opened.listen(port, "127.0.0.1", resolve));
    },
    shut: async () => {
      const closing = server;
      server = undefined;
      cut();
      if (closing) await new Promise((resolve) => closing.close(resolve));
    },
    hold: () => void (held = true),
    slow: (milliseconds) => void (lag = milliseconds),
  };
}

const run = "chaos-run";
const eventAt = (number: number): RunEvent => ({
  run,
  number,
  at: 1_700_000_000_000 + number,
  type: "note",
  level: "info",
  text: `event ${number}`,
});

it("Every event and blob arrives, in order, once, through 60 faults of both servers", async ({ skip }) => {
  if (!mongo || !s3) throw skip("the servers for MongoDB's and S3's protocols cannot be built here");
  const random = randomFrom(20_261_123);
  const pick = (most: number): number => Math.floor(random() * most);
  const ways = [wayTo(mongo.port, await freePort()), wayTo(s3.port, await freePort())] as const;
  for (const way of ways) await way.open();
  const servers: readonly [RealServer, RealServer] = [mongo, s3];
  const bucket: S3Settings = {
    bucket: "preflight",
    endpoint: `http://127.0.0.1:${ways[1].port}`,
    region: "us-east-1",
    prefix: "",
    pathStyle: true,
    checksums: "supported",
    credentials: s3Credentials,
    patience: { connect: 500, answer: 1000 },
  };
  const options = "serverSelectionTimeoutMS=500&socketTimeoutMS=1000";
  const settings = {
    out: join(root, "out"),
    mongodbUri: `mongodb://127.0.0.1:${ways[0].port}/chaos?${options}`,
    s3: bucket,
    pace: { first: 5, longest: 40, attempt: 1500 },
    closing: 50,
  };
  let store: Store = await openStore(settings);
  const keys = new Map<string, Buffer>();
  let [number, longest] = [0, 0];
  const record = async (events: number): Promise<void> => {
    for (let count = 0; count < events; count += 1) {
      number += 1;
      const began = performance.now();
      if (number % 3 === 0) {
        // Every fourth of them is a screen that was there before.
        const picture = Buffer.from(`picture ${number % 12 === 0 ? 3 : number} `.repeat(200));
        keys.set(await store.putBlob(run, picture, "image/webp"), picture);
      }
      await store.append(eventAt(number));
      longest = Math.max(longest, performance.now() - began);
    }
  };

  const faults = ["refused", "cut", "held", "slow", "killed", "stopped", "restarted here"] as const;
  const seen = new Map<string, number>();
  for (let fault = 0; fault < 60; fault += 1) {
    const which = pick(2) === 0 ? 0 : 1;
    const kind = faults[pick(faults.length)] ?? "cut";
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const [way, server] = [ways[which], servers[which]];
    await record(1 + pick(5));
    if (kind === "refused") await way.shut();
    if (kind === "cut") way.cut();
    if (kind === "held") way.hold();
    if (kind === "slow") way.slow(1 + pick(30));
    if (kind === "killed") await server.stop();
    if (kind === "stopped") server.pause();
    await record(1 + pick(8));
    if (kind === "restarted here") {
      await store.close();
      store = await openStore(settings);
    }
    // Some faults last, so that they meet a delivery; the seed says which.
    await delay(pick(60));
    await record(pick(4));
    if (kind === "killed") await server.start();
    if (kind === "stopped") server.resume();
    await way.open();
  }
  await record(1);
  // A last restart with everything in order: what waits is delivered.
  await expect
    .poll(() => store.spool(), { timeout: 30_000 })
    .toMatchObject({ events: 0, blobs: 0, refused: 0 });
  await store.close();

  // Read past the spool, straight from the servers.
  const records = await openMongoRecords(`mongodb://127.0.0.1:${mongo.port}/chaos`);
  const events = await records.events(run);
  expect(events).toEqual(Array.from({ length: number }, (_, at) => eventAt(at + 1)));
  await records.close();
  const blobs = await openS3Blobs({ ...bucket, endpoint: s3.uri });
  expect(await blobs.blobKeys(run)).toEqual([...keys.keys()].sort());
  for (const [key, bytes] of keys)
    expect(Buffer.from((await blobs.getBlob(run, key))?.bytes ?? []).equals(bytes)).toBe(true);
  await blobs.close();
  for (const way of ways) await way.shut();
  expect([...seen.keys()].sort()).toEqual([...faults].sort());
  // A run never waits for a store: not even for the time of one try.
  expect(longest).toBeLessThan(1000);
});
