/** One run: a process with the phone, a process with the agent, and the truth asked for when both are done. */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { FromAgent, FromPhone } from "./messages.ts";
import type { ToAgent, ToPhone } from "./messages.ts";
import { readRecording, writePart } from "./recording.ts";
import type { Recording, Setting } from "./recording.ts";

/** What is told of a run while it goes on. */
export interface Progress {
  readonly step: number;
  readonly findings: number;
}

/** Run it, record it in `folder`, and read the record back. */
export async function play(
  appFolder: string,
  setting: Setting,
  folder: string,
  watch: (progress: Progress) => void,
): Promise<Recording> {
  const phone = start("phone-process.ts");
  const agent = start("agent-process.ts");
  try {
    const started = await ask(phone, {
      do: "start",
      folder: appFolder,
      clean: setting.clean,
      seed: setting.seed,
    });
    if (started.did !== "start") throw new Error("the phone did not start");
    await explore(phone, agent, setting, started.port, folder, watch);
    const told = await ask(phone, { do: "tell" });
    if (told.did !== "tell") throw new Error("the phone did not tell the truth");
    writePart(folder, "setting", setting);
    writePart(folder, "truth", told.truth);
    return readRecording(folder);
  } finally {
    for (const child of [agent, phone]) if (child.connected) child.disconnect();
  }
}

const start = (file: string): ChildProcess =>
  fork(join(import.meta.dirname, file), { stdio: ["ignore", "ignore", "inherit", "ipc"] });

/** Rejects when the process ends before it has answered. */
async function ask(phone: ChildProcess, message: ToPhone): Promise<FromPhone> {
  const waiting = new AbortController();
  const ended = once(phone, "exit", { signal: waiting.signal }).then(() => {
    throw new Error(`the phone's process ended with code ${phone.exitCode ?? "none"}`);
  });
  const answered = once(phone, "message", { signal: waiting.signal });
  phone.send(message);
  try {
    const [raw]: unknown[] = await Promise.race([answered, ended]);
    return FromPhone.parse(raw);
  } finally {
    // Whichever did not come is no longer waited for.
    Promise.allSettled([answered, ended]).catch(() => undefined);
    waiting.abort();
  }
}

async function explore(
  phone: ChildProcess,
  agent: ChildProcess,
  { package: packageName, policy, seed, steps, prove }: Setting,
  adbPort: number,
  folder: string,
  watch: (progress: Progress) => void,
): Promise<void> {
  const say = (message: ToAgent): boolean => agent.send(message);
  let [step, findings] = [0, 0];
  const over = new Promise<void>((resolve, reject) => {
    agent.on("message", (raw: unknown) => {
      const message = FromAgent.parse(raw);
      if (message.did === "finding") findings += 1;
      if (message.did === "step") {
        step = message.step;
        ask(phone, { do: "mark", step }).then(() => say({ do: "go" }), reject);
      }
      if (message.did === "run") resolve();
      watch({ step, findings });
    });
  });
  const gone = once(agent, "exit").then(() => {
    throw new Error(`the agent's process ended with code ${agent.exitCode ?? "none"}`);
  });
  say({ do: "run", adbPort, package: packageName, policy, seed, steps, prove, folder });
  await Promise.race([over, gone]);
  gone.catch(() => undefined);
}
