/** The suites that come to figures, by name. */
import type { WorldApp } from "../world/find.ts";
import type { SuiteName } from "../options.ts";
import type { FigureResult } from "./figures.ts";
import { injection } from "./injection/injection.ts";
import { judge, modelOf } from "./judge/judge.ts";
import { pairs } from "./pairs/pairs.ts";
import { scenarios } from "./scenarios/scenarios.ts";
import { screens } from "./screens/screens.ts";
import { signals } from "./signals/signals.ts";
import { transport } from "./transport/transport.ts";

/** Runs one of them; `say` tells how far it is. `repeats` is how often a model is asked the same. */
export type FigureSuite = (
  say: (line: string) => void,
  options: { readonly repeats: number; readonly apps: readonly WorldApp[] },
) => FigureResult | Promise<FigureResult>;

/** Steps over each clean app whose screens are made wrong. */
const walk = 80;

/** All suites but the seeded one. */
export const figureSuites: Readonly<Record<Exclude<SuiteName, "seeded">, FigureSuite>> = {
  signals: () => signals(),
  pairs: () => pairs(walk),
  screens: () => screens(walk),
  judge: (say, { repeats }) => judge(say, modelOf(repeats)),
  transport: (say) => transport(say),
  injection: (say) => injection(say),
  scenarios: (say, { apps }) => scenarios(say, apps),
};
