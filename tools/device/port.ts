/**
 * A device as the rest of `tools/` sees it: a few primitives that ADB gives. What to say to the device is in `commands/`,
 * what its answers mean in `answers/`; neither knows how bytes travel.
 *
 * All of these reject with ActionableError only: `device-lost`, `timeout`, `cancelled`, `no-device`.
 */

/** How long to wait at most (milliseconds of the host), and what stops the wait. */
export interface Wait {
  readonly deadline?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ShellAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface DevicePort {
  readonly serial: string;
  /** One command line for the device's shell. Arguments must have gone through `quote`. */
  shell(command: string, wait?: Wait): Promise<ShellAnswer>;
  /** Bytes of standard output, exactly; `input` is sent to standard input. Standard error is mixed in by the device. */
  exec(command: string, wait?: Wait & { readonly input?: Uint8Array }): Promise<Buffer>;
  /** Lines of a command that does not end by itself. Ends when the device does or the signal fires. */
  follow(command: string, signal: AbortSignal): AsyncIterable<string>;
  push(bytes: Uint8Array, path: string, wait?: Wait): Promise<void>;
  /** Rejects with `refused` when there is no such file. */
  pull(path: string, wait?: Wait): Promise<Buffer>;
}

/** A line of `adb devices`. */
export interface DeviceListing {
  readonly serial: string;
  /** "device", "offline", "unauthorized", … as adb says it. */
  readonly state: string;
}

/** An adb server. */
export interface AdbServer {
  devices(): Promise<readonly DeviceListing[]>;
  device(serial: string): DevicePort;
}
