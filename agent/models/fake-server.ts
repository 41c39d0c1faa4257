/**
 * An OpenAI-compatible server on the loopback, for tests: both APIs, scripted turns, and what goes wrong with real ones. It
 * counts tokens, and which of them a provider's cache would have had, from the requests themselves.
 */
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";

/** A function call, as a script says it; a function of the request where the answer depends on it. */
export interface Turn {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What goes wrong instead of an answer. */
export type Fault =
  | {
      readonly fault: "status";
      readonly status: number;
      readonly message: string;
      readonly retryAfter?: number;
    }
  | { readonly fault: "cut" }
  | { readonly fault: "html" }
  | { readonly fault: "garbage"; readonly body: unknown }
  | { readonly fault: "hang" };

/** A request, whichever API it came by. */
export interface Heard {
  readonly path: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Names of the functions that are offered. */
  readonly functions: readonly string[];
  /** All texts of the conversation, in order. */
  readonly texts: readonly string[];
  readonly usage: { readonly input: number; readonly cached: number; readonly output: number };
}

export interface FakeServer {
  /** With /v1 at the end. */
  readonly url: string;
  readonly heard: readonly Heard[];
  close(): Promise<void>;
}

/** Characters for a token, as English and code have on average. */
const charactersPerToken = 4;
/** Tokens in which a provider's cache counts, and the fewest that it keeps. */
const cacheStep = 128;
const cacheLeast = 1_024;

const Body = z.looseObject({
  tools: z
    .array(
      z.looseObject({
        name: z.string().optional(),
        function: z.looseObject({ name: z.string() }).optional(),
      }),
    )
    .default([]),
});

/** Starts a server that answers with what `answer` says. */
export async function startFakeServer(answer: (heard: Heard) => Turn | Fault): Promise<FakeServer> {
  const heard: Heard[] = [];
  const seen: string[] = [];
  const server = createServer((request, response) => {
    void serve(request, response, answer, heard, seen);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (heard: Heard) => Turn | Fault,
  heard: Heard[],
  seen: string[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  const body = z.record(z.string(), z.unknown()).parse(JSON.parse(text === "" ? "{}" : text));
  const path = request.url ?? "";
  const chat = path.endsWith("/chat/completions");
  if (!chat && !path.endsWith("/responses")) return json(response, 404, { error: { message: "Not Found" } });
  const { tools } = Body.parse(body);
  const input = cacheable(body);
  const one: Heard = {
    path,
    key: (request.headers.authorization ?? "").replace(/^Bearer /, ""),
    body,
    functions: tools.map((tool) => tool.name ?? tool.function?.name ?? ""),
    texts: textsOf(chat ? body["messages"] : body["input"]),
    usage: {
      input: Math.ceil(input.length / charactersPerToken),
      cached: cachedTokens(input, seen),
      output: 40,
    },
  };
  heard.push(one);
  const said = answer(one);
  if (!("fault" in said)) {
    seen.push(input);
    const id = `${heard.length}`;
    return json(response, 200, chat ? chatAnswer(said, one, id) : responsesAnswer(said, one, id));
  }
  switch (said.fault) {
    case "status":
      if (said.retryAfter !== undefined) response.setHeader("retry-after-ms", String(said.retryAfter));
      return json(response, said.status, { error: { message: said.message, type: "error" } });
    case "cut":
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"id": "resp_1", "output": [');
      setImmediate(() => response.destroy());
      return undefined;
    case "html":
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<!doctype html><title>Welcome to nginx!</title>");
      return undefined;
    case "garbage":
      return json(response, 200, said.body);
    case "hang":
      return undefined;
  }
}

function json(response: ServerResponse, status: number, body: unknown): undefined {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

const responsesAnswer = ({ name, args }: Turn, { usage }: Heard, id: string): unknown => ({
  id: `resp_${id}`,
  object: "response",
  status: "completed",
  output: [
    { type: "reasoning", id: `rs_${id}`, summary: [], encrypted_content: `sealed-${id}` },
    { type: "function_call", id: `fc_${id}`, call_id: `call_${id}`, name, arguments: JSON.stringify(args) },
  ],
  usage: {
    input_tokens: usage.input,
    input_tokens_details: { cached_tokens: usage.cached },
    output_tokens: usage.output,
    total_tokens: usage.input + usage.output,
  },
});

const chatAnswer = ({ name, args }: Turn, { usage }: Heard, id: string): unknown => ({
  id: `chatcmpl_${id}`,
  object: "chat.completion",
  choices: [
    {
      index: 0,
      finish_reason: "tool_calls",
      message: {
        role: "assistant",
        content: null,
        tool_calls: [
          { id: `call_${id}`, type: "function", function: { name, arguments: JSON.stringify(args) } },
        ],
      },
    },
  ],
  usage: {
    prompt_tokens: usage.input,
    prompt_tokens_details: { cached_tokens: usage.cached },
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
  },
});

/** What a provider's cache sees, in its order: tools, instructions, conversation. */
const cacheable = (body: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([body["tools"], body["instructions"] ?? "", body["input"] ?? body["messages"] ?? []]);

function cachedTokens(input: string, seen: readonly string[]): number {
  let longest = 0;
  for (const other of seen) {
    let same = 0;
    while (same < input.length && input[same] === other[same]) same += 1;
    longest = Math.max(longest, same);
  }
  const tokens = Math.floor(longest / charactersPerToken / cacheStep) * cacheStep;
  return tokens < cacheLeast ? 0 : tokens;
}

/** Every text in a conversation; pictures are left out. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textsOf(one));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
    if (typeof one === "string") return ["text", "content", "output"].includes(key) ? [one] : [];
    return textsOf(one);
  });
}
