/** The real entry in processes of its own, and simulated phones for it: for tests of the command line. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";
import { startSimulator, type Simulator } from "../../tools/simulator/simulator.ts";
import { startAdbServer } from "../../tools/simulator/wire/host/listen.ts";

/** Folder of one test file, removed at its end. */
export const root = mkdtempSync(join(tmpdir(), "preflight-cli-"));
const entry = resolve(import.meta.dirname, "../main.ts");
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  rmSync(root, { recursive: true });
});

/** A process that ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real entry in a process of its own, in an empty folder. Nothing of this machine's adb or settings is seen. */
export function start(words: readonly string[], environment: Record<string, string> = {}) {
  const cwd = mkdtempSync(join(root, "cwd-"));
  const env = { PATH: process.env["PATH"], HOME: cwd, TMPDIR: root, NO_COLOR: "1", ...environment };
  const child = spawn(process.execPath, [entry, ...words], { cwd, env });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then((): Ended => ({ code: child.exitCode, stdout, stderr }));
  /** Resolves once stdout or stderr holds the text; rejects when the process ends without. */
  const says = async (text: string): Promise<void> => {
    while (!stdout.includes(text) && !stderr.includes(text)) {
      const more = Promise.race([once(child.stdout, "data"), once(child.stderr, "data")]);
      const over = ended.then(() => {
        throw new Error(`Ended without saying "${text}": ${stdout}${stderr}`);
      });
      await Promise.race([more, over]);
    }
  };
  return { child, cwd, ended, says, stdout: () => stdout };
}

/** Run to the end. */
export async function preflight(...words: string[]): Promise<Ended & { cwd: string }> {
  const { ended, cwd } = start(words);
  return { ...(await ended), cwd };
}

/** A simulated phone with the notes app. */
export async function phone(serial: string): Promise<Simulator> {
  const simulator = await startSimulator({
    apps: [resolve(import.meta.dirname, "../../tools/simulator/apps/notes")],
    serial,
  });
  closing.push(() => simulator.close());
  return simulator;
}

/** The port of an adb server with these phones. */
export async function serverWith(...phones: readonly Simulator[]): Promise<string> {
  const server = await startAdbServer(
    phones.map((simulator) => simulator.phone),
    { port: 0 },
  );
  closing.push(() => server.close());
  return String(server.port);
}

/** Words that explore the notes app. */
export const notes = ["run", "--app", "com.example.fieldnotes"];
