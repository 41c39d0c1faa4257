/** Chat Completions, for servers that have only that. A tool's message is text only: pictures follow as the user's. */
import type OpenAI from "openai";
import { z } from "zod";
import type { Item, Model, ModelReply, ModelRequest, Picture } from "./model.ts";
import { connectServer, notAnAnswer } from "./server.ts";
import type { OptionalPart, ServerOptions } from "./server.ts";

type Body = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
type Message = OpenAI.Chat.ChatCompletionMessageParam;

const Answer = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(
              z.object({
                id: z.string().nullish(),
                function: z.object({ name: z.string(), arguments: z.string() }),
              }),
            )
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

/** A model behind Chat Completions. */
export function chatModel(options: ServerOptions): Model {
  const server = connectServer(options);
  return {
    name: options.model,
    async ask(request, signal) {
      const answer = await server.request(
        (client, without) =>
          client.chat.completions.create(chatBody(options.model, request, without), { signal }).asResponse(),
        signal,
      );
      const parsed = Answer.safeParse(answer);
      if (!parsed.success) throw notAnAnswer(options.baseUrl, answer);
      return readAnswer(parsed.data, request.items.length);
    },
  };
}

/** The request as it is sent. */
export function chatBody(
  model: string,
  request: ModelRequest,
  without: ReadonlySet<OptionalPart> = new Set(),
): Body {
  const pictures = !without.has("images");
  return {
    model,
    messages: [
      { role: "system", content: request.system },
      ...request.items.flatMap((item) => messagesOf(item, pictures)),
    ],
    tools: request.functions.map((one) => ({
      type: "function",
      function: {
        name: one.name,
        description: one.description,
        parameters: one.parameters,
        ...(without.has("strict") ? {} : { strict: true }),
      },
    })),
    ...(without.has("tool_choice") ? {} : { tool_choice: "required" as const }),
    ...(without.has("parallel_tool_calls") ? {} : { parallel_tool_calls: false }),
    ...(without.has("prompt_cache_key") ? {} : { prompt_cache_key: request.cacheKey }),
    max_completion_tokens: request.outputTokens,
  };
}

const shown = (text: string, picture: Picture): Message => ({
  role: "user",
  content: [
    { type: "text", text },
    { type: "image_url", image_url: { url: `data:${picture.type};base64,${picture.base64}` } },
  ],
});

function messagesOf(item: Item, pictures: boolean): Message[] {
  if (item.type === "user") {
    return item.picture === null || !pictures
      ? [{ role: "user", content: item.text }]
      : [shown(item.text, item.picture)];
  }
  if (item.type === "output") {
    const output: Message = { role: "tool", tool_call_id: item.call, content: item.text };
    return item.picture === null || !pictures
      ? [output]
      : [output, shown("The screen as a picture.", item.picture)];
  }
  const calls = item.calls.map((call) => ({
    type: "function" as const,
    id: call.id,
    function: { name: call.name, arguments: call.arguments },
  }));
  return [
    {
      role: "assistant",
      content: item.text === "" && calls.length > 0 ? null : item.text,
      ...(calls.length === 0 ? {} : { tool_calls: calls }),
    },
  ];
}

function readAnswer(answer: z.infer<typeof Answer>, turn: number): ModelReply {
  const choice = answer.choices[0];
  const message = choice?.message;
  return {
    text: message?.content ?? "",
    calls: (message?.tool_calls ?? []).map((call, at) => ({
      // Some servers give no id; the answer must name one all the same.
      id: call.id === null || call.id === undefined || call.id === "" ? `call_${turn}_${at}` : call.id,
      name: call.function.name,
      arguments: call.function.arguments,
    })),
    carried: [],
    refusal: message?.refusal ?? "",
    cut: choice?.finish_reason === "length" || choice?.finish_reason === "content_filter",
    usage: {
      input: answer.usage?.prompt_tokens ?? 0,
      cached: answer.usage?.prompt_tokens_details?.cached_tokens ?? 0,
      output: answer.usage?.completion_tokens ?? 0,
    },
  };
}
