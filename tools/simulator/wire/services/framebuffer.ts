/** `framebuffer:`: a header that tells the layout of pixels, then the pixels. */
import type { Raster } from "../../display/scene.ts";
import type { Service } from "./service.ts";

/** Header for RGBA pixels: version 2 with a colour space from Android 8 on, before it version 1 without. */
export const framebufferHeader = (raster: Raster, api: number): Buffer => {
  const { width, height, data } = raster;
  // Offset and length of each colour in bits, in the order red, blue, green, alpha.
  const colours = [0, 8, 16, 8, 8, 8, 24, 8];
  const words =
    api >= 26
      ? [2, 32, 0, data.length, width, height, ...colours]
      : [1, 32, data.length, width, height, ...colours];
  const header = Buffer.alloc(words.length * 4);
  words.forEach((word, index) => header.writeUInt32LE(word, index * 4));
  return header;
};

/** One picture of the screen, then the end. */
export const framebuffer: Service = async (connection, { phone }) => {
  const raster = phone.windows.screenshot();
  connection.write(framebufferHeader(raster, phone.profile.api), raster.data);
};
