/** Chance out of a seed: the same seed gives the same numbers (mulberry32). */
export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number from `low` to `high`, both inclusive. */
  between(low: number, high: number): number;
  /** So many lower-case hex digits, not beginning with 0. */
  hex(digits: number): string;
}

/** Make one. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    hex(digits) {
      let text = between(1, 15).toString(16);
      while (text.length < digits) text += between(0, 15).toString(16);
      return text;
    },
  };
}

/** A number that stays the same for a text (FNV-1a), for line numbers and the like. */
export function stableNumber(text: string, low: number, high: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return low + (hash % (high - low + 1));
}
