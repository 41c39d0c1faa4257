/**
 * Who may call an HTTP server on this machine. A page in the user's browser can send requests to loopback too (and through
 * DNS rebinding even read the answers), so `Host` and `Origin` are checked besides the token.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";

/** Who is let in. */
export interface Guard {
  /** What callers show as `Authorization: Bearer …`; null: none is asked for. */
  readonly token: string | null;
  /** Names by which we are called, without port: "127.0.0.1", "localhost". */
  readonly hosts: readonly string[];
}

/** Names of this machine for itself. */
export const loopback: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** Lets in who calls us by one of our names, from one of our pages or from no page at all, and shows the token. */
export function guard({ token, hosts }: Guard): MiddlewareHandler {
  const names = new Set(hosts.map((host) => host.toLowerCase()));
  return async (context, next) => {
    const host = context.req.header("host") ?? new URL(context.req.url).host;
    if (!names.has(nameOf(`http://${host}`)))
      return context.json({ error: `Host "${cut(host)}" is not served here.` }, 403);
    const origin = context.req.header("origin");
    if (origin !== undefined && !names.has(nameOf(origin)))
      return context.json({ error: `Origin "${cut(origin)}" is not allowed here.` }, 403);
    if (token !== null && !isSame(context.req.header("authorization") ?? "", `Bearer ${token}`)) {
      context.header("WWW-Authenticate", "Bearer");
      return context.json({ error: "Send the token: Authorization: Bearer …" }, 401);
    }
    return next();
  };
}

/** The host's name in an address, without port; "" when it is none ("null" of a sandboxed page). */
function nameOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : "";
}

function cut(text: string): string {
  return text.slice(0, 80);
}

/** In a time that does not tell how much of it is right. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(hash(given), hash(wanted));
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
