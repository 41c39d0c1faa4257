import type { DevicePort } from "../device/port.ts";
import { readScreenshot } from "../screen/image.ts";
import type { Picture } from "../screen/image.ts";

/** Screenshots of one device. */
export interface Camera {
  /** Null when the device gives none. */
  take(signal: AbortSignal | undefined): Promise<Picture | null>;
}

/**
 * Raw pixels are the faster way over a cable or on the same machine (a phone spends a second on a PNG), PNG over Wi-Fi; when
 * one way gives no picture the other is tried. What is chosen must not hang on the host's timing: on a simulated phone the
 * same calls shall always come out the same.
 */
export function createCamera(port: DevicePort): Camera {
  const overNetwork = /^(?!127\.|localhost)[\w.-]+:\d+$/.test(port.serial);
  const ways = overNetwork ? ["screencap -p", "screencap"] : ["screencap", "screencap -p"];
  return {
    async take(signal) {
      for (const command of ways) {
        const picture = await readScreenshot(await port.exec(command, { signal }));
        if (picture) return picture;
      }
      return null;
    },
  };
}
