/** Addresses inside the phone that something listens on: what `tcp:9008` or `localabstract:name` reach from outside. */
import type { Connection } from "../connection.ts";

export interface Ports {
  /** Take connections to an address ("tcp:8081", "localabstract:name"); undefined when it is taken. `tcp:0` finds a port. */
  listen(address: string, accept: (connection: Connection) => void): Listening | undefined;
  /** Who takes connections to this address. */
  find(address: string): ((connection: Connection) => void) | undefined;
}

export interface Listening {
  readonly address: string;
  close(): void;
}

/** First port given to `tcp:0`, where Linux's own range begins. */
const firstFree = 32768;

// "tcp:8081", and "tcp:8081:127.0.0.1" as well: inside the phone there is only loopback.
const canonical = (address: string): string =>
  address.replace(/^(tcp:\d+):(?:localhost|127\.0\.0\.1)$/, "$1");

/** A phone's ports, none open. */
export const createPorts = (): Ports => {
  const open = new Map<string, (connection: Connection) => void>();
  return {
    listen: (asked, accept) => {
      let address = canonical(asked);
      if (address === "tcp:0") {
        let port = firstFree;
        while (open.has(`tcp:${port}`)) port += 1;
        address = `tcp:${port}`;
      }
      if (open.has(address)) return undefined;
      open.set(address, accept);
      return { address, close: () => void open.delete(address) };
    },
    find: (address) => open.get(canonical(address)),
  };
};
