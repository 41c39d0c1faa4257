import type { Faults } from "../phone.ts";

/** No faults yet. */
export function createFaults(): Faults {
  return {
    dump: undefined,
    screenshot: undefined,
    injectEvents: false,
    storageFull: false,
    stuckServices: new Set(),
    booting: false,
    link: "device",
    cutAfter: undefined,
  };
}
