/** S7: whatever goes wrong between us and the device, the run ends as it should, and nothing of its record is lost. */
import { figure, figureResult } from "../figures.ts";
import type { FigureResult } from "../figures.ts";
import { playCase } from "./case.ts";
import type { Case } from "./case.ts";
import { cases } from "./cases.ts";

/** Run the suite, or some of its cases. */
export async function transport(
  say: (line: string) => void,
  some: readonly Case[] = cases,
): Promise<FigureResult> {
  const began = Date.now();
  const failures: string[] = [];
  let handled = 0;
  for (const [at, one] of some.entries()) {
    const wrong = await playCase(one);
    if (wrong === null) handled += 1;
    else failures.push(`${one.name}: ${wrong}`);
    say(`${at + 1}/${some.length} ${one.name}${wrong === null ? "" : `: ${wrong}`}`);
  }
  return figureResult("transport", [figure("cases handled", handled, some.length, 1)], failures, began);
}
