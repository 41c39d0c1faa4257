/** The tools over MCP for an assistant that starts us as a program. stdout belongs to the protocol. */
import { once } from "node:events";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createMcpServer, type McpOptions } from "../tools/mcp.ts";

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
