/**
 * The Responses API: stateless (nothing is stored at the provider), with the reasoning carried along encrypted, and
 * pictures inside the outputs of functions.
 */
import type OpenAI from "openai";
import { z } from "zod";
import type { Call, Item, Model, ModelReply, ModelRequest, Picture } from "./model.ts";
import { connectServer, notAnAnswer } from "./server.ts";
import type { OptionalPart, ServerOptions } from "./server.ts";

type Body = OpenAI.Responses.ResponseCreateParamsNonStreaming;
type Input = OpenAI.Responses.ResponseInputItem;
type Content = OpenAI.Responses.ResponseInputText | OpenAI.Responses.ResponseInputImage;

/** What we rely on in an answer; servers differ in the rest. */
const Answer = z.object({
  status: z.string().nullish(),
  output: z.array(z.looseObject({ type: z.string() })),
  usage: z
    .object({
      input_tokens: z.number(),
      output_tokens: z.number(),
      input_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});
const Spoken = z.object({
  type: z.literal("message"),
  content: z.array(z.object({ type: z.string(), text: z.string().nullish(), refusal: z.string().nullish() })),
});
const Called = z.object({
  type: z.literal("function_call"),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string(),
});

/** A model behind the Responses API. */
export function responsesModel(options: ServerOptions): Model {
  const server = connectServer(options);
  return {
    name: options.model,
    async ask(request, signal) {
      const answer = await server.request(
        (client, without) =>
          client.responses.create(responsesBody(options.model, request, without), { signal }).asResponse(),
        signal,
      );
      const parsed = Answer.safeParse(answer);
      if (!parsed.success) throw notAnAnswer(options.baseUrl, answer);
      return readAnswer(parsed.data);
    },
  };
}

/** The request as it is sent. */
export function responsesBody(
  model: string,
  request: ModelRequest,
  without: ReadonlySet<OptionalPart> = new Set(),
): Body {
  const pictures = !without.has("images");
  return {
    model,
    instructions: request.system,
    input: request.items.flatMap((item) => inputsOf(item, pictures)),
    tools: request.functions.map((one) => ({
      type: "function",
      name: one.name,
      description: one.description,
      parameters: one.parameters,
      strict: !without.has("strict"),
    })),
    ...(without.has("tool_choice") ? {} : { tool_choice: "required" as const }),
    ...(without.has("parallel_tool_calls") ? {} : { parallel_tool_calls: false }),
    ...(without.has("store") ? {} : { store: false }),
    ...(without.has("include") ? {} : { include: ["reasoning.encrypted_content" as const] }),
    ...(without.has("prompt_cache_key") ? {} : { prompt_cache_key: request.cacheKey }),
    max_output_tokens: request.outputTokens,
  };
}

const imageOf = (picture: Picture): OpenAI.Responses.ResponseInputImage => ({
  type: "input_image",
  image_url: `data:${picture.type};base64,${picture.base64}`,
  detail: "auto",
});

const contentOf = (text: string, picture: Picture | null, pictures: boolean): Content[] => [
  { type: "input_text", text },
  ...(picture !== null && pictures ? [imageOf(picture)] : []),
];

function inputsOf(item: Item, pictures: boolean): Input[] {
  if (item.type === "user") return [{ role: "user", content: contentOf(item.text, item.picture, pictures) }];
  if (item.type === "output") {
    const plain = item.picture === null || !pictures;
    const output = plain ? item.text : contentOf(item.text, item.picture, true);
    return [{ type: "function_call_output", call_id: item.call, output }];
  }
  return [
    ...item.carried.flatMap((one) => reasoningOf(one)),
    ...(item.text === "" ? [] : [{ role: "assistant" as const, content: item.text }]),
    ...item.calls.map((call) => ({
      type: "function_call" as const,
      call_id: call.id,
      name: call.name,
      arguments: call.arguments,
    })),
  ];
}

const Reasoning = z.object({
  type: z.literal("reasoning"),
  id: z.string(),
  summary: z.array(z.object({ type: z.literal("summary_text"), text: z.string() })),
  encrypted_content: z.string(),
});

/** Reasoning goes back only in full: without its encrypted content a stateless server does not know it. */
function reasoningOf(item: Record<string, unknown>): Input[] {
  const parsed = Reasoning.safeParse(item);
  return parsed.success ? [parsed.data] : [];
}

function readAnswer(answer: z.infer<typeof Answer>): ModelReply {
  const spoken = answer.output.flatMap((item) => {
    const message = Spoken.safeParse(item);
    return message.success ? message.data.content : [];
  });
  const calls = answer.output.flatMap((item): Call[] => {
    const call = Called.safeParse(item);
    return call.success
      ? [{ id: call.data.call_id, name: call.data.name, arguments: call.data.arguments }]
      : [];
  });
  return {
    text: spoken.map((part) => part.text ?? "").join(""),
    calls,
    carried: answer.output.filter((item) => item.type === "reasoning"),
    refusal: spoken.map((part) => part.refusal ?? "").join(""),
    cut: answer.status === "incomplete",
    usage: {
      input: answer.usage?.input_tokens ?? 0,
      cached: answer.usage?.input_tokens_details?.cached_tokens ?? 0,
      output: answer.usage?.output_tokens ?? 0,
    },
  };
}
