import type { Faults } from "../phone.ts";

/** No faults yet. */
export function createFaults(): Faults {
  return {
    dump: undefined,
    screenshot: undefined,
    correctSpelling: false,
    injectEvents: false,
    guarded: false,
    installFailure: undefined,
    storageFull: false,
    stuckServices: new Set(),
    booting: false,
    link: "device",
    cutAfter: undefined,
  };
}
