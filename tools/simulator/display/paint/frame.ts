import type { Frame, Raster } from "../scene.ts";
export function paintFrame(frame: Frame): Raster {
  const { width, height } = frame.screen;
  return { width, height, data: Buffer.alloc(width * height * 4, 255) };
}
