/**
 * Blobs in a bucket of S3, one object each, named by run and content:
 *
 *     PREFIXruns/RUN/blobs/KEY
 *
 * Texts are packed (content encoding gzip), so that browsers unpack them from a link by themselves.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGunzip, createGzip, gunzip, gzip } from "node:zlib";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type GetObjectCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { blobKey, isBlobKey, isPacked, keyOfHash, typeOfKey } from "../blobKey.ts";
import { checkRunId } from "../runId.ts";
import type { Blobs } from "../store.ts";
import { connectS3, s3Trouble, type S3Settings } from "./connect.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Blobs in a bucket, and where that is. */
export interface S3Blobs extends Blobs {
  readonly place: string;
}

/** How many keys are remembered, so that a screen that repeats is not sent again. */
const remembered = 20_000;

/** Open a bucket. Throws a ConfigError or an UnreachableError when that fails; so do all its methods later. */
export async function openS3Blobs(settings: S3Settings): Promise<S3Blobs> {
  const { client, place } = await connectS3(settings);
  const { bucket, prefix } = settings;
  const there = new Set<string>();
  const folderOf = (run: string): string => {
    checkRunId(run);
    return `${prefix}runs/${run}/blobs/`;
  };
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw s3Trouble(error, place);
    }
  };
  const remember = (name: string): void => {
    there.add(name);
    const [oldest] = there;
    if (there.size > remembered && oldest !== undefined) there.delete(oldest);
  };

  return {
    place,
    putBlob: async (run, bytes, type) => {
      const key = blobKey(bytes, type);
      const name = folderOf(run) + key;
      if (there.has(name)) return key;
      const body = isPacked(key) ? await pack(bytes) : bytes;
      await told(() =>
        client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: name,
            Body: body,
            ContentLength: body.byteLength,
            Metadata: { bytes: String(bytes.byteLength) },
            ...factsOf(key),
          }),
        ),
      );
      remember(name);
      return key;
    },
    putBlobStream: async (run, stream, type) => {
      const folder = folderOf(run);
      // The key is only known at the end: the bytes wait on disk until then.
      return onDisk(stream, type, async (path, key, size) => {
        await told(() =>
          new Upload({
            client,
            params: {
              Bucket: bucket,
              Key: folder + key,
              Body: createReadStream(path),
              Metadata: { bytes: String(size) },
              ...factsOf(key),
            },
          }).done(),
        );
        remember(folder + key);
        return key;
      });
    },
    getBlob: async (run, key) => {
      const answer = await fetched(client, bucket, folderOf(run), key, told);
      const body = answer?.Body;
      if (!answer || !body) return undefined;
      const bytes = await told(() => body.transformToByteArray());
      return { bytes: answer.ContentEncoding === "gzip" ? await unpack(bytes) : bytes, type: typeOfKey(key) };
    },
    openBlob: async (run, key) => {
      const answer = await fetched(client, bucket, folderOf(run), key, told);
      if (!(answer?.Body instanceof Readable)) return undefined;
      const body = answer.Body;
      if (answer.ContentEncoding !== "gzip") return { stream: body, type: typeOfKey(key) };
      const stream = body.pipe(createGunzip());
      body.once("error", (error) => stream.destroy(error));
      return { stream, type: typeOfKey(key) };
    },
    linkBlob: async (run, key, seconds) => {
      if (!isBlobKey(key)) return undefined;
      const command = new GetObjectCommand({ Bucket: bucket, Key: folderOf(run) + key });
      return told(() => getSignedUrl(client, command, { expiresIn: seconds }));
    },
    blobKeys: (run) =>
      told(async () => {
        const folder = folderOf(run);
        const keys: string[] = [];
        for await (const name of namesIn(client, bucket, folder)) {
          const key = name.slice(folder.length);
          if (isBlobKey(key)) keys.push(key);
        }
        return keys.sort();
      }),
    removeBlobs: (run) =>
      told(async () => {
        const folder = folderOf(run);
        const names: string[] = [];
        for await (const name of namesIn(client, bucket, folder)) names.push(name);
        for (let at = 0; at < names.length; at += 1000) {
          const Objects = names.slice(at, at + 1000).map((Key) => ({ Key }));
          await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
        }
        for (const name of names) there.delete(name);
      }),
    close: async () => client.destroy(),
  };
}

/** What the bucket is told of a blob. */
const factsOf = (key: string) => ({
  ContentType: typeOfKey(key),
  ...(isPacked(key) && { ContentEncoding: "gzip" }),
  CacheControl: "private, max-age=31536000, immutable",
});

async function fetched(
  client: S3Client,
  bucket: string,
  folder: string,
  key: string,
  told: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<GetObjectCommandOutput | undefined> {
  if (!isBlobKey(key)) return undefined;
  return told(async () => {
    try {
      return await client.send(new GetObjectCommand({ Bucket: bucket, Key: folder + key }));
    } catch (error) {
      if (error instanceof Error && error.name === "NoSuchKey") return undefined;
      throw error;
    }
  });
}

async function* namesIn(client: S3Client, bucket: string, folder: string): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: folder,
        ...(token !== undefined && { ContinuationToken: token }),
      }),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

async function onDisk<T>(
  stream: AsyncIterable<Uint8Array>,
  type: string,
  use: (path: string, key: string, size: number) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "preflight-blob-"));
  const path = join(folder, randomUUID());
  const hash = createHash("sha256");
  let size = 0;
  const hashed = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      size += chunk.byteLength;
      done(null, chunk);
    },
  });
  try {
    const file = createWriteStream(path);
    const packed = isPacked(keyOfHash(createHash("sha256"), type));
    await (packed ? pipeline(stream, hashed, createGzip(), file) : pipeline(stream, hashed, file));
    return await use(path, keyOfHash(hash, type), size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
