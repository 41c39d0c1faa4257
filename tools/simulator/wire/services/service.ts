/** What every service of the device works with. */
import type { WiredPhone } from "../wired-phone.ts";
import type { Connection } from "../connection.ts";
import type { Ports } from "./ports.ts";
import type { Reverses } from "./reverse.ts";

/** The way to one host, as services use it. */
export interface HostLink {
  /** As the device names it: "host-5". */
  readonly name: string;
  /** Addresses of the phone that lead to this host. */
  readonly reverses: Reverses;
  /** Open an address of the host ("tcp:8081"); undefined when it refuses. */
  dial(address: string): Promise<Connection | undefined>;
  /** Drop the link, as when adbd restarts. */
  kick(): void;
}

export interface ServiceContext {
  readonly phone: WiredPhone;
  readonly ports: Ports;
  readonly host: HostLink;
}

/** Serves one connection; resolves when it is done with it, and then the connection is closed. */
export type Service = (connection: Connection, context: ServiceContext) => Promise<void>;
