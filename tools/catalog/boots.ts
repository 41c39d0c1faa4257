/** Has the device started anew? Processes that ended with it did not end by themselves. */
import type { DevicePort } from "../device/port.ts";

/** Prints a word that is another after each start of the device. */
export const bootWord = "cat /proc/sys/kernel/random/boot_id 2>/dev/null";

/** ADB answers long before the system does: give it a minute, by the device's clock. */
export const waitForBoot =
  'n=0; while [ "$(getprop sys.boot_completed)" != 1 ] && [ $n -lt 60 ]; do sleep 1; n=$((n+1)); done';
/** Milliseconds of the host. */
export const bootPatience = 90_000;

/** Wait until the device's system has started, but not for ever. */
export async function waitUntilStarted(port: DevicePort, signal: AbortSignal | undefined): Promise<void> {
  await port.shell(waitForBoot, { signal, deadline: bootPatience });
}

/** Follows the starts of a device from a first word on; a device that tells none never started anew. */
export function createBoots(port: DevicePort, first: string) {
  let known = first;
  return {
    /** True once after each start. */
    async again(signal: AbortSignal | undefined): Promise<boolean> {
      const { stdout } = await port.shell(bootWord, { signal });
      const [before, now] = [known, stdout.trim()];
      if (now !== "") known = now;
      return before !== "" && now !== "" && before !== now;
    },
  };
}
