/** The faults of a link, as `phone.faults` says them at the moment: its state, and a cut after so many bytes. */
import type { Faults } from "../phone.ts";
import type { WiredPhone } from "./wired-phone.ts";

export type LinkState = Faults["link"];

/** Milliseconds between looks at the faults, which are plain values that anybody may set. */
const interval = 20;

/** Watches the state of a phone's link. `check` looks at once; else it is seen within a few milliseconds. */
export const watchLink = (
  phone: WiredPhone,
  changed: (now: LinkState, before: LinkState) => void,
): { check(): void; stop(): void } => {
  let before = phone.faults.link;
  const check = (): void => {
    const now = phone.faults.link;
    if (now === before) return;
    const was = before;
    before = now;
    changed(now, was);
  };
  const timer = setInterval(check, interval);
  timer.unref();
  return { check, stop: () => clearInterval(timer) };
};

/**
 * Counts bytes against a set cut. Says how many of `bytes` may pass: all of them, or fewer, and then the link must be
 * dropped; the fault is spent by that.
 */
export const allowance = (faults: Faults, bytes: number): number => {
  if (faults.cutAfter === undefined) return bytes;
  if (bytes < faults.cutAfter) {
    faults.cutAfter -= bytes;
    return bytes;
  }
  const left = faults.cutAfter;
  faults.cutAfter = undefined;
  return left;
};
