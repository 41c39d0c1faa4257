/** Screenshots of one device, taken in whichever of two ways that device gives faster. */
import { parseDeviceTime } from "../device/answers/state.ts";
import type { DevicePort } from "../device/port.ts";
import { readScreenshot } from "../screen/image.ts";
import type { Picture } from "../screen/image.ts";

/** Screenshots of one device. */
export interface Camera {
  /** Null when the device gives none. */
  take(signal: AbortSignal | undefined): Promise<Picture | null>;
}

/** Raw pixels cost the link (10 MB), PNG the device (a second on some): which is faster, only the device can say. */
const raw = "screencap";
const png = "screencap -p";

/**
 * The first picture is taken in one way and the second in the other, both timed, and the faster way is kept; when a way
 * gives no picture, the other is tried. Time is read from the device's clock before the way and after all has arrived, so
 * that the link counts as much as the device, and a simulated phone always comes out the same.
 */
export function createCamera(port: DevicePort): Camera {
  // Over a network raw pixels are the worse guess.
  const overNetwork = /^(?!127\.|localhost)[\w.-]+:\d+$/.test(port.serial);
  const ways = overNetwork ? [png, raw] : [raw, png];
  const times = new Map<string, number>();

  const deviceTime = async (signal: AbortSignal | undefined): Promise<number> =>
    parseDeviceTime((await port.shell("date +%s.%N", { signal })).stdout) ?? 0;

  const shoot = async (way: string, signal: AbortSignal | undefined): Promise<Picture | null> => {
    const known = times.has(way);
    const begun = known ? 0 : await deviceTime(signal);
    const picture = await readScreenshot(await port.exec(way, { signal }));
    if (picture && !known) times.set(way, (await deviceTime(signal)) - begun);
    return picture;
  };

  return {
    async take(signal) {
      // What has not been timed yet comes first, then the faster.
      const order = ways.toSorted((a, b) => (times.get(a) ?? -1) - (times.get(b) ?? -1));
      for (const [at, way] of order.entries()) {
        const picture = await shoot(way, signal);
        if (!picture) continue;
        // What gives nothing where the other does is not worth asking first.
        for (const failed of order.slice(0, at)) times.set(failed, Infinity);
        return picture;
      }
      return null;
    },
  };
}
