/** A look at an APK before a device is touched. */
import { open } from "node:fs/promises";
import { ConfigError } from "./errors.ts";

/** How much of a zip's end is searched for its table of contents' end mark: the mark and the longest comment. */
const tailLength = 22 + 65_535;

/** Throws a ConfigError when the file is not an APK: missing, no zip, cut off, or without a manifest. */
export async function checkApk(path: string): Promise<void> {
  const refuse = (why: string): ConfigError =>
    new ConfigError(`--apk "${path}" is not an APK (${why})`, "Give the path of a whole .apk file");
  const file = await open(path).catch(() => undefined);
  if (!file) throw refuse("there is no such file that can be read");
  try {
    const { size } = await file.stat();
    if (!(await file.stat()).isFile()) throw refuse("it is a folder or a device");
    const read = async (from: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    if ((await read(0, 4)).toString("latin1") !== "PK\u0003\u0004") throw refuse("it is not a zip archive");
    const tail = await read(Math.max(0, size - tailLength), Math.min(size, tailLength));
    const end = tail.lastIndexOf("PK\u0005\u0006");
    if (end < 0 || tail.length - end < 22) throw refuse("it is cut off: the archive has no end");
    const contents = await read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    if (!contents.includes("AndroidManifest.xml")) throw refuse("the archive holds no AndroidManifest.xml");
  } finally {
    await file.close();
  }
}
