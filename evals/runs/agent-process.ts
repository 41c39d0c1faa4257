/** The process with the agent: what `preflight run` does, on a phone that it meets over ADB. */
import { run } from "../../agent/run.ts";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { makePolicy } from "../policies/policies.ts";
import { FromAgent, ToAgent } from "./messages.ts";
import { writeRecording } from "./recording.ts";

let go: () => void = () => undefined;

const tell = (message: FromAgent): void => void process.send?.(message);

async function explore(task: Extract<ToAgent, { do: "run" }>): Promise<void> {
  const server = createMcpServer({ adb: { host: "127.0.0.1", port: task.adbPort } });
  const recording = writeRecording(task.folder);
  const client = await connectInMemory(server);
  const app = task.package;
  const events = run({
    run: "r1",
    client,
    app,
    goals: [],
    seed: task.seed,
    limits: { steps: task.steps, minutes: null },
    blobs: recording.blobs,
    policy: await makePolicy(task.policy, { app, seed: task.seed, client }),
    signal: new AbortController().signal,
    now: Date.now,
  });
  for await (const event of events) {
    recording.append(event);
    if (event.type === "finding") tell({ did: "finding", title: event.finding.title });
    if (event.type === "goal_ended" && !task.prove) break;
    if (event.type !== "step") continue;
    const told = new Promise<void>((resolve) => {
      go = resolve;
    });
    tell({ did: "step", step: event.step });
    await told;
  }
  await server.close();
}

process.on("message", (raw: unknown) => {
  const message = ToAgent.parse(raw);
  if (message.do === "go") {
    go();
    return;
  }
  explore(message).then(
    () => tell({ did: "run" }),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit());
