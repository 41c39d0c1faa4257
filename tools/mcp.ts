/** The catalogue as an MCP server, and a client linked to it in memory. */
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import type { CallToolResult, Tool as ListedTool } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { ActionableError } from "./actionable-error.ts";
import { catalog, instructions } from "./catalog/catalog.ts";
import { createDesk } from "./catalog/desk.ts";
import type { Desk } from "./catalog/desk.ts";
import { createLeases } from "./catalog/leases.ts";
import type { Leases } from "./catalog/leases.ts";
import type { Tool, ToolAnswer, ToolKind } from "./catalog/tool.ts";
import { connectAdb } from "./device/adb.ts";
import { EvidenceRequest, evidenceKey, factsKey, failureKey } from "./evidence.ts";

export interface McpOptions {
  /** An adb server that runs already. */
  readonly adb: { readonly host: string; readonly port: number };
  /** Device to use until use_device says another; the only one when not given. */
  readonly serial?: string | undefined;
  /** Package under test until use_device says another. */
  readonly app?: string | undefined;
  /** Who uses which device: to be shared by all servers of one process. Without it this server is alone. */
  readonly leases?: Leases | undefined;
  /** Is the client still connected? One that is not loses its device to the next who asks. Yes when not given. */
  readonly present?: (() => boolean) | undefined;
}

export { createLeases } from "./catalog/leases.ts";
export type { Leases } from "./catalog/leases.ts";

const version = "0.1.0";

/**
 * An MCP server with the tools. Calls are served one after the other: a device has one screen. When the client goes, what
 * it set on the device is undone.
 */
export function createMcpServer(options: McpOptions): McpServer {
  const server = new McpServer({ name: "preflight", version }, { instructions });
  const desk = createDesk({
    adb: connectAdb(options.adb),
    serial: options.serial,
    app: options.app,
    leases: options.leases ?? createLeases(),
    name: () => clientName(server),
    present: options.present ?? (() => true),
  });
  const tools = new Map(catalog.map((tool) => [tool.name, tool]));
  const listed = catalog.map(listTool);
  let turn: Promise<unknown> = Promise.resolve();

  server.server.registerCapabilities({ tools: {} });
  server.server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: listed }));
  server.server.setRequestHandler(CallToolRequestSchema, (request, extra) => {
    const { name, arguments: input, _meta: meta } = request.params;
    const call = async (): Promise<CallToolResult> =>
      callTool(desk, tools.get(name), name, input ?? {}, meta, extra.signal);
    const result = turn.then(call, call);
    turn = result;
    return result;
  });

  const close = server.close.bind(server);
  const release = async (): Promise<void> => {
    await turn.catch(() => undefined);
    await desk.close();
  };
  let released: Promise<void> | undefined;
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the SDK knows no other way
  server.server.onclose = () => {
    released ??= release();
  };
  // Whoever closes the server may rely on the device being as it was.
  server.close = async () => {
    released ??= release();
    await released;
    await close();
  };
  return server;
}

/** What the client said of itself: "claude-code 2.1". */
function clientName(server: McpServer): string {
  const client = server.server.getClientVersion();
  const words = client ? `${client.title ?? client.name} ${client.version}` : "a client without a name";
  return words.replaceAll(/[^\p{L}\p{N} ._@/-]/gu, "").slice(0, 60);
}

/** A client linked to the server in this process. Closing the server closes both. */
export async function connectInMemory(server: McpServer): Promise<Client> {
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: "preflight", version });
  await server.connect(serverSide);
  await client.connect(clientSide);
  return client;
}

async function callTool(
  desk: Desk,
  tool: Tool | undefined,
  name: string,
  input: unknown,
  meta: Readonly<Record<string, unknown>> | undefined,
  signal: AbortSignal,
): Promise<CallToolResult> {
  try {
    if (!tool) {
      throw new ActionableError(
        "bad-input",
        `There is no tool "${name.slice(0, 60)}".`,
        "Take a name from tools/list.",
      );
    }
    const evidence = EvidenceRequest.safeParse(meta?.[evidenceKey]);
    const context = { desk, evidence: evidence.success ? evidence.data : null, signal };
    const answer = await desk.work(() => tool.run(input, context));
    return toResult(answer, evidence.success);
  } catch (error) {
    return toError(error, name, signal);
  }
}

function toResult(answer: ToolAnswer, wantsEvidence: boolean): CallToolResult {
  const picture = answer.picture
    ? [
        {
          type: "image" as const,
          data: answer.picture.bytes.toString("base64"),
          mimeType: answer.picture.type,
        },
      ]
    : [];
  const meta = {
    ...(wantsEvidence && answer.evidence ? { [evidenceKey]: answer.evidence } : {}),
    ...(wantsEvidence && answer.facts ? { [factsKey]: answer.facts } : {}),
  };
  return {
    content: [{ type: "text", text: answer.text }, ...picture],
    ...(Object.keys(meta).length > 0 ? { _meta: meta } : {}),
  };
}

/** Only our own words reach the client: what happened, and the next move. */
function toError(error: unknown, name: string, signal: AbortSignal): CallToolResult {
  const failure = toActionable(error, name, signal);
  return {
    isError: true,
    content: [{ type: "text", text: `${failure.message} ${failure.hint}` }],
    _meta: { [failureKey]: { reason: failure.reason } },
  };
}

function toActionable(error: unknown, name: string, signal: AbortSignal): ActionableError {
  if (error instanceof ActionableError) return error;
  if (signal.aborted)
    return new ActionableError("cancelled", `${name} was cancelled.`, "Call it again to go on.");
  if (error instanceof z.ZodError) {
    const problems = error.issues.map((issue) => `${issue.path.join(".") || "arguments"}: ${issue.message}`);
    return new ActionableError(
      "bad-input",
      `Wrong arguments for ${name}: ${problems.join("; ")}.`,
      "Nothing was done; correct them.",
    );
  }
  const words = error instanceof Error ? error.message : String(error);
  return new ActionableError(
    "unexpected",
    `${name} failed inside Preflight: ${words.slice(0, 300)}.`,
    "Call dump_ui to see where things stand.",
  );
}

const hints: Readonly<Record<ToolKind, ListedTool["annotations"]>> = {
  read: { readOnlyHint: true },
  act: { destructiveHint: false },
  destroy: { destructiveHint: true },
};

function listTool(tool: Tool): ListedTool {
  const { properties, required } = z.toJSONSchema(tool.input);
  return {
    name: tool.name,
    description: tool.description,
    inputSchema: {
      type: "object",
      properties: toObjects(properties ?? {}),
      required: required ?? [],
      additionalProperties: false,
    },
    annotations: hints[tool.kind],
  };
}

/** JSON Schema allows `true` for a property; ours are all objects. */
function toObjects(properties: Readonly<Record<string, unknown>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) =>
      typeof schema === "object" && schema !== null ? [[name, schema]] : [],
    ),
  );
}
