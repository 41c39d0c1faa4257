/**
 * The tools over MCP: for an assistant that starts us as a program (stdin and stdout, which belong to the protocol), and
 * over HTTP for several clients at once.
 */
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { Hono } from "hono";
import { createLeases, createMcpServer, type McpOptions } from "../tools/mcp.ts";

/** Serve MCP on stdin and stdout until the client goes or `signal` aborts; then what was set on the device is undone. */
export async function serveStdio(options: McpOptions, signal: AbortSignal): Promise<void> {
  const server = createMcpServer(options);
  const gone = once(process.stdin, "end");
  const stopped = signal.aborted ? Promise.resolve() : once(signal, "abort");
  try {
    await server.connect(new StdioServerTransport());
    await Promise.race([gone, stopped]);
  } finally {
    await server.close();
    process.stdin.pause();
  }
}

/** MCP over HTTP: routes to mount, and what to do at the end. */
export interface McpHttp {
  /** `POST`, `GET` and `DELETE` at its root. Who may call is checked by whoever mounts it (`guard`). */
  readonly app: Hono;
  /** Ends all sessions and undoes what they set on devices. */
  close(): Promise<void>;
}

/** Limits of MCP over HTTP. */
export interface McpHttpLimits {
  readonly sessions: number;
  /** Milliseconds without a request after which a session ends. */
  readonly idle: number;
  /** Bytes of one request. */
  readonly body: number;
}

const usualLimits: McpHttpLimits = { sessions: 32, idle: 30 * 60_000, body: 1_000_000 };

interface Session {
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly end: () => Promise<void>;
  /** Requests that are not answered yet, streams among them. */
  open: number;
  /** The client listens, as most do for as long as they are there. */
  listened: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Streamable HTTP, a session for each client; a device serves one of them at a time. */
export function createMcpHttp(options: McpOptions, limits: McpHttpLimits = usualLimits): McpHttp {
  const leases = options.leases ?? createLeases();
  const sessions = new Map<string, Session>();
  const app = new Hono();

  const begin = async (): Promise<Session> => {
    const present = (): boolean => session.open > 0 || !session.listened;
    const server = createMcpServer({ ...options, leases, present });
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      maxRequestBodySize: limits.body,
      onsessioninitialized: (id) => {
        sessions.set(id, session);
      },
      onsessionclosed: () => session.end(),
    });
    let ending: Promise<void> | undefined;
    const session: Session = {
      transport,
      open: 0,
      listened: false,
      timer: undefined,
      end: () => {
        clearTimeout(session.timer);
        if (transport.sessionId !== undefined) sessions.delete(transport.sessionId);
        return (ending ??= server.close());
      },
    };
    await server.connect(transport);
    return session;
  };

  app.all("/", async (context) => {
    const id = context.req.header("mcp-session-id");
    const known = id === undefined ? undefined : sessions.get(id);
    if (id !== undefined && !known)
      return context.json(failure("There is no such session: initialize again."), 404);
    if (!known && sessions.size >= limits.sessions)
      return context.json(failure(`${limits.sessions} sessions are open already: end one, or wait.`), 503);
    const session = known ?? (await begin());
    clearTimeout(session.timer);
    session.open += 1;
    if (context.req.method === "GET") session.listened = true;
    const answer = await session.transport.handleRequest(context.req.raw);
    const answered = (): void => {
      session.open -= 1;
      const sessionId = session.transport.sessionId;
      if (session.open > 0 || sessionId === undefined || !sessions.has(sessionId)) return;
      session.timer = setTimeout(() => void session.end(), limits.idle).unref();
    };
    // What was no initialization left a server that nobody can speak to.
    if (session.transport.sessionId === undefined) await session.end();
    return whenRead(answer, answered);
  });

  return {
    app,
    async close() {
      await Promise.all([...sessions.values()].map(({ end }) => end()));
    },
  };
}

/** The same answer; `then` is called when its body has been read, or given up. */
function whenRead(answer: Response, then: () => void): Response {
  if (!answer.body) {
    then();
    return answer;
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  void (async () => {
    try {
      await answer.body?.pipeTo(writable);
    } catch {
      // The client went away.
    }
    then();
  })();
  return new Response(readable, answer);
}

/** As JSON-RPC says it. */
function failure(message: string): object {
  return { jsonrpc: "2.0", error: { code: -32_000, message }, id: null };
}
