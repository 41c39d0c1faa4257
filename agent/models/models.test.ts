import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { chatBody } from "./chat.ts";
import { connectModel } from "./connect.ts";
import { startFakeServer } from "./fake-server.ts";
import type { FakeServer, Fault, Heard, Turn } from "./fake-server.ts";
import { ModelError } from "./model.ts";
import type { Api, ModelReply, ModelRequest } from "./model.ts";
import { costOf, priceOf, usualPrices } from "./prices.ts";
import { recordedModel, recordingKey } from "./recorded.ts";
import { responsesBody } from "./responses.ts";
import { calls, scriptedModel } from "./scripted.ts";

const closing: (() => Promise<void>)[] = [];
const folder = mkdtempSync(join(tmpdir(), "preflight-models-"));
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true });
});

const picture = { type: "image/webp", base64: "UklGRg==" } as const;

/** A conversation with everything in it. */
const request: ModelRequest = {
  purpose: "navigate",
  system: "You test an app.",
  items: [
    { type: "user", text: "Goal", picture },
    {
      type: "reply",
      text: "",
      calls: [{ id: "call_1", name: "tap", arguments: '{"ref":"e1"}' }],
      carried: [{ type: "reasoning", id: "rs_1", summary: [], encrypted_content: "sealed" }],
    },
    { type: "output", call: "call_1", text: "Tapped", picture: null },
    { type: "reply", text: "", calls: [{ id: "call_2", name: "screenshot", arguments: "{}" }], carried: [] },
    { type: "output", call: "call_2", text: "540x1200 pixels", picture },
    { type: "reply", text: "Let me think.", calls: [], carried: [] },
    { type: "user", text: "Your answer held no function call.", picture: null },
  ],
  functions: [
    {
      name: "tap",
      description: "Tap an element.",
      parameters: {
        type: "object",
        properties: { ref: { type: "string" } },
        required: ["ref"],
        additionalProperties: false,
      },
    },
  ],
  outputTokens: 4000,
  cacheKey: "preflight-app-navigate",
};

async function fake(...turns: readonly (Turn | Fault)[]): Promise<FakeServer> {
  const queue = [...turns];
  const server = await startFakeServer(() => queue.shift() ?? { name: "tap", args: {} });
  closing.push(() => server.close());
  return server;
}

const ask = (
  api: Api,
  server: FakeServer,
  more: { timeout?: number; retries?: number } = {},
): Promise<ModelReply> =>
  connectModel(api, { baseUrl: server.url, apiKey: "k", model: "m", ...more }).ask(
    request,
    new AbortController().signal,
  );

/** The line that people see. */
const failure = async (api: Api, ...turns: Fault[]): Promise<string> => {
  const server = await fake(...turns);
  const error = await ask(api, server, { retries: 1 }).catch((reason: unknown) => reason);
  if (!(error instanceof ModelError)) throw new Error("no ModelError");
  return `${error.failure}: ${error.message.replace(server.url, "URL")}. ${error.hint}.`;
};

const once = () => scriptedModel([{ purpose: "navigate", reply: calls("tap", { ref: "e1" }) }]);

const fenced = (nonce: string): ModelRequest => ({ ...request, system: `⟦screen ${nonce}⟧ rules` });

const busyWith = (status: number): Fault => ({ fault: "status", status, message: "busy", retryAfter: 1 });

const tapped: Turn = { name: "tap", args: { ref: "e1" } };
const parts = (heard: Heard | undefined): string[] => Object.keys(heard?.body ?? {}).sort();
const refusal = (message: string): Fault => ({ fault: "status", status: 400, message });

describe("The request as it is sent", () => {
  it("by the Responses API", () => {
    expect(responsesBody("gpt-5-mini", request)).toMatchInlineSnapshot(`
      {
        "include": [
          "reasoning.encrypted_content",
        ],
        "input": [
          {
            "content": [
              {
                "text": "Goal",
                "type": "input_text",
              },
              {
                "detail": "auto",
                "image_url": "data:image/webp;base64,UklGRg==",
                "type": "input_image",
              },
            ],
            "role": "user",
          },
          {
            "encrypted_content": "sealed",
            "id": "rs_1",
            "summary": [],
            "type": "reasoning",
          },
          {
            "arguments": "{"ref":"e1"}",
            "call_id": "call_1",
            "name": "tap",
            "type": "function_call",
          },
          {
            "call_id": "call_1",
            "output": "Tapped",
            "type": "function_call_output",
          },
          {
            "arguments": "{}",
            "call_id": "call_2",
            "name": "screenshot",
            "type": "function_call",
          },
          {
            "call_id": "call_2",
            "output": [
              {
                "text": "540x1200 pixels",
                "type": "input_text",
              },
              {
                "detail": "auto",
                "image_url": "data:image/webp;base64,UklGRg==",
                "type": "input_image",
              },
            ],
            "type": "function_call_output",
          },
          {
            "content": "Let me think.",
            "role": "assistant",
          },
          {
            "content": [
              {
                "text": "Your answer held no function call.",
                "type": "input_text",
              },
            ],
            "role": "user",
          },
        ],
        "instructions": "You test an app.",
        "max_output_tokens": 4000,
        "model": "gpt-5-mini",
        "parallel_tool_calls": false,
        "prompt_cache_key": "preflight-app-navigate",
        "store": false,
        "tool_choice": "required",
        "tools": [
          {
            "description": "Tap an element.",
            "name": "tap",
            "parameters": {
              "additionalProperties": false,
              "properties": {
                "ref": {
                  "type": "string",
                },
              },
              "required": [
                "ref",
              ],
              "type": "object",
            },
            "strict": true,
            "type": "function",
          },
        ],
      }
    `);
  });

  it("by Chat Completions", () => {
    expect(chatBody("gpt-5-mini", request)).toMatchInlineSnapshot(`
      {
        "max_completion_tokens": 4000,
        "messages": [
          {
            "content": "You test an app.",
            "role": "system",
          },
          {
            "content": [
              {
                "text": "Goal",
                "type": "text",
              },
              {
                "image_url": {
                  "url": "data:image/webp;base64,UklGRg==",
                },
                "type": "image_url",
              },
            ],
            "role": "user",
          },
          {
            "content": null,
            "role": "assistant",
            "tool_calls": [
              {
                "function": {
                  "arguments": "{"ref":"e1"}",
                  "name": "tap",
                },
                "id": "call_1",
                "type": "function",
              },
            ],
          },
          {
            "content": "Tapped",
            "role": "tool",
            "tool_call_id": "call_1",
          },
          {
            "content": null,
            "role": "assistant",
            "tool_calls": [
              {
                "function": {
                  "arguments": "{}",
                  "name": "screenshot",
                },
                "id": "call_2",
                "type": "function",
              },
            ],
          },
          {
            "content": "540x1200 pixels",
            "role": "tool",
            "tool_call_id": "call_2",
          },
          {
            "content": [
              {
                "text": "The screen as a picture.",
                "type": "text",
              },
              {
                "image_url": {
                  "url": "data:image/webp;base64,UklGRg==",
                },
                "type": "image_url",
              },
            ],
            "role": "user",
          },
          {
            "content": "Let me think.",
            "role": "assistant",
          },
          {
            "content": "Your answer held no function call.",
            "role": "user",
          },
        ],
        "model": "gpt-5-mini",
        "parallel_tool_calls": false,
        "prompt_cache_key": "preflight-app-navigate",
        "tool_choice": "required",
        "tools": [
          {
            "function": {
              "description": "Tap an element.",
              "name": "tap",
              "parameters": {
                "additionalProperties": false,
                "properties": {
                  "ref": {
                    "type": "string",
                  },
                },
                "required": [
                  "ref",
                ],
                "type": "object",
              },
              "strict": true,
            },
            "type": "function",
          },
        ],
      }
    `);
  });
});

describe.each(["responses", "chat"] as const)("A model behind %s", (api) => {
  it("answers with calls and what they cost", async () => {
    const server = await fake(tapped);
    const reply = await ask(api, server);
    expect(reply).toMatchObject({
      calls: [{ id: "call_1", name: "tap", arguments: '{"ref":"e1"}' }],
      refusal: "",
      cut: false,
    });
    expect(reply.usage).toEqual(server.heard[0]?.usage);
    expect(reply.carried.length).toBe(api === "responses" ? 1 : 0);
  });

  it("is asked again after 429, 500, a cut answer and silence", async () => {
    const server = await fake(busyWith(429), busyWith(500), { fault: "cut" }, { fault: "hang" }, tapped);
    expect((await ask(api, server, { timeout: 400, retries: 5 })).calls).toHaveLength(1);
    expect(server.heard).toHaveLength(5);
  });

  it("gives up with one clear line", async () => {
    const busy: Fault = { fault: "status", status: 429, message: "quota", retryAfter: 1 };
    expect(await failure(api, busy, busy)).toBe("busy: URL is over its limit (429 quota). Try again later.");
    expect(await failure(api, { fault: "cut" }, { fault: "cut" })).toMatch(
      /^unreachable: The answer of URL broke off \(terminated\)\. Try again\.$/,
    );
    expect(await failure(api, { fault: "html" })).toBe(
      "api: URL does not answer as an OpenAI-compatible API does (<!doctype html><title>Welcome to nginx!</title>). Check OPENAI_BASE_URL; it usually ends in /v1.",
    );
    expect(await failure(api, { fault: "status", status: 401, message: "no" })).toBe(
      "key: URL refuses the key (401). Check OPENAI_API_KEY.",
    );
  });

  it("says when nothing listens there", async () => {
    const server = await fake();
    await server.close();
    await expect(ask(api, server, { retries: 0 })).rejects.toMatchObject({
      failure: "unreachable",
      hint: "Check OPENAI_BASE_URL and that the server runs",
    });
  });

  it("leaves out what a compatible server does not take, and remembers it", async () => {
    const server = await fake(
      refusal("Unknown parameter: parallel_tool_calls"),
      refusal("tool_choice must be auto"),
      refusal("This model does not support image input"),
      tapped,
      tapped,
    );
    const model = connectModel(api, { baseUrl: server.url, apiKey: "k", model: "m" });
    const { signal } = new AbortController();
    await model.ask(request, signal);
    await model.ask(request, signal);
    expect(server.heard).toHaveLength(5);
    for (const heard of server.heard.slice(3)) {
      expect(parts(heard)).not.toContain("parallel_tool_calls");
      expect(parts(heard)).not.toContain("tool_choice");
      expect(JSON.stringify(heard.body)).not.toContain("base64");
    }
  });

  it("stops at once when the run is cancelled", async () => {
    const server = await fake({ fault: "hang" });
    const abort = new AbortController();
    const model = connectModel(api, { baseUrl: server.url, apiKey: "k", model: "m" });
    const asked = model.ask(request, abort.signal);
    setImmediate(() => abort.abort(new Error("cancelled")));
    await expect(asked).rejects.toThrow("cancelled");
  });
});

describe("Recordings", () => {
  const { signal } = new AbortController();

  it("are written once and replayed without the model, whatever the run's fence is", async () => {
    const dir = join(folder, "turns");
    const first = await recordedModel(once(), "record", dir).ask(fenced("aa11"), signal);
    const silent = scriptedModel([]);
    expect(await recordedModel(silent, "strict", dir).ask(fenced("bb22"), signal)).toEqual(first);
    expect(await recordedModel(silent, "replay", dir).ask(fenced("cc33"), signal)).toEqual(first);
    expect(silent.requests).toEqual([]);
    const [file] = readdirSync(dir);
    expect(file).toBe(`${recordingKey("scripted", fenced("dd44"))}.json`);
    const kept = readFileSync(join(dir, file ?? ""), "utf8");
    expect(kept).not.toContain(picture.base64);
  });

  it("differ by what was asked", () => {
    const other: ModelRequest = { ...request, items: request.items.slice(0, 3) };
    expect(recordingKey("m", other)).not.toBe(recordingKey("m", request));
    expect(recordingKey("n", request)).not.toBe(recordingKey("m", request));
  });

  it("ask the model for what is missing on replay, and refuse it when strict", async () => {
    const dir = join(folder, "missing");
    const model = once();
    await recordedModel(model, "replay", dir).ask(request, signal);
    model.end();
    expect(readdirSync(dir)).toHaveLength(1);
    await expect(recordedModel(once(), "strict", join(folder, "none")).ask(request, signal)).rejects.toThrow(
      "There is no recording of this navigate request",
    );
  });

  it("that are broken are an error that names the file", async () => {
    const dir = join(folder, "turns");
    const [file = ""] = readdirSync(dir);
    writeFileSync(join(dir, file), "{");
    const asked = recordedModel(once(), "strict", dir).ask(
      { ...request, system: "⟦screen aa11⟧ rules" },
      signal,
    );
    await expect(asked).rejects.toThrow(`${file} cannot be read`);
  });
});

describe("A scripted model", () => {
  it("fails on a call that is not in the script, and on steps that were never asked for", async () => {
    const { signal } = new AbortController();
    const model = scriptedModel([{ purpose: "judge", reply: {} }]);
    await expect(model.ask(request, signal)).rejects.toThrow('no "navigate" as call 1');
    expect(() => model.end()).toThrow();
    expect(() => scriptedModel([{ purpose: "judge", reply: {} }]).end()).toThrow("1 steps");
  });
});

describe("Prices", () => {
  it("are found by the longest name that fits, and count cached tokens apart", () => {
    expect(priceOf("gpt-5-mini-2025-08-07", usualPrices)).toEqual(usualPrices["gpt-5-mini"]);
    expect(
      priceOf("gpt-5-mini", { ...usualPrices, "gpt-5-mini": { input: 9, cached: 9, output: 9 } }),
    ).toEqual({
      input: 9,
      cached: 9,
      output: 9,
    });
    expect(priceOf("gpt-5-minimal", usualPrices)).toBeNull();
    expect(priceOf("qwen3:8b", usualPrices)).toBeNull();
    const usage = { input: 1_000_000, cached: 400_000, output: 100_000 };
    expect(costOf(usage, { input: 1, cached: 0.1, output: 10 })).toBeCloseTo(0.6 + 0.04 + 1);
    expect(costOf(usage, null)).toBeNull();
  });
});
