/**
 * The only file that knows adbkit: bytes to and from a device through an adb server. adbkit's own shell merges standard
 * error, knows no exit code and cannot be stopped, so ours speaks the shell protocol (v2) over `openLocal`. None of its
 * Bluebird promises leave this file.
 */
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Duplex } from "node:stream";
import { Adb } from "@devicefarmer/adbkit";
import { ActionableError } from "../actionable-error.ts";
import { bounded, brief } from "./bounded.ts";
import type { AdbServer, DevicePort, Wait } from "./port.ts";
import { createFrameReader, frame, frameKind } from "./shell-frames.ts";
import { createTransfer } from "./transfer.ts";
import type { SyncService } from "./transfer.ts";

/** The adb server reads four hexadecimal digits of length. */
const longestRequest = 0xff_ff;

/** Speaks to the adb server at this address; it must be running already. */
export function connectAdb(address: { readonly host: string; readonly port: number }): AdbServer {
  // An empty `bin`: adbkit must not start an adb of its own when the port refuses.
  const client = Adb.createClient({ host: address.host, port: address.port, bin: "" });
  const noServer = (): ActionableError =>
    new ActionableError(
      "no-device",
      `No adb server answers at ${address.host}:${address.port}.`,
      "Start one with `adb start-server`, or say where it is.",
    );
  return {
    async devices() {
      try {
        const list = await client.listDevices();
        return list.map(({ id, type }) => ({ serial: id, state: type }));
      } catch {
        throw noServer();
      }
    },
    device(serial) {
      const device = client.getDevice(serial);
      const open = async (service: string): Promise<Duplex> => {
        if (Buffer.byteLength(service) > longestRequest) {
          throw new ActionableError(
            "bad-input",
            `A command of ${Buffer.byteLength(service)} bytes is longer than ADB carries.`,
            "Send shorter text.",
          );
        }
        try {
          return await device.openLocal(service);
        } catch (error) {
          throw refusal(serial, error, noServer);
        }
      };
      return createPort(serial, open, async () => {
        try {
          return await device.syncService();
        } catch (error) {
          throw refusal(serial, error, noServer);
        }
      });
    },
  };
}

/** adbkit's failures to open a stream, in our words. */
function refusal(serial: string, error: unknown, noServer: () => ActionableError): ActionableError {
  const words = error instanceof Error ? error.message : String(error);
  if (/unauthorized|authoriz/.test(words)) {
    return new ActionableError(
      "no-device",
      `Device ${serial} is unauthorized.`,
      "Unlock it and allow USB debugging for this computer.",
    );
  }
  if (/ECONNREFUSED|ERR_INVALID_ARG_VALUE|argument 'file'/.test(words)) return noServer();
  return new ActionableError(
    "device-lost",
    `Device ${serial} cannot be reached (${words.replace(/^Failure: /, "").slice(0, 200)}).`,
    "Check the cable or network and `adb devices`, then call use_device again.",
  );
}

function createPort(
  serial: string,
  open: (service: string) => Promise<Duplex>,
  sync: () => Promise<SyncService>,
): DevicePort {
  const lost = (during: string): ActionableError =>
    new ActionableError(
      "device-lost",
      `Device ${serial} went away during ${during}.`,
      "Check the cable or network and `adb devices`, then call use_device again.",
    );

  return {
    serial,
    async shell(command, wait = {}) {
      const stream = await opened(open(`shell,v2,raw:${command}`), command, wait);
      const read = createFrameReader();
      const output: Buffer[] = [];
      const errors: Buffer[] = [];
      let code: number | undefined;
      stream.write(frame(frameKind.closeStdin));
      const ended = (async () => {
        for await (const chunk of stream) {
          for (const { kind, data } of read(bytes(chunk))) {
            if (kind === frameKind.stdout) output.push(data);
            else if (kind === frameKind.stderr) errors.push(data);
            else if (kind === frameKind.exit) code = data[0] ?? 0;
          }
          if (code !== undefined) return;
        }
      })();
      await attend(stream, ended, command, wait, lost);
      if (code === undefined) throw lost(`\`${brief(command)}\``);
      return {
        stdout: Buffer.concat(output).toString("utf8"),
        stderr: Buffer.concat(errors).toString("utf8"),
        code,
      };
    },

    async exec(command, wait = {}) {
      const stream = await opened(open(`exec:${command}`), command, wait);
      const output: Buffer[] = [];
      const ended = (async () => {
        for await (const chunk of stream) output.push(bytes(chunk));
      })();
      if (wait.input) {
        // The device may answer and close before it has read all: the answer is what counts.
        stream.on("error", () => undefined);
        for (let at = 0; at < wait.input.length && !stream.destroyed; at += 65_536) {
          if (!stream.write(wait.input.subarray(at, at + 65_536))) {
            await Promise.race([once(stream, "drain"), once(stream, "close"), ended.catch(() => undefined)]);
          }
        }
      }
      await attend(stream, ended, command, wait, lost);
      return Buffer.concat(output);
    },

    async *follow(command, signal) {
      const stream = await open(`exec:${command}`);
      const stop = (): void => {
        stream.destroy();
      };
      signal.addEventListener("abort", stop, { once: true });
      // A destroyed stream rejects its readers; here that is simply the end.
      stream.on("error", () => undefined);
      try {
        if (signal.aborted) return;
        for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) yield line;
      } finally {
        signal.removeEventListener("abort", stop);
        stream.destroy();
      }
    },

    ...createTransfer(sync),
  };
}

function bytes(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  return Buffer.from(chunk instanceof Uint8Array ? chunk : String(chunk));
}

/** The stream, once open; one that opens after we gave up is closed again. */
async function opened(opening: Promise<Duplex>, command: string, wait: Wait): Promise<Duplex> {
  try {
    return await bounded(opening, command, wait);
  } catch (error) {
    void closeLate(opening);
    throw error;
  }
}

async function closeLate(opening: Promise<Duplex>): Promise<void> {
  try {
    const stream = await opening;
    stream.destroy();
  } catch {
    // It never opened.
  }
}

/** Wait for a stream's end; its abort or deadline destroys it, so that the device stops too. */
async function attend(
  stream: Duplex,
  ended: Promise<void>,
  command: string,
  wait: Wait,
  lost: (during: string) => ActionableError,
): Promise<void> {
  try {
    await bounded(ended, command, wait);
  } catch (error) {
    throw error instanceof ActionableError ? error : lost(`\`${brief(command)}\``);
  } finally {
    stream.on("error", () => undefined);
    stream.destroy();
    ended.catch(() => undefined);
  }
}
