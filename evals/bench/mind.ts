/** What thinking costs: tokens of the model for a step, and calls, over a run of 40 steps on the simulated phone. */
import { join } from "node:path";
import { z } from "zod";
import { ListedTool } from "../../agent/mind/functions.ts";
import { createMind } from "../../agent/mind/mind.ts";
import { connectModel } from "../../agent/models/connect.ts";
import { startFakeServer } from "../../agent/models/fake-server.ts";
import type { Heard, Turn } from "../../agent/models/fake-server.ts";
import type { RunEvent } from "../../agent/events.ts";
import { run } from "../../agent/run.ts";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { startSimulator } from "../../tools/simulator/simulator.ts";
import { median } from "./median.ts";
import type { Metric } from "./phone.ts";

const app = "com.example.pocketmarket";
const shop = join(import.meta.dirname, "../../tools/simulator/apps/shop");
const steps = 40;
/** Actions of a goal. */
const actionsPerGoal = 9;

/** A tester by rule: taps what was not tried yet, goes back when nothing is left, ends its goal after some actions. */
function createTester(): (heard: Heard) => Turn {
  const tapped = new Set<string>();
  let actions = 0;
  let goals = 0;
  return ({ functions, texts }) => {
    if (functions.includes("plan_goals")) {
      const rating = { realism: 3, importance: 3, variety: 3, risk: 3 };
      const words = [
        "Fill the cart and check the total",
        "Change the profile and see that it is kept",
        "Find a lamp",
      ];
      return {
        name: "plan_goals",
        args: {
          goals: words.map((goal) => ({ goal: `${goal} (${(goals += 1)})`, end: "It is shown", ...rating })),
        },
      };
    }
    if (functions.includes("give_verdict")) {
      const symptom = { type: "none", text: "" };
      const reason = "The screens do not decide it.";
      return {
        name: "give_verdict",
        args: { reason, verdict: "cannot_tell", quotes: [], kind: "wrong-result", symptom },
      };
    }
    actions += 1;
    if (actions % (actionsPerGoal + 1) === 0)
      return { name: "finish_goal", args: { outcome: "done", evidence: "The screen shows it." } };
    const newest = texts.at(-1) ?? "";
    if (/launcher/.test(newest))
      return { name: "open_app", args: { package: app, expect: "The app is back" } };
    // The last whole screen, and what came since.
    const whole = texts.findLastIndex((text) => text.includes(`[${app}`));
    const lines = texts
      .slice(whole)
      .toReversed()
      .flatMap((text) => text.split("\n"));
    const fresh = lines.flatMap((line) => {
      const [, ref = "", words = ""] =
        /^\s*(?:[+~] )?\s*(e\d+) (?:item|button) "([^"]{2,40})/.exec(line) ?? [];
      return ref === "" || tapped.has(ref) || words === "Navigate up" ? [] : [{ ref, words }];
    });
    const next = actions % 5 === 4 ? undefined : fresh[0];
    if (next === undefined)
      return { name: "press_key", args: { key: "back", expect: "The screen before is shown" } };
    tapped.add(next.ref);
    return { name: "tap", args: { ref: next.ref, expect: `What belongs to ${next.words} opens` } };
  };
}

async function thinkingRun(): Promise<RunEvent[]> {
  const simulator = await startSimulator({ apps: [shop] });
  const mcp = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort }, app });
  const fake = await startFakeServer(createTester());
  try {
    const client = await connectInMemory(mcp);
    const { tools } = z.object({ tools: z.array(ListedTool) }).parse(await client.listTools());
    const policy = createMind({
      app,
      model: connectModel("responses", { baseUrl: fake.url, apiKey: "none", model: "bench" }),
      price: null,
      tools,
      goals: [],
      language: "en",
      seed: 1,
      nonce: "00c0ffee",
      limits: { tokens: null, money: null },
      fallback: "end",
      now: () => 0,
    });
    const events: RunEvent[] = [];
    const options = {
      run: "bench",
      client,
      app,
      goals: [],
      seed: 1,
      limits: { steps, minutes: null },
      blobs: { put: () => Promise.resolve("blob") },
      policy,
      signal: new AbortController().signal,
      now: () => 0,
    };
    for await (const event of run(options)) {
      events.push(event);
      // What is found is proved without the model.
      if (event.type === "goal_ended" && event.outcome === "limit") break;
    }
    return events;
  } finally {
    await fake.close();
    await mcp.close();
    await simulator.close();
  }
}

/** `model_tokens_per_step` and its kin. */
export async function benchMind(): Promise<Metric[]> {
  const events = await thinkingRun();
  const perStep: number[] = [];
  let [fresh, calls, judged, done] = [0, 0, 0, 0];
  for (const event of events) {
    if (event.type === "model_call") {
      fresh += event.usage.input - event.usage.cached;
      if (event.purpose === "navigate") calls += 1;
      if (event.purpose === "judge") judged += 1;
    }
    if (event.type !== "step") continue;
    done += 1;
    perStep.push(fresh);
    fresh = 0;
  }
  const method = `a run of ${done} steps on the simulated shop, a fake server that counts four characters for a token and caches beginnings as providers do`;
  return [
    {
      name: "model_input_tokens_per_step_uncached",
      value: Math.round(median(perStep)),
      unit: "tokens",
      method: `median; ${method}`,
    },
    { name: "model_calls_per_step", value: calls / done, unit: "calls", method: `navigator; ${method}` },
    { name: "judge_calls_per_step", value: judged / done, unit: "calls", method },
  ];
}
