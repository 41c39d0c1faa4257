/**
 * Who may call an HTTP server on this machine. A page in the user's browser can send requests to loopback too (and through
 * DNS rebinding even read the answers), so `Host` and `Origin` are checked besides the token.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import type { MiddlewareHandler } from "hono";
import { failure } from "./http/failure.ts";

/** Who is let in. */
export interface Guard {
  /** What callers show as `Authorization: Bearer …`; null: none is asked for. */
  readonly token: string | null;
  /** Names by which we are called, without port: "127.0.0.1", "localhost". */
  readonly hosts: readonly string[];
}

/** Names of this machine for itself. */
export const loopback: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** Whether only this machine can call what listens at an address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** An address as it stands in a link. */
export function linkName(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Names by which others call what listens at an address: all of this machine's where it listens at all of them. */
export function namesFor(host: string): readonly string[] {
  if (host !== "0.0.0.0" && host !== "::") return [...loopback, linkName(host)];
  const addresses = Object.values(networkInterfaces()).flatMap((known) => known ?? []);
  return [...loopback, hostname(), ...addresses.map(({ address }) => linkName(address))];
}

/** Lets in who calls us by one of our names, from one of our pages or from no page at all, and shows the token. */
export function guard({ token, hosts }: Guard): MiddlewareHandler {
  const names = new Set(hosts.map((host) => host.toLowerCase()));
  return async (context, next) => {
    const host = context.req.header("host") ?? new URL(context.req.url).host;
    if (!names.has(nameOf(`http://${host}`))) {
      const message = `Host "${cut(host)}" is not served here`;
      return context.json(failure("forbidden", message, "Call this machine by its own name or address"), 403);
    }
    const origin = context.req.header("origin");
    if (origin !== undefined && !names.has(nameOf(origin))) {
      const message = `Origin "${cut(origin)}" is not allowed here`;
      return context.json(failure("forbidden", message, "Call from a program, or from a page of ours"), 403);
    }
    if (token !== null && !isSame(context.req.header("authorization") ?? "", `Bearer ${token}`)) {
      context.header("WWW-Authenticate", "Bearer");
      const next = "Send the token: Authorization: Bearer …";
      return context.json(failure("unauthorized", "The token is missing or wrong", next), 401);
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
