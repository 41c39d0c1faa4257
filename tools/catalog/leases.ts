/** Who uses which device. A device has one screen: two clients at once would each see the other's taps. */

import { ActionableError } from "../actionable-error.ts";

/** A client, as another one is told of it. */
export interface Holder {
  /** What the client calls itself: "claude-code 2.1". */
  readonly name: string;
  /** Is it still connected, as far as can be told? */
  present(): boolean;
  /** Undo what was set on the device and let it go; called when someone else takes over a device that lies idle. */
  letGo(): Promise<void>;
}

export interface Leases {
  /**
   * Hold a device from now on, or learn who does. A device whose holder is gone, or has not used it for a while, is taken
   * over, when the holder has no call running.
   */
  take(serial: string, holder: Holder): Promise<Held | null>;
  /** The holder is at work: nobody takes over until `rest`. */
  work(serial: string, holder: Holder): void;
  rest(serial: string, holder: Holder): void;
  release(serial: string, holder: Holder): void;
}

/** Why a device could not be had. */
export interface Held {
  readonly by: string;
  /** Milliseconds since the holder last used it; 0 while it works. */
  readonly idle: number;
}

/** What a client is told that cannot have a device. */
export function heldError(serial: string, { by, idle }: Held): ActionableError {
  const since = idle < 60_000 ? "is at work on it" : `used it ${Math.floor(idle / 60_000)} min ago`;
  return new ActionableError(
    "no-device",
    `Device ${serial} is held by another client (${by}, which ${since}).`,
    "Choose another with list_devices and use_device, or wait: it is free when that client ends, or after 10 minutes without use.",
  );
}

/** A holder that has done nothing for so long (milliseconds of the host) may be gone for good. */
export const idleLimit = 10 * 60_000;

interface Lease {
  readonly holder: Holder;
  working: boolean;
  used: number;
}

/** Leases of the devices of one adb server, shared by all clients in this process. `now` is milliseconds that only grow. */
export function createLeases(now: () => number = () => performance.now()): Leases {
  const leases = new Map<string, Lease>();
  const own = (serial: string, holder: Holder): Lease | undefined => {
    const lease = leases.get(serial);
    return lease?.holder === holder ? lease : undefined;
  };
  return {
    async take(serial, holder) {
      const lease = leases.get(serial);
      if (lease && lease.holder !== holder) {
        const idle = lease.working ? 0 : now() - lease.used;
        const there = lease.working || lease.holder.present();
        if (there && idle < idleLimit) return { by: lease.holder.name, idle };
        // Ours before the other lets go, so that no third takes it in between.
        leases.set(serial, { holder, working: true, used: now() });
        await lease.holder.letGo();
        return null;
      }
      leases.set(serial, { holder, working: true, used: now() });
      return null;
    },
    work(serial, holder) {
      const lease = own(serial, holder);
      if (lease) lease.working = true;
    },
    rest(serial, holder) {
      const lease = own(serial, holder);
      if (!lease) return;
      lease.working = false;
      lease.used = now();
    },
    release(serial, holder) {
      if (own(serial, holder)) leases.delete(serial);
    },
  };
}
