/** The suites that come to figures, by name. */
import type { SuiteName } from "../options.ts";
import type { FigureResult } from "./figures.ts";
import { injection } from "./injection/injection.ts";
import { pairs } from "./pairs/pairs.ts";
import { screens } from "./screens/screens.ts";
import { signals } from "./signals/signals.ts";
import { transport } from "./transport/transport.ts";

/** Runs one of them; `say` tells how far it is. */
export type FigureSuite = (say: (line: string) => void) => FigureResult | Promise<FigureResult>;

/** All suites but the seeded one. */
export const figureSuites: Readonly<Record<Exclude<SuiteName, "seeded">, FigureSuite>> = {
  signals: () => signals(),
  pairs: () => pairs(),
  screens: () => screens(),
  transport: (say) => transport(say),
  injection: (say) => injection(say),
};
