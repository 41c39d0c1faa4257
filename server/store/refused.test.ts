/** Disks that are full, places that may not be written, logins that are refused, records of other versions. */
import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { MongoClient } from "mongodb";
import { afterAll, describe, expect, it } from "vitest";
import type { RunEvent } from "../../agent/events.ts";
import { lineFor } from "../errors.ts";
import { exampleEvents } from "../report/example.ts";
import { openEmbeddedStore } from "./embedded.ts";
import { openMongoRecords } from "./mongo/records.ts";
import { openStore } from "./open.ts";
import { s3Credentials, startMongo, startS3 } from "./real/servers.ts";
import { openS3Blobs } from "./s3/blobs.ts";
import type { S3Settings } from "./s3/connect.ts";
import { openOutbox } from "./spool/outbox.ts";
import type { Store } from "./store.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-refused-"));
chmodSync(root, 0o755);
const disks: string[] = [];
afterAll(() => {
  for (const disk of disks) execFileSync("umount", [disk]);
  rmSync(root, { recursive: true });
});

/** The line that people see. */
const line = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "it went well",
    (error: unknown) => lineFor(error) ?? String(error),
  );

/** A disk of so many megabytes; undefined where none can be made. */
function smallDisk(megabytes: number): string | undefined {
  const place = mkdtempSync(join(root, "disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", place], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  disks.push(place);
  return place;
}

const note = (number: number, text = "words ".repeat(2000)): RunEvent => ({
  run: "example-run",
  number,
  at: number,
  type: "note",
  level: "info",
  text,
});

/** Keeps notes until the store refuses one; gives its line and the number of the first that was refused. */
async function filled(store: Pick<Store, "append">): Promise<[string, number]> {
  for (let number = 1; number < 10_000; number += 1) {
    const told = await line(store.append(note(number)));
    if (told !== "it went well") return [told, number];
  }
  throw new Error("The disk never became full");
}

describe("A disk that becomes full", () => {
  it("is said in one line, loses nothing that was kept, and takes more when there is room", async ({
    skip,
  }) => {
    const disk = smallDisk(3);
    if (disk === undefined) throw skip("no small disk can be mounted here");
    const store = await openEmbeddedStore(disk);
    const [told, refused] = await filled(store);
    expect(told).toBe(
      `${join(disk, "preflight.db")} cannot be used (the disk is full). ` +
        "Make room on it, or name a folder on another disk with --out DIR.",
    );
    const picture = Buffer.alloc(4_000_000, "picture");
    expect(await line(store.putBlob("example-run", picture, "image/webp"))).toMatch(/\(the disk is full\)/);
    expect(await store.events("example-run")).toHaveLength(refused - 1);
    execFileSync("mount", ["-o", "remount,size=8m", disk]);
    await store.append(note(refused));
    expect(await store.events("example-run")).toHaveLength(refused);
    await store.close();
  });

  it("does not keep events from a store elsewhere, and is said when that is away too", async ({ skip }) => {
    const disk = smallDisk(2);
    const mongo = await startMongo(join(root, "full"));
    if (disk === undefined || !mongo) throw skip("no small disk can be mounted here, or no server be made");
    const store = await openStore({
      out: disk,
      mongodbUri: `${mongo.uri}?serverSelectionTimeoutMS=300`,
      s3: null,
      closing: 10,
    });
    try {
      mongo.pause();
      const big = async (number: number): Promise<void> => store.append(note(number, "x".repeat(400_000)));
      for (const number of [1, 2, 3]) await big(number).catch(() => undefined);
      mongo.resume();
      // What finds no room here goes there.
      for (let number = 4; number < 12; number += 1) await big(number);
      await expect.poll(() => store.spool(), { timeout: 20_000 }).toMatchObject({ events: 0 });
      expect((await store.events("example-run")).map(({ number }) => number)).toEqual(
        expect.arrayContaining([4, 5, 6, 7, 8, 9, 10, 11]),
      );
      await mongo.stop();
      const [told] = await filled(store);
      expect(told).toMatch(
        /MongoDB at .* The spool on this machine cannot be used either \(the disk is full\)/,
      );
    } finally {
      await store.close();
      await mongo.stop();
    }
  }, 90_000);
});

/** What somebody without rights is told who opens a folder and keeps an event there. */
async function asNobody(folder: string): Promise<string> {
  const script = `
    import { openEmbeddedStore } from ${JSON.stringify(join(import.meta.dirname, "embedded.ts"))};
    import { lineFor } from ${JSON.stringify(join(import.meta.dirname, "../errors.ts"))};
    // After everything is loaded: somebody without rights may not read it.
    if (process.getuid?.() === 0) { process.setgid(65534); process.setuid(65534); }
    try {
      const store = await openEmbeddedStore(${JSON.stringify(folder)});
      await store.append(${JSON.stringify(note(1))});
      console.log("it went well");
    } catch (error) { console.log(lineFor(error) ?? String(error)); }`;
  const words = ["--input-type=module", "-e", script];
  return (await promisify(execFile)(process.execPath, words)).stdout.trim();
}

describe("Somebody who may not write is told so in one line", () => {
  it("of a folder", async () => {
    const folder = join(root, "closed");
    mkdirSync(folder);
    chmodSync(folder, 0o555);
    expect(await asNobody(folder)).toBe(
      `The output folder "${folder}" cannot be written (no permission). Name a folder that you may write with --out DIR.`,
    );
  });

  it("of a record", async () => {
    const folder = join(root, "record");
    const store = await openEmbeddedStore(folder);
    await store.append(...exampleEvents());
    await store.close();
    chmodSync(folder, 0o777);
    chmodSync(join(folder, "preflight.db"), 0o444);
    expect(await asNobody(folder)).toMatch(
      /preflight\.db cannot be used.* \(no permission\)\. Name a folder that you may write with --out DIR\.$/,
    );
  });
});

/** A record as an earlier version wrote it. */
function older(folder: string, version: number, more: string): void {
  mkdirSync(join(root, folder));
  const database = new DatabaseSync(join(root, folder, "preflight.db"));
  database.exec(`CREATE TABLE events (run TEXT NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (run, number)) WITHOUT ROWID; ${more}
    PRAGMA application_id = 0x50464c54; PRAGMA user_version = ${version}`);
  const insert = database.prepare("INSERT INTO events VALUES (?, ?, ?, ?)");
  for (const event of exampleEvents()) insert.run(event.run, event.number, event.type, JSON.stringify(event));
  database.close();
}

describe("A record of an older Preflight is brought up to date when it is opened", () => {
  it.each([
    ["that kept events only", 1, ""],
    [
      "that found goals by the type of events",
      2,
      "CREATE INDEX events_by_type ON events (type, run, number);",
    ],
  ])("%s", async (_name, version, more) => {
    older(`layout-${version}`, version, more);
    const store = await openEmbeddedStore(join(root, `layout-${version}`));
    expect(await store.events("example-run")).toEqual(exampleEvents());
    expect(await store.run("example-run")).toMatchObject({ findings: 2, outcome: "completed" });
    expect((await store.searchFindings({ app: ["com.example.shop"] })).items).toHaveLength(2);
    await store.close();
  });
});

it("MongoDB's users, rights and layouts are told apart at the start", async ({ skip }) => {
  const folder = join(root, "users");
  const open = await startMongo(folder);
  if (!open) throw skip("the server for MongoDB's protocol cannot be made here");
  await (await openMongoRecords(open.uri)).close();
  const client = new MongoClient(open.uri);
  for (const [name, role] of [
    ["writer", "readWrite"],
    ["reader", "read"],
  ] as const)
    await client.db().command({ createUser: name, pwd: "right", roles: [{ role, db: "preflight" }] });
  await client
    .db("later")
    .collection<{ _id: string; layout: number }>("layout")
    .insertOne({ _id: "preflight", layout: 99 });
  await client.close();
  expect(await line(openMongoRecords(open.uri.replace("/preflight", "/later")))).toMatch(
    /written by a newer Preflight \(layout 99, this one knows \d+\)\. Update Preflight, or name another database/,
  );
  await open.stop();
  const closed = await startMongo(folder, { login: true });
  if (!closed) throw new Error("It started before");
  const as = (login: string): string => closed.uri.replace("//", `//${login}`);
  const place = `MongoDB at 127.0.0.1:${closed.port}, database preflight`;
  const refused = `${place} refused the login. Correct the user and the password in MONGODB_URI, and authSource if users are kept elsewhere.`;
  const writer = await openMongoRecords(as("writer:right@"));
  await writer.append(...exampleEvents());
  await writer.close();
  for (const login of ["", "writer:wrong@", "nobody:right@"])
    expect(await line(openMongoRecords(as(login)))).toBe(refused);
  expect(await line(openMongoRecords(as("reader:right@")))).toBe(
    `${place} does not let this user write. Give the user the role readWrite on it.`,
  );
  await closed.stop();
});

it("A bucket that may only be read is told at the start", async ({ skip }) => {
  const server = await startS3(join(root, "s3"), ["preflight"], { readOnly: true });
  if (!server) throw skip("the S3 server cannot be built here");
  const settings: S3Settings = {
    bucket: "preflight",
    endpoint: server.uri,
    region: "us-east-1",
    prefix: "",
    pathStyle: true,
    checksums: "supported",
    credentials: s3Credentials,
  };
  expect(await line(openS3Blobs(settings))).toBe(
    `S3 bucket "preflight" at 127.0.0.1:${server.port} does not let these credentials write. ` +
      "Give them s3:PutObject, s3:GetObject and s3:DeleteObject in it.",
  );
  await server.stop();
});

it("The spool is delivered by the next process when the one that delivered it is dead", () => {
  const outbox = openOutbox(join(root, "claims"));
  const [now, later] = [1000, 100_000];
  expect(outbox.claim("records", "elsewhere|1|a|b", later, now)).toBe(true);
  expect(outbox.claim("records", "other", later, now)).toBe(false);
  outbox.unclaim("elsewhere|1|a|b", "records");
  const child = execFileSync(process.execPath, [
    "-p",
    "require('node:os').hostname() + '|' + process.pid + '|a|b'",
  ]);
  expect(outbox.claim("records", child.toString().trim(), later, now)).toBe(true);
  expect(outbox.claim("records", "other", later, now)).toBe(true);
  outbox.close();
});
