/** A web application on a socket of this machine. */
import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { ConfigError } from "./errors.ts";

/** A running HTTP server. */
export interface Listening {
  readonly port: number;
  /** Lets answers that are under way end, and cuts after a moment what is still open. */
  close(): Promise<void>;
}

/** What answers requests: an application of Hono. */
export interface WebApp {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** Milliseconds that answers have to end. */
const lastMoment = 500;

/** Serve `app`; port 0 takes a free one. Rejects with ConfigError when the address cannot be used. */
export async function listen(app: WebApp, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request) });
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why: Readonly<Record<string, string>> = {
      EADDRINUSE: "is in use",
      EACCES: "may not be used",
      EADDRNOTAVAIL: "is no address of this machine",
    };
    throw new ConfigError(
      `${host}:${port} ${why[code] ?? `cannot be used (${code})`}`,
      "Give another --host or --port; port 0 takes a free one",
    );
  }
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      const closed = once(server, "close");
      server.close();
      const cut = setTimeout(
        () => "closeAllConnections" in server && server.closeAllConnections(),
        lastMoment,
      );
      await closed;
      clearTimeout(cut);
    },
  };
}
