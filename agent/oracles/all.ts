/** The oracles that need no model. */
import type { Oracle } from "../trace.ts";
import { anr, crash, nativeCrash, processDeath } from "./process.ts";

/** In the order in which they are asked; the first to raise a signature owns it. */
export const oracles: readonly Oracle[] = [crash, nativeCrash, anr, processDeath];
