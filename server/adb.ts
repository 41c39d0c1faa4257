/** The adb program of this machine: its server is started where it is wanted, never needed. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environmentFor } from "./config.ts";
import { ActionableError, ConfigError } from "./errors.ts";

/** Where an adb server listens. */
export interface AdbAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * See that an adb server listens; on this machine it is started when it does not and adb is installed, as every client
 * of adb does. Throws a ConfigError that says what to do.
 */
export async function ensureAdbServer(address: AdbAddress): Promise<void> {
  if (await listens(address)) return;
  const where = `${address.host}:${address.port}`;
  const local = ["127.0.0.1", "localhost", "::1"].includes(address.host);
  if (local) {
    const code = await runAdb(["-P", String(address.port), "start-server"]).catch(() => undefined);
    if (code === 0 && (await listens(address))) return;
    if (code === undefined) {
      throw new ConfigError(
        `No adb server listens on ${where}, and adb is not installed`,
        "Install it (Debian: `apt install adb`), name a server with --adb-host and --adb-port, or try `preflight demo`",
      );
    }
  }
  throw new ConfigError(
    `No adb server listens on ${where}`,
    local ? "See why with `adb start-server`" : "Start one there, or correct --adb-host and --adb-port",
  );
}

/** A real adb server of our own, apart from the user's: other port, other home. */
export interface PrivateAdb extends AdbAddress {
  /** Serial of the phone that it was connected to. */
  readonly serial: string;
  close(): Promise<void>;
}

/** Start a real adb server and `adb connect` it to a simulated phone's adbd on this machine. */
export async function startPrivateAdb(adbdPort: number, signal: AbortSignal): Promise<PrivateAdb> {
  const home = await mkdtemp(join(tmpdir(), "preflight-adb-"));
  const port = await freePort();
  // Emulators that run on this machine are none of our business.
  const env = environmentFor({
    HOME: home,
    TMPDIR: home,
    ADB_LOCAL_TRANSPORT_MAX_PORT: "5553",
    ADB_MDNS_AUTO_CONNECT: "0",
  });
  const server = spawn("adb", ["-P", String(port), "nodaemon", "server"], {
    env,
    stdio: "ignore",
    detached: true,
  });
  // Ctrl-C is for us alone, and whatever ends us ends the server.
  const kill = (): void => void server.kill("SIGKILL");
  process.on("exit", kill);
  const close = async (): Promise<void> => {
    await ended(server);
    process.off("exit", kill);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await started(server);
    const address = { host: "127.0.0.1", port };
    await until(() => listens(address), `The adb server did not come up on port ${port}`, signal);
    const serial = `127.0.0.1:${adbdPort}`;
    await runAdb(["-P", String(port), "connect", serial], env);
    const state = async (): Promise<boolean> =>
      (await runAdb(["-P", String(port), "-s", serial, "get-state"], env)) === 0;
    await until(state, `adb could not connect to the simulated phone at ${serial}`, signal);
    return { ...address, serial, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Longest wait for a program of this machine, in milliseconds. */
const patience = 15_000;

async function until(done: () => Promise<boolean>, failure: string, signal: AbortSignal): Promise<void> {
  const giveUp = Date.now() + patience;
  while (!(await done())) {
    if (Date.now() > giveUp) throw new ActionableError(failure, "Try it without --adb");
    await wait(50, undefined, { signal });
  }
}

async function started(child: ChildProcess): Promise<void> {
  const [error]: unknown[] = await Promise.race([once(child, "spawn"), once(child, "error")]);
  if (error === undefined) return;
  throw new ConfigError(
    "--adb needs the adb program, which is not installed",
    "Install it (Debian: `apt install adb`), or leave --adb out",
  );
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 2000);
  await exit;
  clearTimeout(late);
}

/** Exit code of adb; rejects when there is no such program. */
async function runAdb(args: readonly string[], env = environmentFor({})): Promise<number | null> {
  // A server that is started here lives on with these streams: none of ours may be among them.
  const child = spawn("adb", args, {
    env,
    stdio: "ignore",
    detached: true,
    signal: AbortSignal.timeout(patience),
  });
  const [code]: unknown[] = await once(child, "exit");
  return typeof code === "number" ? code : null;
}

/** Does something listen there? */
export async function listens({ host, port }: AdbAddress): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(3000) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A port that was free a moment ago, clear of those that adb scans for emulators. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    await once(server, "close");
    if (typeof address === "object" && address && (address.port < 5550 || address.port > 5600))
      return address.port;
  }
}
