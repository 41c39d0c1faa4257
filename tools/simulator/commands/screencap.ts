import sharp from "sharp";
import { FileError } from "../shell/files.ts";
import { resolvePath } from "../shell/paths.ts";
import type { Raster } from "../phone.ts";
import { pay, type Command, type CommandCall } from "./command.ts";
import { readOptions } from "./options.ts";

/** The display's number, as `dumpsys SurfaceFlinger --display-id` prints it. */
export const displayId = "4619827259835644672";

const usage = `usage: screencap [-hp] [-d display-id] [FILENAME]
   -h: this message
   -p: save the file as a png.
   -d: specify the physical display ID to capture (default: ${displayId})
       see "dumpsys SurfaceFlinger --display-id" for valid display IDs.
If FILENAME ends with .png it will be saved as a png.
If FILENAME is not given, the results will be printed to stdout.
`;

const warning =
  "[Warning] Multiple displays were found, but no display id was specified! Defaulting to the first display found, however this default is not guaranteed to be consistent across captures. A display id should be specified.\n" +
  "A display ID can be specified with the [-d display-id] option.\n" +
  'See "dumpsys SurfaceFlinger --display-id" for valid display IDs.\n';

/** Width, height, format RGBA_8888 and, from API 26 on, the sRGB colour space. */
export function rawHeader(raster: Pick<Raster, "width" | "height">, api: number): Buffer {
  const header = Buffer.alloc(api >= 26 ? 16 : 12);
  header.writeUInt32LE(raster.width, 0);
  header.writeUInt32LE(raster.height, 4);
  header.writeUInt32LE(1, 8);
  if (api >= 26) header.writeUInt32LE(1, 12);
  return header;
}

/** 8-bit RGBA, little effort in packing, as a phone does it. */
export function encodePng(raster: Raster): Promise<Buffer> {
  return sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 4 } })
    .png({ compressionLevel: 3, adaptiveFiltering: false })
    .toBuffer();
}

function takeFault(call: CommandCall): string | undefined {
  const { faults } = call.phone;
  const fault = faults.screenshot;
  if (!fault || fault.times <= 0) return undefined;
  fault.times--;
  if (fault.times === 0) faults.screenshot = undefined;
  return fault.kind;
}

function blacken(raster: Raster): Raster {
  const data = Buffer.alloc(raster.data.length);
  for (let at = 3; at < data.length; at += 4) data[at] = 0xff;
  return { ...raster, data };
}

/** `screencap`: raw pixels, or PNG with `-p` or a name that ends in .png. */
export const screencap: Command = async (call) => {
  const { flags, rest, unknown } = readOptions(call.args, "hpa", "d", ["hint-for-seamless", "png", "jpeg"]);
  const { phone } = call;
  const [file] = rest;
  if (flags.has("h") || unknown) {
    call.err(usage);
    return 1;
  }
  const chosen = flags.get("d");
  if (chosen !== undefined && chosen !== displayId && chosen !== "0") {
    if (!/^\d+$/.test(chosen)) call.err("Invalid display ID: Out of range [0, 2^64).\n");
    else
      call.err(`Failed to take take screenshot. Display Id '${chosen}' is not valid.\nCapturing failed.\n`);
    return 1;
  }
  const png = flags.has("p") || flags.has("png") || file?.endsWith(".png") === true;
  await pay(call, png ? "screencap png" : "screencap");
  const fault = takeFault(call);
  if (phone.faults.booting || fault === "fails") {
    call.err("Failed to take screenshot. Status: -22\nCapturing failed.\n");
    return 1;
  }
  // Up to Android 13 the warning is printed among the pixels.
  if (fault === "warning") (phone.profile.api <= 33 ? call.out : call.err)(warning);
  if (fault === "empty") return 0;
  const shot = phone.windows.screenshot();
  const raster = fault === "black" ? blacken(shot) : shot;
  const parts = png ? [await encodePng(raster)] : [rawHeader(raster, phone.profile.api), raster.data];
  if (file === undefined) {
    for (const part of parts) call.out(part);
    return 0;
  }
  const path = resolvePath(call.cwd, file);
  try {
    phone.files.write(path, Buffer.concat(parts));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.message === "No space left on device") return 0;
    call.err(`Error opening file: ${file} (${error.message})\n`);
    return 1;
  }
  return 0;
};
