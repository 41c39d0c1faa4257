/** How sure a figure is. */

/** From and to, at 95%. */
export type Interval = readonly [low: number, high: number];

const z = 1.959964;

/** Wilson's interval of a proportion; null for none of none. */
export function wilson(hits: number, of: number): Interval | null {
  if (of === 0) return null;
  const share = hits / of;
  const scale = 1 + (z * z) / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [round(Math.max(0, (middle - spread) / scale)), round(Math.min(1, (middle + spread) / scale))];
}

/** Items of one app are not independent: resamples whole clusters, always the same ones. Null where nothing can be said. */
export function clusterBootstrap<T>(
  clusters: readonly T[],
  figure: (clusters: readonly T[]) => number | null,
  resamples = 2000,
): Interval | null {
  if (clusters.length < 2) return null;
  let state = 1;
  const chance = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const figures: number[] = [];
  for (let at = 0; at < resamples; at += 1) {
    const drawn = clusters.flatMap(() => clusters[Math.floor(chance() * clusters.length)] ?? []);
    const one = figure(drawn);
    if (one !== null) figures.push(one);
  }
  figures.sort((a, b) => a - b);
  const at = (share: number): number => figures[Math.floor(share * (figures.length - 1))] ?? 0;
  return figures.length === 0 ? null : [round(at(0.025)), round(at(0.975))];
}

/** Four digits are more than any of these figures is worth. */
export const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** A share; null for nothing of nothing, which is neither 0 nor 1. */
export const ratio = (part: number, of: number): number | null => (of === 0 ? null : round(part / of));

/** The harmonic mean; null where one of both is. */
export function f1Of(precision: number | null, recall: number | null): number | null {
  if (precision === null || recall === null) return null;
  return precision + recall === 0 ? 0 : round((2 * precision * recall) / (precision + recall));
}
