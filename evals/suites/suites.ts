/** The suites that come to figures, by name. */
import type { SuiteName } from "../options.ts";
import type { FigureResult } from "./figures.ts";
import { signals } from "./signals/signals.ts";

/** Runs one of them; `say` tells how far it is. */
export type FigureSuite = (say: (line: string) => void) => FigureResult | Promise<FigureResult>;

/** All suites but the seeded one. */
export const figureSuites: Readonly<Record<Exclude<SuiteName, "seeded">, FigureSuite>> = {
  signals: () => signals(),
};
