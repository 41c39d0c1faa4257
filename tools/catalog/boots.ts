/** Has the device started anew? Processes that ended with it did not end by themselves. */
import type { DevicePort } from "../device/port.ts";

/** Prints a word that is another after each start of the device. */
export const bootWord = "cat /proc/sys/kernel/random/boot_id 2>/dev/null";

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
