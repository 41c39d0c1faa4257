/**
 * The port to a model: a conversation goes in, function calls come out. Adapters turn it into a provider's format only at
 * the boundary, so that the mind knows no provider.
 */
import { z } from "zod";

/** The two APIs that a server may have. */
export const apis = ["responses", "chat"] as const;
export type Api = (typeof apis)[number];

/** What a model is asked for: each purpose is counted and recorded apart. */
export const Purpose = z.enum(["plan", "navigate", "judge"]);
export type Purpose = z.infer<typeof Purpose>;

/** A picture as it is sent. */
export const Picture = z.strictObject({ type: z.enum(["image/webp", "image/png"]), base64: z.string() });
export type Picture = z.infer<typeof Picture>;

/** A function call of the model, its arguments as it wrote them. */
export const Call = z.strictObject({ id: z.string(), name: z.string(), arguments: z.string() });
export type Call = z.infer<typeof Call>;

/** One entry of a conversation. It is only ever appended to, so that a provider's cache holds. */
export const Item = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("user"), text: z.string(), picture: Picture.nullable() }),
  z.strictObject({
    type: z.literal("reply"),
    text: z.string(),
    calls: z.array(Call),
    /** What the provider wants back as it was (reasoning); other providers drop it. */
    carried: z.array(z.record(z.string(), z.unknown())),
  }),
  z.strictObject({
    type: z.literal("output"),
    call: z.string(),
    text: z.string(),
    picture: Picture.nullable(),
  }),
]);
export type Item = z.infer<typeof Item>;

/** A function that the model may call; `parameters` is a strict JSON schema. */
export const ModelFunction = z.strictObject({
  name: z.string(),
  description: z.string(),
  parameters: z.record(z.string(), z.unknown()),
});
export type ModelFunction = z.infer<typeof ModelFunction>;

export const ModelRequest = z.strictObject({
  purpose: Purpose,
  system: z.string(),
  items: z.array(Item),
  functions: z.array(ModelFunction),
  /** Most tokens of the answer, reasoning included. */
  outputTokens: z.number().int(),
  /** Requests with the same key share a beginning. */
  cacheKey: z.string(),
});
export type ModelRequest = z.infer<typeof ModelRequest>;

/** Tokens of one call. `cached` are part of `input`. */
export const Usage = z.strictObject({
  input: z.number(),
  cached: z.number(),
  output: z.number(),
});
export type Usage = z.infer<typeof Usage>;

export const ModelReply = z.strictObject({
  text: z.string(),
  calls: z.array(Call),
  carried: z.array(z.record(z.string(), z.unknown())),
  /** The model's words when it refused; empty else. */
  refusal: z.string(),
  /** It ran into the limit of tokens or a filter before it was done. */
  cut: z.boolean(),
  usage: Usage,
});
export type ModelReply = z.infer<typeof ModelReply>;

/**
 * Why there is no reply. `key`, `model`, `api`, `functions`: settings that asking again does not mend. `busy`,
 * `unreachable`: the server was tried several times. `request`: it does not take this request. `recording`: strict replay
 * knows no such request.
 */
export type ModelFailure =
  | "key"
  | "model"
  | "api"
  | "functions"
  | "busy"
  | "unreachable"
  | "request"
  | "recording";

/** The model gave no reply: `message` says why in one clear line, `hint` the next move. */
export class ModelError extends Error {
  readonly failure: ModelFailure;
  readonly hint: string;

  constructor(failure: ModelFailure, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ModelError";
    this.failure = failure;
    this.hint = hint;
  }
}

/** A model. `ask` rejects with a ModelError, or with the signal's reason when it aborts; nothing else. */
export interface Model {
  /** As the provider calls it. */
  readonly name: string;
  ask(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}
