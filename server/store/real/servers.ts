/**
 * Real servers for tests: one that speaks MongoDB's protocol (FerretDB over SQLite) and one that speaks S3's and checks
 * signatures (versitygw over files). Both are built once from the Go module proxy into the user's cache; without Go they
 * are not there, and the tests that need them are skipped with a line that says so.
 */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { environmentFor } from "../../config.ts";

const run = promisify(execFile);

/** A server that a test started; it can be stopped, and started again over the same data. */
export interface RealServer {
  readonly port: number;
  /** What to connect to. */
  readonly uri: string;
  /** Ends it at once, as a power cut would. */
  stop(): Promise<void>;
  /** Starts it again where it was. */
  start(): Promise<void>;
  /** Holds it still, as a stuck disk would; `resume` lets it go on. */
  pause(): void;
  resume(): void;
}

/** Credentials of the S3 server. */
export const s3Credentials = { accessKeyId: "preflight-tests", secretAccessKey: "not-a-secret-of-anyone" };

/** The server for MongoDB's protocol, over `folder`; undefined when it cannot be built here. */
export async function startMongo(folder: string): Promise<RealServer | undefined> {
  const program = await mongoProgram();
  if (program === undefined) return undefined;
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  const server = programOn(port, program, ["-listen", `127.0.0.1:${port}`, "-dir", folder], {});
  await server.start();
  return { ...server, uri: `mongodb://127.0.0.1:${port}/preflight` };
}

/** The S3 server over `folder`, whose folders are its buckets; undefined when it cannot be built here. */
export async function startS3(folder: string, buckets: readonly string[]): Promise<RealServer | undefined> {
  const program = await s3Program();
  if (program === undefined) return undefined;
  const port = await freePort();
  const [data, facts] = [join(folder, "data"), join(folder, "facts")];
  await mkdir(facts, { recursive: true });
  for (const bucket of buckets) await mkdir(join(data, bucket), { recursive: true });
  const words = ["--port", `127.0.0.1:${port}`, "--quiet", "posix", "--sidecar", facts, data];
  const server = programOn(port, program, words, {
    ROOT_ACCESS_KEY: s3Credentials.accessKeyId,
    ROOT_SECRET_KEY: s3Credentials.secretAccessKey,
  });
  await server.start();
  return { ...server, uri: `http://127.0.0.1:${port}` };
}

/** Build both, so that no test waits for it; says which cannot be built. */
export async function buildServers(): Promise<void> {
  await Promise.all([mongoProgram(), s3Program()]);
}

const mongoProgram = () => built("mongo", ".", ["-tags", "ferretdb_no_postgresql,ferretdb_no_mysql"]);
const s3Program = () => built("s3", "github.com/versity/versitygw/cmd/versitygw", []);

const builds = new Map<string, Promise<string | undefined>>();

/** The program of a Go module in this folder, built unless it was before. Named by what it is made of. */
function built(module: string, target: string, flags: readonly string[]): Promise<string | undefined> {
  const known = builds.get(module) ?? build(module, target, flags);
  builds.set(module, known);
  return known;
}

async function build(module: string, target: string, flags: readonly string[]): Promise<string | undefined> {
  const source = join(import.meta.dirname, module);
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum", "main.go"])
    if (existsSync(join(source, file))) hash.update(readFileSync(join(source, file)));
  const cache = join(homedir(), ".cache", "preflight-tests");
  const program = join(cache, `${module}-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(program)) return program;
  await mkdir(cache, { recursive: true });
  const unfinished = `${program}.${process.pid}.part`;
  try {
    await run("go", ["build", "-ldflags", "-s -w", ...flags, "-o", unfinished, target], {
      cwd: source,
      // Where Go is installed by hand it is often not on the path; a newer one is fetched when a module asks for it.
      env: environmentFor({
        PATH: `${environmentFor({})["PATH"] ?? ""}:/usr/local/go/bin`,
        GOTOOLCHAIN: "auto",
      }),
    });
    await rename(unfinished, program);
    return program;
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n").slice(0, 3).join(" ") : String(error);
    process.stderr.write(
      `the ${module} server for tests cannot be built, tests that need it are skipped: ${why}\n`,
    );
    return undefined;
  }
}

/** A test process that dies takes its servers along. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

type Program = Omit<RealServer, "uri">;

function programOn(
  port: number,
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Program {
  let child: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once("exit", resolve));
    ending.kill("SIGKILL");
    await ended;
  };
  return {
    port,
    stop,
    start: async () => {
      await stop();
      const started = spawn(program, [...words], { stdio: "ignore", env: environmentFor(environment) });
      child = started;
      running.add(started);
      started.once("exit", () => running.delete(started));
      await answering(port, () => started.exitCode !== null);
    },
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
  };
}

async function answering(port: number, gone: () => boolean): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until && !gone()) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ host: "127.0.0.1", port });
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("close", () => socket.destroy());
      socket.once("connect", () => socket.end());
    });
    if (open) return;
    await delay(20);
  }
  throw new Error(`The server on port ${port} does not answer`);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}
