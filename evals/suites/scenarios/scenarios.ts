/**
 * Regression: a way through each app, recorded once where the app is right, is played again on the app with one error,
 * and on the right app on another phone. It must fail on the one and pass on the other.
 */
import type { SimulatorOptions } from "../../../tools/simulator/simulator.ts";
import type { Step } from "../../apps/steps.ts";
import { hold, perform } from "../../scripts/perform.ts";
import type { WorldApp } from "../../world/find.ts";
import { readSteps } from "../../world/triggers.ts";
import { figure, figureResult } from "../figures.ts";
import type { FigureResult } from "../figures.ts";
import { playAgain, scenarioOf } from "./scenario.ts";
import type { Scenario, Verdict } from "./scenario.ts";

/** Where it is played again, beside the app with the error. */
const elsewhere = [
  { name: "with other chance", options: { seed: 2 }, locale: "en-US" },
  { name: "on Android 12", options: { seed: 3, api: 31 }, locale: "en-US" },
  { name: "in British English", options: { seed: 4 }, locale: "en-GB" },
] as const;

const count = (list: readonly string[], verdict: Verdict["verdict"]): number =>
  list.filter((one) => one === verdict).length;

/** Run the suite on the scripts of these apps. */
export async function scenarios(
  say: (line: string) => void,
  apps: readonly WorldApp[],
): Promise<FigureResult> {
  const began = Date.now();
  const failures: string[] = [];
  const wrong: Verdict["verdict"][] = [];
  const right = new Map<string, Verdict["verdict"][]>(elsewhere.map(({ name }) => [name, []]));
  let scripts = 0;
  for (const app of apps) {
    const steps = await readSteps(app.folder);
    for (const [bug, script] of steps ?? []) {
      scripts += 1;
      const scenario = await record(app, script);
      if (scenario === null) {
        failures.push(`${app.id} ${bug}: not recorded, our hands cannot do it`);
        continue;
      }
      const others = app.bugs.map(({ id }) => id).filter((id) => id !== bug);
      const broken = await again(app, scenario, { off: others, seed: 2 }, "en-US");
      wrong.push(broken.verdict);
      if (broken.verdict === "pass") failures.push(`${app.id} ${bug}: passes with the error`);
      for (const { name, options, locale } of elsewhere) {
        const { verdict, why } = await again(app, scenario, { off: "all", ...options }, locale);
        right.get(name)?.push(verdict);
        if (verdict !== "pass") failures.push(`${app.id} ${bug}, ${name}: ${verdict}, ${why}`);
      }
    }
    if (steps !== null) say(`${app.id}: ${steps.size} scenarios`);
  }
  const all = [...right.values()].flat();
  return figureResult(
    "scenarios",
    [
      figure("recorded of the scripts that there are", wrong.length, scripts, scripts === 0 ? null : 0.9),
      figure("with the error: fails", count(wrong, "fail"), wrong.length),
      figure("with the error: cannot be played on", count(wrong, "broken"), wrong.length),
      figure(
        "with the error: does not pass",
        wrong.length - count(wrong, "pass"),
        wrong.length,
        scripts === 0 ? null : 0.6,
      ),
      figure("the app is right: passes", count(all, "pass"), all.length, scripts === 0 ? null : 0.97),
      figure("the app is right: cannot be played on", count(all, "broken"), all.length),
      ...[...right].map(([name, list]) =>
        figure(`the app is right, ${name}: passes`, count(list, "pass"), list.length),
      ),
    ],
    failures,
    began,
  );
}

/** What a tester does on the clean twin; null when it cannot be done with our tools. */
export async function record(app: WorldApp, script: readonly Step[]): Promise<Scenario | null> {
  const held = await hold(app.folder, { off: "all" });
  try {
    const { trace, stuck } = await perform(held, app.package, script);
    const failed = trace.some((step) => step.error !== "" && step.action.tool !== "wait_for");
    return stuck !== "" || failed ? null : scenarioOf(app.package, trace);
  } finally {
    await held.close();
  }
}

async function again(
  app: WorldApp,
  scenario: Scenario,
  options: Partial<SimulatorOptions>,
  locale: string,
): Promise<Verdict> {
  const held = await hold(app.folder, options);
  try {
    held.phone.settings.put("system", "system_locales", locale);
    return await playAgain(scenario, held.hands);
  } finally {
    await held.close();
  }
}
