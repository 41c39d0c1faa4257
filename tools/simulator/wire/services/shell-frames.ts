/** Frames of the shell protocol (`shell,v2`): an id, a 32-bit length, data. Pure, but for reading a ByteReader. */
import type { ByteReader } from "../reader.ts";

/** Ids of frames. */
export const frame = { stdin: 0, stdout: 1, stderr: 2, exit: 3, closeStdin: 4, windowSize: 5 } as const;

/** Longest data in one frame to the client: what a pipe of the device holds. */
const longest = 65536;

/** The parts of `data` as frames, header and data apart, so that nothing is copied. */
export const encodeFrames = (id: number, data: Uint8Array): Uint8Array[] => {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += longest) {
    const piece = data.subarray(at, at + longest);
    const header = Buffer.allocUnsafe(5);
    header.writeUInt8(id, 0);
    header.writeUInt32LE(piece.length, 1);
    parts.push(header, piece);
  }
  return parts;
};

/** The last frame: how the command ended. */
export const encodeExit = (code: number): Buffer => Buffer.from([frame.exit, 1, 0, 0, 0, code & 0xff]);

/**
 * Reads the client's frames until the end: bytes for stdin go to `stdin`, which ends with close-stdin or the connection.
 * Frames of other kinds are passed over, as adbd does.
 */
export const readFrames = async (input: ByteReader, stdin: ByteReader): Promise<void> => {
  for (;;) {
    const header = await input.read(5);
    if (header === undefined) break;
    const id = header.readUInt8(0);
    let left = header.readUInt32LE(1);
    while (left > 0) {
      const piece = await input.take(left);
      if (piece === undefined) break;
      left -= piece.length;
      if (id === frame.stdin && !stdin.push(piece)) await stdin.room();
    }
    if (id === frame.closeStdin) stdin.end();
  }
  stdin.end();
};
