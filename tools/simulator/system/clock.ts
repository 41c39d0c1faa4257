import type { Clock } from "../phone.ts";

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

interface HostTimer {
  readonly at: number;
  readonly run: () => void;
  handle: NodeJS.Timeout | undefined;
}

/** 2026-03-02 09:41 in UTC: where virtual time begins unless told otherwise. */
export const defaultStart = Date.UTC(2026, 2, 2, 9, 41, 0);

/** Boot lies this far back when a phone is made, so that uptimes look like those of a phone in use. */
const upSince = 3_600_000;

/** A clock that moves only when something on the phone takes time, and then at once. */
function createVirtualClock(start: number): Clock {
  let now = start;
  let order = 0;
  let timers: Timer[] = [];

  function takeDue(limit: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.at > limit) continue;
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer;
    }
    if (next) timers = timers.filter((timer) => timer !== next);
    return next;
  }

  function advance(ms: number): void {
    const end = now + Math.max(0, ms);
    for (let timer = takeDue(end); timer; timer = takeDue(end)) {
      now = Math.max(now, timer.at);
      timer.run();
    }
    now = Math.max(now, end);
  }

  return {
    mode: "virtual",
    now: () => now,
    uptime: () => now - start + upSince,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      advance(ms);
    },
    after(ms, run) {
      const timer: Timer = { at: now + Math.max(0, ms), order: order++, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance,
    async until(done, ms, signal) {
      const end = now + ms;
      while (!done()) {
        signal?.throwIfAborted();
        const timer = takeDue(end);
        if (!timer) {
          now = Math.max(now, end);
          return done();
        }
        now = Math.max(now, timer.at);
        timer.run();
      }
      return true;
    },
  };
}

/** A clock that follows the host's; `advance` jumps ahead of it and runs what falls due. */
function createRealClock(): Clock {
  const begun = Date.now();
  let offset = 0;
  const timers = new Set<HostTimer>();
  const now = (): number => performance.timeOrigin + performance.now() + offset;

  function after(ms: number, run: () => void): () => void {
    const timer: HostTimer = { at: now() + Math.max(0, ms), run, handle: undefined };
    const arm = (): void => {
      timer.handle = setTimeout(
        () => {
          timers.delete(timer);
          run();
        },
        Math.max(0, timer.at - now()),
      );
      timer.handle.unref();
    };
    timers.add(timer);
    arm();
    return () => {
      clearTimeout(timer.handle);
      timers.delete(timer);
    };
  }

  return {
    mode: "real",
    now,
    uptime: () => now() - begun + upSince,
    sleep(ms, signal) {
      if (ms <= 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const stop = (): void => {
          clearTimeout(handle);
          reject(signal?.reason instanceof Error ? signal.reason : new Error("sleep was aborted"));
        };
        const handle = setTimeout(() => {
          signal?.removeEventListener("abort", stop);
          resolve();
        }, ms);
        if (signal?.aborted) stop();
        else signal?.addEventListener("abort", stop, { once: true });
      });
    },
    after,
    advance(ms) {
      offset += Math.max(0, ms);
      const due = [...timers].filter((timer) => timer.at <= now()).sort((a, b) => a.at - b.at);
      for (const timer of due) {
        clearTimeout(timer.handle);
        if (timers.delete(timer)) timer.run();
      }
    },
    async until(done, ms, signal) {
      const end = now() + ms;
      while (!done()) {
        if (now() >= end) return false;
        await this.sleep(Math.min(5, end - now()), signal);
      }
      return true;
    },
  };
}

/** Make the phone's clock: `virtual` from `start` (milliseconds since 1970), or `real`. */
export function createClock(mode: "virtual" | "real", start: number = defaultStart): Clock {
  return mode === "virtual" ? createVirtualClock(start) : createRealClock();
}
