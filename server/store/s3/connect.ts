/** A client of S3, checked when it is made: what is wrong is said in a line that holds no secret. */
import { HeadBucketCommand, PutObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { ActionableError, ConfigError } from "../../errors.ts";
import { RefusedError, UnreachableError } from "../trouble.ts";

/** Where blobs go. Credentials are found the SDK's way: environment, profile, role. */
export interface S3Settings {
  readonly bucket: string;
  /** Null: Amazon's own. */
  readonly endpoint: string | null;
  /** Null: as the SDK finds it. */
  readonly region: string | null;
  /** In front of every key: "preflight/". */
  readonly prefix: string;
  /** Buckets in the path and not in the host's name, as most servers want that are not Amazon's. */
  readonly pathStyle: boolean;
  /** "required": only the checksums that a call cannot do without; older servers know no others. */
  readonly checksums: "supported" | "required";
  /** For tests; people set them the SDK's way. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Milliseconds that a connection and an answer may take. */
  readonly patience?: { readonly connect: number; readonly answer: number };
}

/** A client, and where it leads, for people. */
export interface S3Connection {
  readonly client: S3Client;
  readonly place: string;
}

/** Make a client and see whether the bucket is there. Throws a ConfigError or an UnreachableError. */
export async function connectS3(settings: S3Settings): Promise<S3Connection> {
  const place = placeOf(settings);
  const client = new S3Client(configurationOf(settings));
  try {
    await client.send(new HeadBucketCommand({ Bucket: settings.bucket }));
    await tryToWrite(client, settings, place);
    return { client, place };
  } catch (error) {
    client.destroy();
    throw s3Trouble(error, place);
  }
}

/** Who may look into a bucket may still not write; better said now than in the middle of a run. */
async function tryToWrite(client: S3Client, { bucket, prefix }: S3Settings, place: string): Promise<void> {
  try {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}writable`, Body: "yes" }));
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    throw new ConfigError(
      `${place} does not let these credentials write`,
      "Give them s3:PutObject, s3:GetObject and s3:DeleteObject in it",
    );
  }
}

function configurationOf(settings: S3Settings): S3ClientConfig {
  const { endpoint, region, credentials, patience = { connect: 3000, answer: 20_000 } } = settings;
  const checksums = settings.checksums === "supported" ? "WHEN_SUPPORTED" : "WHEN_REQUIRED";
  return {
    ...(endpoint !== null && { endpoint }),
    // Servers that are not Amazon's mostly do not care, but the signature needs one.
    ...((region ?? endpoint) !== null && { region: region ?? "us-east-1" }),
    ...(credentials && { credentials }),
    forcePathStyle: settings.pathStyle,
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: patience.connect,
      requestTimeout: patience.answer,
      throwOnRequestTimeout: true,
      socketTimeout: patience.answer,
    },
  };
}

function placeOf({ bucket, endpoint, prefix }: S3Settings): string {
  const path = prefix === "" ? "" : ` under ${prefix}`;
  if (endpoint === null) return `S3 bucket "${bucket}"${path}`;
  const host = URL.canParse(endpoint) ? new URL(endpoint).host : "";
  if (host === "")
    throw new ConfigError("S3_ENDPOINT is not an address", 'Write it like "https://storage.example.com"');
  return `S3 bucket "${bucket}" at ${host}${path}`;
}

/** What went wrong with the bucket, without secrets. */
export function s3Trouble(error: unknown, place: string): ActionableError {
  if (error instanceof ActionableError) return error;
  const name = nameOf(error);
  const status = statusOf(error);
  if (name === "CredentialsProviderError") {
    return new ConfigError(
      `There are no credentials for ${place}`,
      "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
    );
  }
  if (name === "NoSuchBucket" || (status === 404 && name === "NotFound"))
    return new ConfigError(`${place} is not there`, "Make the bucket, or correct S3_BUCKET");
  if (status === 301 || name === "PermanentRedirect")
    return new ConfigError(`${place} is in another region`, "Set S3_REGION to the bucket's region");
  if (status === 401 || status === 403) {
    return new ConfigError(
      `${place} refused the credentials, or they may not do this`,
      "Correct them; they need s3:ListBucket on the bucket and Get, Put and DeleteObject in it",
    );
  }
  if (name === "EntityTooLarge" || name === "KeyTooLongError")
    return new RefusedError(`${place} refuses a blob (${name})`, "It stays in the spool of this machine");
  if (name === "Region is missing" || /region is missing/i.test(error instanceof Error ? error.message : ""))
    return new ConfigError(`The region of ${place} is not known`, "Set S3_REGION");
  return new UnreachableError(
    `${place} does not answer (${status === undefined ? name : `${name} ${status}`})`,
    "Start it, or correct S3_ENDPOINT",
  );
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "error";
  return error.name === "Error" && "code" in error && typeof error.code === "string"
    ? error.code
    : error.name;
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}
