/**
 * Fixed traces, recorded on simulated apps: steps, what was expected of the last one, and what was the matter by the
 * phone's own truth. In one packed file; screens that occur often stand in it once.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { Action } from "../../../agent/events.ts";
import type { TraceStep } from "../../../agent/trace.ts";
import { ConfigError } from "../../../server/errors.ts";
import { Observation, ScreenElement, Signal } from "../../../tools/evidence.ts";

/** What was the matter: nothing, an error of the app, or a mistake of the tester on an app that is right. */
export const labels = ["ok", "defect", "mistake"] as const;
export type Label = (typeof labels)[number];

/** A trace as judges are shown it, and its label. */
export interface JudgeTrace {
  readonly id: string;
  readonly app: string;
  readonly label: Label;
  /** Code of the bug that the steps are about, whether it was switched on or not. */
  readonly kind: string;
  /** What the tester expected of the last step. */
  readonly expect: string;
  readonly steps: readonly TraceStep[];
}

const Packed = z.strictObject({
  version: z.literal(1),
  screens: z.array(Observation),
  traces: z.array(
    z.strictObject({
      id: z.string(),
      app: z.string(),
      label: z.enum(labels),
      kind: z.string(),
      expect: z.string(),
      steps: z.array(
        z.strictObject({
          action: Action,
          target: ScreenElement.nullable(),
          /** Places in `screens`. */
          before: z.number().int().nullable(),
          after: z.number().int().nullable(),
          signals: z.array(Signal),
          log: z.array(z.string()),
          error: z.string(),
        }),
      ),
    }),
  ),
});

/** Where they are kept. */
export const tracesFile = join(import.meta.dirname, "../../data/judge/traces.json.gz");

/** Read them. */
export function readTraces(file: string = tracesFile): readonly JudgeTrace[] {
  const read = Packed.safeParse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  if (!read.success)
    throw new ConfigError(
      `The traces in "${file}" are of another version: ${z.prettifyError(read.error).slice(0, 200)}`,
      "Record them again with `node evals/suites/judge/record.ts`",
    );
  const { screens, traces } = read.data;
  const screen = (at: number | null): Observation | null => (at === null ? null : (screens[at] ?? null));
  return traces.map((trace) => ({
    ...trace,
    steps: trace.steps.map((step, at) => ({
      ...step,
      step: at + 1,
      before: screen(step.before),
      after: screen(step.after),
    })),
  }));
}

/** Keep them. Raw trees and pictures are left out: judges are shown outlines, and oracles elements. */
export function writeTraces(traces: readonly JudgeTrace[], file: string = tracesFile): void {
  const screens: Observation[] = [];
  const places = new Map<string, number>();
  const place = (screen: Observation | null): number | null => {
    if (screen === null) return null;
    const bare = { ...screen, hierarchy: "", screenshot: null };
    const key = JSON.stringify(bare);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, screens.length);
    return screens.push(bare) - 1;
  };
  const packed = traces.map((trace) => ({
    ...trace,
    steps: trace.steps.map(({ action, target, before, after, signals, log, error }) => ({
      action,
      target,
      signals,
      log,
      error,
      before: place(before),
      after: place(after),
    })),
  }));
  const text = JSON.stringify({ version: 1, screens, traces: packed });
  writeFileSync(file, gzipSync(text, { level: 9 }));
}
