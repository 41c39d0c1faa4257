/** What the phone noted about its seeded bugs, as the process that holds it hands it over after the run. */
import { z } from "zod";

export const TruthNote = z.strictObject({
  bug: z.string(),
  event: z.enum(["reached", "triggered"]),
  /** The step of the exploration in which it happened; null when it was later, in a replay. */
  step: z.number().int().nullable(),
});
export type TruthNote = z.infer<typeof TruthNote>;

/** The truth of a run. */
export const Truth = z.array(TruthNote);
export type Truth = z.infer<typeof Truth>;
