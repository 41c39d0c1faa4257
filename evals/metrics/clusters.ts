/** Runs of one app are one cluster: the app with its bugs, its twin, every seed. */
import type { ScoredApp } from "./score-run.ts";

/** The app that a run was of. */
export const appOf = ({ id }: Pick<ScoredApp, "id">): string => id.replace(/-clean$/, "");

/** Items in groups by the app that they are of. */
export function byApp<T>(
  items: readonly T[],
  of: (item: T) => Pick<ScoredApp, "id">,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = appOf(of(item));
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()];
}
