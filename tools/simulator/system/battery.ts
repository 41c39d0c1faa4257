import type { Battery } from "../phone.ts";

/** A battery that stands at 85 % on USB until it is set by hand. */
export function createBattery(): Battery {
  return {
    level: 85,
    plugged: true,
    overridden: false,
    reset() {
      this.level = 85;
      this.plugged = true;
      this.overridden = false;
    },
  };
}
