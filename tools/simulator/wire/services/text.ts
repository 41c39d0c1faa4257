/** Services that answer with one line, and those that restart or drop the link. */
import type { Service } from "./service.ts";

/** Answer a text and close. */
export const say =
  (text: string): Service =>
  async (connection) => {
    connection.write(Buffer.from(text));
  };

/** Answer a text, close, and drop the link, as adbd does when it restarts. */
export const sayAndRestart =
  (text: string): Service =>
  async (connection, { host }) => {
    connection.write(Buffer.from(text));
    await connection.drained();
    connection.end();
    // The text must have its round trip before the link goes.
    setTimeout(() => host.kick(), 100).unref();
  };

/** `reboot:` drops the link; the phone decides what a reboot means. */
export const reboot: Service = async (connection, { phone, host }) => {
  phone.reboot();
  connection.end();
  setTimeout(() => host.kick(), 100).unref();
};

/** `source:<bytes>`: that many zero bytes. */
export const source =
  (bytes: number): Service =>
  async (connection) => {
    const block = Buffer.alloc(1 << 16);
    for (let left = bytes; left > 0 && !connection.signal.aborted; left -= block.length) {
      connection.write(block.subarray(0, Math.min(left, block.length)));
      await connection.drained();
    }
  };

/** `sink:<bytes>`: reads that many and drops them. */
export const sink =
  (bytes: number): Service =>
  async (connection) => {
    let left = bytes;
    while (left > 0) {
      const chunk = await connection.input.take();
      if (chunk === undefined) return;
      left -= chunk.length;
    }
  };
