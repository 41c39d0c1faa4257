/**
 * Real servers for tests: one that speaks MongoDB's protocol over MongoDB's storage engine (SecantusDB, from Python's
 * registry) and one that speaks S3's and checks signatures (versitygw over files, from Go's). Both are made once into
 * the user's cache; without Python or Go they are not there, and the tests that need them are skipped with a line that
 * says so.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { goProgram } from "./goProgram.ts";
import { freePort, programOn, type Program } from "./program.ts";
import { pythonWith } from "./pythonProgram.ts";

export { freePort } from "./program.ts";

/** A server that a test started. */
export interface RealServer extends Program {
  /** What to connect to. */
  readonly uri: string;
}

/** Credentials of the S3 server. */
export const s3Credentials = { accessKeyId: "preflight-tests", secretAccessKey: "not-a-secret-of-anyone" };

const mongoPython = () => pythonWith(join(import.meta.dirname, "mongo", "requirements.txt"));
const s3Program = () =>
  goProgram(join(import.meta.dirname, "s3"), "github.com/versity/versitygw/cmd/versitygw");

/** Make both, so that no test waits for it; says which cannot be made. */
export async function buildServers(): Promise<void> {
  await Promise.all([mongoPython(), s3Program()]);
}

/**
 * The server for MongoDB's protocol, over `folder`; undefined when it cannot be made here. With `login` it lets in only
 * users that were made before, when it ran without.
 */
export async function startMongo(
  folder: string,
  { login = false }: { readonly login?: boolean } = {},
): Promise<RealServer | undefined> {
  const python = await mongoPython();
  if (python === undefined) return undefined;
  const port = await freePort();
  const words = ["-m", "secantus", "--host", "127.0.0.1", "--port", String(port), "--storage-path", folder];
  // What was answered is on the disk, so that ending it at once loses nothing.
  words.push("--standalone", "--sync-on-commit", ...(login ? ["--auth"] : []));
  await mkdir(folder, { recursive: true });
  const server = programOn(port, python, words);
  await server.start();
  return { ...server, uri: `mongodb://127.0.0.1:${port}/preflight` };
}

/**
 * The S3 server over `folder`, whose folders are its buckets; undefined when it cannot be made here. With `readOnly`
 * nobody may write.
 */
export async function startS3(
  folder: string,
  buckets: readonly string[],
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<RealServer | undefined> {
  const program = await s3Program();
  if (program === undefined) return undefined;
  const port = await freePort();
  const [data, facts] = [join(folder, "data"), join(folder, "facts")];
  await mkdir(facts, { recursive: true });
  for (const bucket of buckets) await mkdir(join(data, bucket), { recursive: true });
  const words = ["--port", `127.0.0.1:${port}`, "--quiet", ...(readOnly ? ["--readonly"] : [])];
  words.push("posix", "--sidecar", facts, data);
  const server = programOn(port, program, words, {
    ROOT_ACCESS_KEY: s3Credentials.accessKeyId,
    ROOT_SECRET_KEY: s3Credentials.secretAccessKey,
  });
  await server.start();
  return { ...server, uri: `http://127.0.0.1:${port}` };
}
