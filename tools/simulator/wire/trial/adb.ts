/** The real adb for tests: its own server on a port of its own, its own home, or none when there is no binary. */
import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the binary is; undefined when there is none, and then its tests are skipped. */
export const adbBinary = ["/usr/bin/adb", "/usr/lib/android-sdk/platform-tools/adb"].find((path) =>
  existsSync(path),
);

if (adbBinary === undefined)
  process.stderr.write("adb is not installed: the tests with the real adb are skipped\n");

export interface AdbResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface Adb {
  readonly folder: string;
  run(args: readonly string[], options?: { stdin?: Buffer; serial?: string }): Promise<AdbResult>;
  /** Start one that goes on; end it by `kill`. */
  start(args: readonly string[]): ChildProcess;
  close(): Promise<void>;
}

/** A port that nothing listens on, outside of what adb scans. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** adb as a client of the server on `serverPort`; without one it starts a server of its own, which `close` ends. */
export const startAdb = async (binary: string, serverPort?: number): Promise<Adb> => {
  const folder = await mkdtemp(join(tmpdir(), "wire-adb-"));
  const port = serverPort ?? (await freePort());
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    TMPDIR: folder,
    ANDROID_ADB_SERVER_PORT: String(port),
    ADB_LOCAL_TRANSPORT_MAX_PORT: "5553",
  };
  const run: Adb["run"] = (args, options = {}) =>
    new Promise((resolve) => {
      const all = options.serial === undefined ? args : ["-s", options.serial, ...args];
      const child = execFile(
        binary,
        all,
        { env, cwd: folder, encoding: "buffer", maxBuffer: 1 << 28, timeout: 30_000 },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
          resolve({ code, stdout, stderr: stderr.toString() });
        },
      );
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(options.stdin ?? "");
    });
  if (serverPort === undefined) await run(["start-server"]);
  return {
    folder,
    run,
    start: (args) => spawn(binary, args, { env, cwd: folder, stdio: ["ignore", "pipe", "pipe"] }),
    close: async () => {
      if (serverPort === undefined) await run(["kill-server"]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
