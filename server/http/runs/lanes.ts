/** Lanes in which runs wait in order: so many of each lane at a time. */

/** A turn in a lane. */
export interface Lanes {
  /** Resolves, when it is this one's turn, with what gives the turn back; rejects when `signal` aborts before. */
  turn(lane: string, signal: AbortSignal): Promise<() => void>;
}

/** `most` says how many of a lane may be at work at once. */
export function createLanes(most: (lane: string) => number): Lanes {
  const lanes = new Map<string, { working: number; readonly waiting: (() => void)[] }>();
  return {
    async turn(name, signal) {
      signal.throwIfAborted();
      const lane = lanes.get(name) ?? { working: 0, waiting: [] };
      lanes.set(name, lane);
      if (lane.working < most(name)) lane.working += 1;
      else {
        await new Promise<void>((resolve, reject) => {
          const begin = (): void => {
            signal.removeEventListener("abort", giveUp);
            resolve();
          };
          const giveUp = (): void => {
            lane.waiting.splice(lane.waiting.indexOf(begin), 1);
            reject(signal.reason instanceof Error ? signal.reason : new Error("given up"));
          };
          signal.addEventListener("abort", giveUp, { once: true });
          lane.waiting.push(begin);
        });
      }
      return () => {
        const next = lane.waiting.shift();
        // The place goes from one to the other and is never free in between.
        if (next) next();
        else lane.working -= 1;
        if (lane.working === 0) lanes.delete(name);
      };
    },
  };
}
