/** What a test sees of a phone beside the tree: colours on the screen, slow frames, objects in memory. */

import type { Box, Phone } from "../../tools/simulator/phone.ts";

/** The lightest and the most colourful pixel in the box of a view, from 0 to 255. */
export function colours(phone: Phone, box: Box | undefined): { lightest: number; richest: number } {
  const rect = box?.visible;
  if (!rect) throw new Error("the view is not on the screen");
  const { data, width } = phone.windows.screenshot();
  let [lightest, richest] = [0, 0];
  for (let y = rect.top; y < rect.bottom; y += 1) {
    for (let x = rect.left; x < rect.right; x += 1) {
      const at = (y * width + x) * 4;
      const rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      lightest = Math.max(lightest, Math.min(...rgb));
      richest = Math.max(richest, Math.max(...rgb) - Math.min(...rgb));
    }
  }
  return { lightest, richest };
}

/** Milliseconds of the slowest frame that the app has drawn. */
export function slowestFrame(phone: Phone, packageName: string): number {
  const frames = processOf(phone, packageName)?.frames ?? [];
  return Math.max(0, ...frames.map((frame) => frame.ms));
}

/** Activity objects that the app holds, as `dumpsys meminfo` counts them. */
export function heldActivities(phone: Phone, packageName: string): number {
  return processOf(phone, packageName)?.objects.activities ?? 0;
}

function processOf(phone: Phone, packageName: string) {
  return phone.processes.all().find((process) => process.name === packageName);
}
