/** What the processes of a run say to each other: the one that scores, the one with the phone, the one with the agent. */
import { z } from "zod";
import { Truth } from "./truth.ts";

/** What the process with the phone is asked. */
export const ToPhone = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("start"),
    folder: z.string(),
    clean: z.boolean(),
    seed: z.number().int(),
  }),
  /** The truth so far belongs to this step or those before. */
  z.strictObject({ do: z.literal("mark"), step: z.number().int() }),
  z.strictObject({ do: z.literal("tell") }),
]);
export type ToPhone = z.infer<typeof ToPhone>;

/** What it answers. */
export const FromPhone = z.discriminatedUnion("did", [
  z.strictObject({ did: z.literal("start"), port: z.number().int() }),
  z.strictObject({ did: z.literal("mark") }),
  z.strictObject({ did: z.literal("tell"), truth: Truth }),
]);
export type FromPhone = z.infer<typeof FromPhone>;

/** What the process with the agent is asked. It is told nothing of what is wrong with the app. */
export const ToAgent = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("run"),
    adbPort: z.number().int(),
    package: z.string(),
    policy: z.string(),
    seed: z.number().int(),
    steps: z.number().int(),
    /** Replay what was found; without it the record ends when exploring does. */
    prove: z.boolean(),
    /** Where it records. */
    folder: z.string(),
  }),
  z.strictObject({ do: z.literal("go") }),
]);
export type ToAgent = z.infer<typeof ToAgent>;

/** What it tells. After a step it waits for "go". */
export const FromAgent = z.discriminatedUnion("did", [
  z.strictObject({ did: z.literal("step"), step: z.number().int() }),
  z.strictObject({ did: z.literal("finding"), title: z.string() }),
  z.strictObject({ did: z.literal("run") }),
]);
export type FromAgent = z.infer<typeof FromAgent>;
