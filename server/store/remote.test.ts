/**
 * The contract on MongoDB's protocol and on S3's, against real servers. With MONGODB_URI, or with S3_ENDPOINT and
 * S3_BUCKET, set it runs against those as well.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { buildApp } from "fauxqs";
import { MongoClient } from "mongodb";
import { afterAll, expect, it } from "vitest";
import { environmentFor } from "../config.ts";
import { lineFor } from "../errors.ts";
import { composed } from "./compose.ts";
import { storeContract } from "./contract.ts";
import { embeddedBlobs, openEmbeddedRecords } from "./embedded.ts";
import { openMongoRecords } from "./mongo/records.ts";
import { openStore } from "./open.ts";
import { s3Credentials, startMongo, startS3 } from "./real/servers.ts";
import { openS3Blobs } from "./s3/blobs.ts";
import type { S3Settings } from "./s3/connect.ts";
import type { Blobs, Records, Store } from "./store.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-remote-"));
const mongo = await startMongo(join(root, "mongo"));
const s3 = await startS3(join(root, "s3"), ["preflight"]);
const faux = buildApp({ logger: false });
const fauxEndpoint = await faux.listen({ port: 0, host: "127.0.0.1" });
await fetch(`${fauxEndpoint}/preflight`, { method: "PUT" });

afterAll(async () => {
  await mongo?.stop();
  await s3?.stop();
  await faux.close();
  rmSync(root, { recursive: true });
});

const bucket = (endpoint: string, prefix: string, more: Partial<S3Settings> = {}): S3Settings => ({
  bucket: "preflight",
  endpoint,
  region: "us-east-1",
  prefix,
  pathStyle: true,
  checksums: "supported",
  credentials: s3Credentials,
  ...more,
});

const places = { records: "records", blobs: "blobs" };
const folder = (name: string): string => {
  mkdirSync(join(root, name), { recursive: true });
  return join(root, name);
};
const localRecords = (place: string): Promise<Records> => openEmbeddedRecords(folder(`r-${place}`));
const localBlobs = (place: string): Blobs => embeddedBlobs(folder(`b-${place}`));
const withRecords = async (place: string, records: Promise<Records>): Promise<Store> =>
  composed(await records, localBlobs(place), { places });
const withBlobs = async (place: string, blobs: Promise<Blobs>): Promise<Store> =>
  composed(await localRecords(place), await blobs, { places });

/** Another database of the same server. */
const database = (uri: string, name: string): string => {
  const address = new URL(uri);
  address.pathname = `/preflight_${name}`;
  return address.href;
};

if (mongo)
  storeContract("MongoDB's protocol (SecantusDB)", (place) =>
    withRecords(`f-${place}`, openMongoRecords(database(mongo.uri, place))),
  );
else it.skip("MongoDB's protocol: the server for it cannot be made here (it needs Python with venv)");

if (s3) {
  for (const checksums of ["supported", "required"] as const)
    storeContract(`S3's protocol (versitygw, checksums when ${checksums})`, (place) =>
      withBlobs(
        `v-${checksums}-${place}`,
        openS3Blobs(bucket(s3.uri, `${checksums}/${place}/`, { checksums })),
      ),
    );
} else it.skip("S3's protocol: the server for it cannot be built here (it needs Go)");

if (mongo && s3) {
  const [mongoUri, s3Uri] = [mongo.uri, s3.uri];
  storeContract("MongoDB and S3 behind the spool", (place) =>
    openStore({
      out: folder(`spooled-${place}`),
      mongodbUri: database(mongoUri, `spooled_${place}`),
      s3: bucket(s3Uri, `spooled/${place}/`),
    }),
  );
}

storeContract("S3's protocol (fauxqs)", (place) =>
  withBlobs(`x-${place}`, openS3Blobs(bucket(fauxEndpoint, `${place}/`))),
);

// The same against what the user has, when it is told; nothing of it stays there.
const {
  MONGODB_URI: ownMongo = "",
  S3_ENDPOINT: ownEndpoint = "",
  S3_BUCKET: ownBucket = "",
} = environmentFor({});
const now = Date.now();
afterAll(async () => {
  if (ownMongo === "") return;
  const client = new MongoClient(ownMongo);
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  for (const { name } of databases)
    if (name.startsWith(`preflight_test_${now}_`)) await client.db(name).dropDatabase();
  await client.close();
});
if (ownMongo !== "")
  storeContract("The MongoDB of MONGODB_URI", (place) =>
    withRecords(`o-${place}`, openMongoRecords(database(ownMongo, `test_${now}_${place}`))),
  );
if (ownEndpoint !== "" && ownBucket !== "") {
  const { credentials: _ours, ...settings } = bucket(ownEndpoint, "");
  afterAll(async () => {
    const client = new S3Client({ endpoint: ownEndpoint, region: "us-east-1", forcePathStyle: true });
    const Prefix = `test-${now}/`;
    for await (const { Contents } of paginateListObjectsV2({ client }, { Bucket: ownBucket, Prefix })) {
      const Objects = (Contents ?? []).map(({ Key }) => ({ Key }));
      if (Objects.length > 0)
        await client.send(new DeleteObjectsCommand({ Bucket: ownBucket, Delete: { Objects } }));
    }
    client.destroy();
  });
  storeContract("The bucket of S3_BUCKET", (place) =>
    withBlobs(`o-${place}`, openS3Blobs({ ...settings, bucket: ownBucket, prefix: `test-${now}/${place}/` })),
  );
}

/** The line that people see when a store cannot be opened. */
const refusal = async (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => "it opened",
    (error: unknown) => lineFor(error) ?? String(error),
  );

it("A link gives a blob to anybody, unpacked, and a changed link gives nothing", async ({ skip }) => {
  if (!s3) throw skip("the S3 server cannot be built here");
  const blobs = await openS3Blobs(bucket(s3.uri, "links/"));
  const xml = Buffer.from("<hierarchy/>".repeat(100));
  const key = await blobs.putBlob("example-run", xml, "application/xml");
  const link = (await blobs.linkBlob("example-run", key, 60)) ?? "";
  const answer = await fetch(link);
  expect(answer.headers.get("content-type")).toBe("application/xml");
  expect(Buffer.from(await answer.arrayBuffer()).equals(xml)).toBe(true);
  expect((await fetch(link.replace(/Signature=.{6}/, "Signature=000000"))).status).toBe(403);
  await blobs.close();
});

it("A wrong URI, a refused login, a missing bucket and a server that is away are told in one line", async ({
  skip,
}) => {
  const patience = { connect: 300, answer: 1000 };
  expect(await refusal(openMongoRecords("mongodb:/nobody:secret@", patience))).toBe(
    'MONGODB_URI is not an address of MongoDB. Write it like "mongodb://user:password@host:27017/preflight".',
  );
  expect(await refusal(openMongoRecords("mongodb://me:secret@127.0.0.1:9/preflight", patience))).toBe(
    "MongoDB at 127.0.0.1:9, database preflight does not answer. Start it, or correct the host and the port in MONGODB_URI.",
  );
  expect(await refusal(openS3Blobs(bucket("http://127.0.0.1:9", "", { patience })))).toBe(
    'S3 bucket "preflight" at 127.0.0.1:9 does not answer (ECONNREFUSED). Start it, or correct S3_ENDPOINT.',
  );
  expect(await refusal(openS3Blobs(bucket("not an address", "")))).toContain("S3_ENDPOINT is not an address");
  if (!s3 || !mongo) throw skip("the servers cannot be built here");
  expect(await refusal(openS3Blobs(bucket(s3.uri, "", { bucket: "missing" })))).toBe(
    `S3 bucket "missing" at 127.0.0.1:${s3.port} is not there. Make the bucket, or correct S3_BUCKET.`,
  );
  const stranger = { accessKeyId: s3Credentials.accessKeyId, secretAccessKey: "wrong" };
  expect(await refusal(openS3Blobs(bucket(s3.uri, "", { credentials: stranger })))).toMatch(
    /refused the credentials/,
  );
  const login = mongo.uri.replace("//", "//stranger:secret@");
  expect(await refusal(openMongoRecords(login, patience))).toMatch(/^MongoDB at .* refused the login/);
});
