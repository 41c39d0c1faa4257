import type { Radios } from "../phone.ts";

/** Wi-Fi and mobile data are on; airplane mode is off. */
export function createRadios(): Radios {
  return { wifi: true, data: true, airplane: false };
}
