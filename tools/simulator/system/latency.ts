import type { Latency } from "../phone.ts";

/**
 * Host-side milliseconds of operations, [emulator, phone]: middles of the ranges in published measurements and captures
 * (uiautomator dump 2.0-2.3 s on emulators; `cmd input` 40-80 ms; screencap 0.15-0.4 s at 1080p …).
 */
const table: Readonly<Record<string, readonly [emulator: number, phone: number]>> = {
  shell: [6, 15],
  "input program": [700, 900],
  tap: [60, 90],
  swipe: [60, 90],
  key: [60, 90],
  text: [60, 90],
  "text character": [8, 12],
  dump: [1000, 1100],
  screencap: [250, 500],
  "screencap png": [350, 700],
  "dumpsys window": [90, 120],
  "dumpsys activity": [120, 200],
  "dumpsys input_method": [80, 110],
  "dumpsys package": [150, 220],
  "dumpsys meminfo": [600, 900],
  "dumpsys gfxinfo": [90, 110],
  dumpsys: [80, 100],
  "am start": [90, 140],
  am: [80, 110],
  "am force-stop": [90, 120],
  pm: [90, 120],
  "pm clear": [350, 500],
  install: [1500, 4000],
  monkey: [1600, 1500],
  settings: [60, 80],
  wm: [60, 80],
  svc: [300, 400],
  cmd: [60, 80],
  ime: [60, 80],
  logcat: [40, 70],
};

/** A number from 0 to 1 that the seed and the count alone decide (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What operations cost: nothing, or a profile's time with log-normal jitter (sigma 0.15) from a seed. */
export function createLatency(profile: Latency["profile"], seed: number): Latency {
  const next = random(seed ^ 0x1a7e9c);
  const latency: Latency = {
    profile,
    factor: 1,
    cost(operation) {
      if (latency.profile === "none") return 0;
      const row = table[operation] ?? table["cmd"] ?? [60, 80];
      const base = latency.profile === "emulator" ? row[0] : row[1];
      const gauss = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.round(base * latency.factor * Math.exp(0.15 * gauss));
    },
  };
  return latency;
}
