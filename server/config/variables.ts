/** Settings by the environment's names, and those that are never shown. */
import type { Configuration } from "./schema.ts";

type Key = keyof Configuration;

/** Variables of the environment for each setting; the first that is set counts. */
export const variables: Readonly<Partial<Record<Key, readonly string[]>>> = {
  out: ["PREFLIGHT_OUT"],
  lang: ["PREFLIGHT_LANG"],
  adbHost: ["PREFLIGHT_ADB_HOST", "ANDROID_ADB_SERVER_ADDRESS"],
  adbPort: ["PREFLIGHT_ADB_PORT", "ANDROID_ADB_SERVER_PORT"],
  device: ["PREFLIGHT_DEVICE", "ANDROID_SERIAL"],
  app: ["PREFLIGHT_APP"],
  apk: ["PREFLIGHT_APK"],
  steps: ["PREFLIGHT_STEPS"],
  minutes: ["PREFLIGHT_MINUTES"],
  seed: ["PREFLIGHT_SEED"],
  host: ["PREFLIGHT_HOST"],
  port: ["PREFLIGHT_PORT"],
  token: ["PREFLIGHT_TOKEN"],
  policy: ["PREFLIGHT_POLICY"],
  baseUrl: ["OPENAI_BASE_URL"],
  apiKey: ["OPENAI_API_KEY"],
  model: ["PREFLIGHT_MODEL"],
  api: ["PREFLIGHT_API"],
  fallback: ["PREFLIGHT_FALLBACK"],
  tokens: ["PREFLIGHT_TOKENS"],
  money: ["PREFLIGHT_MONEY"],
  recordings: ["PREFLIGHT_RECORDINGS"],
  recordingsDir: ["PREFLIGHT_RECORDINGS_DIR"],
  mongodbUri: ["MONGODB_URI"],
  s3Bucket: ["S3_BUCKET"],
  s3Endpoint: ["S3_ENDPOINT"],
  s3Region: ["S3_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"],
  s3Prefix: ["S3_PREFIX"],
  s3PathStyle: ["S3_FORCE_PATH_STYLE"],
  s3Checksums: ["S3_CHECKSUMS"],
  keepDays: ["PREFLIGHT_KEEP_DAYS"],
};

/** Settings whose values are never shown. */
export const confidential: ReadonlySet<string> = new Set<Key>([
  "apiKey",
  "token",
  "secrets",
  "mongodbUri",
  "s3Endpoint",
]);
