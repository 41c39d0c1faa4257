/** Server programs that a test starts, stops, holds still and starts again. */
import { spawn, type ChildProcess } from "node:child_process";
import { createConnection, createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { environmentFor } from "../../config.ts";

/** A server on this machine; it can be stopped, and started again over the same data. */
export interface Program {
  readonly port: number;
  /** Ends it at once, as a power cut would. */
  stop(): Promise<void>;
  /** Starts it again where it was. */
  start(): Promise<void>;
  /** Holds it still, as a stuck disk would; `resume` lets it go on. */
  pause(): void;
  resume(): void;
}

/** A test process that dies takes its servers along. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A program that will listen on a port once it is started. */
export function programOn(
  port: number,
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
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
