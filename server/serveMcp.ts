/** MCP over HTTP on a socket: `preflight mcp --http`. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { Hono } from "hono";
import type { McpOptions } from "../tools/mcp.ts";
import { guard, linkName, namesFor } from "./guard.ts";
import { listen } from "./listen.ts";
import { createMcpHttp } from "./mcp.ts";

/** Where to serve, and to whom. */
export interface ServeMcp {
  readonly host: string;
  readonly port: number;
  /** Null: one is made up, and told with the address. */
  readonly token: string | null;
}

/** Serve until `signal` aborts. `tell` gets the address and the token once clients can connect. */
export async function serveMcp(
  options: McpOptions,
  { host, port, token }: ServeMcp,
  tell: (address: string, token: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const secret = token ?? randomBytes(24).toString("base64url");
  const mcp = createMcpHttp(options);
  const app = new Hono().use(guard({ token: secret, hosts: namesFor(host) })).route("/mcp", mcp.app);
  const listening = await listen(app, host, port);
  try {
    tell(`http://${linkName(host)}:${listening.port}/mcp`, secret);
    if (!signal.aborted) await once(signal, "abort");
  } finally {
    await mcp.close();
    await listening.close();
  }
}
