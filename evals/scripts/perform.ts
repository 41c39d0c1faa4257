/** Plays the steps of a script with the device tools, on a phone of its own. */
import { act } from "../../agent/act.ts";
import { createHands } from "../../agent/hands.ts";
import type { Hands } from "../../agent/hands.ts";
import type { Decision } from "../../agent/policy.ts";
import { openAction, resetAction } from "../../agent/proof/replay.ts";
import type { TraceStep } from "../../agent/trace.ts";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import type { Phone } from "../../tools/simulator/phone.ts";
import { startSimulator } from "../../tools/simulator/simulator.ts";
import type { SimulatorOptions } from "../../tools/simulator/simulator.ts";
import type { Step } from "../apps/steps.ts";
import { decide, swipe } from "./decide.ts";

/** A phone with one app, in the hands of a tester. */
export interface Held {
  readonly hands: Hands;
  readonly phone: Phone;
  close(): Promise<void>;
}

/** Start a phone with the app of a folder. */
export async function hold(folder: string, options: Partial<SimulatorOptions>): Promise<Held> {
  const simulator = await startSimulator({ apps: [folder], ...options });
  const server = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort } });
  const hands = createHands(await connectInMemory(server), new AbortController().signal);
  return {
    hands,
    phone: simulator.phone,
    async close() {
      await server.close();
      await simulator.close();
    },
  };
}

/** What came of a script. */
export interface Performance {
  /** Clean start, opening, and the steps. */
  readonly trace: readonly TraceStep[];
  /** Why it could not be played to its end; empty when it could. */
  readonly stuck: string;
}

/** How often what is not in sight is scrolled to. */
const mostSwipes = 6;

/** Play it from a clean start. `last` may take another action than the script's last. */
export async function perform(
  { hands }: Held,
  app: string,
  steps: readonly Step[],
  last: (decision: Decision, before: TraceStep) => Decision | null = (decision) => decision,
): Promise<Performance> {
  const trace: TraceStep[] = [];
  const play = async ({ action, element }: Pick<Decision, "action" | "element">): Promise<void> => {
    const before = trace.findLast((step) => step.after !== null)?.after ?? null;
    trace.push((await act(hands, trace.length + 1, action, element, before, "never")).trace);
  };
  await play({ action: resetAction(app), element: null });
  await play({ action: openAction(app), element: null });
  for (const [at, step] of steps.entries()) {
    let decided = decideOn(step, trace);
    for (let swipes = 0; decided === "missing" && swipes < mostSwipes; swipes += 1) {
      await play(swipe(swipes < mostSwipes / 2 ? "up" : "down"));
      decided = decideOn(step, trace);
    }
    if (typeof decided === "string") return { trace, stuck: `${decided}: ${JSON.stringify(step)}` };
    for (const [number, decision] of decided.entries()) {
      const newest = trace.at(-1);
      const isLast = at === steps.length - 1 && number === decided.length - 1;
      const own = isLast && newest !== undefined ? last(decision, newest) : decision;
      if (own === null) return { trace, stuck: "nothing else to do" };
      await play(own);
    }
  }
  return { trace, stuck: "" };
}

function decideOn(step: Step, trace: readonly TraceStep[]): ReturnType<typeof decide> {
  const screen = trace.at(-1)?.after ?? null;
  return screen === null ? "missing" : decide(step, screen);
}
