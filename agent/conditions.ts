/** What the app ran under at each step of a trace, beside what the device always has: large fonts, dark mode, a language. */
import type { Trace, TraceStep } from "./trace.ts";

/** Conditions that are set, by name: `font_scale` is "2.0". Permissions are no stress and are left out. */
export type Conditions = ReadonlyMap<string, string>;

const none: Conditions = new Map();

/** What a step sets; null when it sets nothing. */
export function conditionOf(step: TraceStep): { condition: string; value: string } | null {
  if (step.action.tool !== "set_condition" || step.error !== "") return null;
  const { condition, value } = step.action.arguments;
  if (typeof condition !== "string" || typeof value !== "string") return null;
  return { condition, value };
}

/** Values that are as a device comes. */
const usual: Readonly<Record<string, RegExp>> = {
  font_scale: /^1(?:\.0*)?$/,
  dark: /^off$/,
  network: /^on$/,
  orientation: /^portrait$/,
};

/** What is set after each step; one entry for each step. */
export function conditionsAfter(steps: readonly TraceStep[]): readonly Conditions[] {
  let now = none;
  return steps.map((step) => {
    const set = conditionOf(step);
    if (set === null || set.condition.endsWith("permission")) return now;
    const next = new Map(set.condition === "reset" ? [] : now);
    if (usual[set.condition]?.test(set.value) === true) next.delete(set.condition);
    else if (set.condition !== "reset") next.set(set.condition, set.value);
    now = next;
    return now;
  });
}

/** Is anything set at the end of these steps? */
export const isStressed = (steps: readonly TraceStep[]): boolean =>
  (conditionsAfter(steps).at(-1)?.size ?? 0) > 0;

/**
 * The trace without the steps that were made under other looks or words than usual, for oracles that compare texts over
 * time. Null when its last step is one of them: there is nothing to ask then. Without network an app shows the same
 * texts, so those steps stay.
 */
export function unstressed(trace: Trace): Trace | null {
  if (trace.steps.every((step) => step.action.tool !== "set_condition")) return trace;
  const after = conditionsAfter(trace.steps);
  const strange = (at: number): boolean => [...(after[at] ?? none).keys()].some((name) => name !== "network");
  const last = trace.steps.length - 1;
  if (strange(last) || strange(last - 1)) return null;
  return { ...trace, steps: trace.steps.filter((_, at) => !strange(at) && !strange(at - 1)) };
}
