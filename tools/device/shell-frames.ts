/** Packets of the shell protocol (`shell,v2`): one byte of kind, four of length (little-endian), then the data. */

export const frameKind = { stdin: 0, stdout: 1, stderr: 2, exit: 3, closeStdin: 4 } as const;

export interface ShellFrame {
  readonly kind: number;
  readonly data: Buffer;
}

/** Takes chunks as they come and gives back whole packets. */
export function createFrameReader(): (chunk: Buffer) => ShellFrame[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const frames: ShellFrame[] = [];
    let at = 0;
    while (rest.length - at >= 5) {
      const length = rest.readUInt32LE(at + 1);
      if (rest.length - at - 5 < length) break;
      frames.push({ kind: rest.readUInt8(at), data: rest.subarray(at + 5, at + 5 + length) });
      at += 5 + length;
    }
    rest = rest.subarray(at);
    return frames;
  };
}

/** One packet, as bytes. */
export function frame(kind: number, data: Uint8Array = new Uint8Array()): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(kind, 0);
  head.writeUInt32LE(data.length, 1);
  return Buffer.concat([head, data]);
}
