/** An OpenAI-compatible server: timeouts, retries, and its errors in our words. */
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { setTimeout as sleep } from "node:timers/promises";
import { ModelError } from "./model.ts";

/** Where the model is and how patient we are. */
export interface ServerOptions {
  /** Such as "https://api.openai.com/v1". */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** Milliseconds for one answer; 120,000 when not said. */
  readonly timeout?: number;
  /** Tries after the first, for what may pass: 429, 5xx, timeouts, cut answers; 3 when not said. */
  readonly retries?: number;
}

/** Optional parts of a request that some compatible servers do not take; they are left out once a server says so. */
export const optionalParts = [
  "include",
  "prompt_cache_key",
  "parallel_tool_calls",
  "store",
  "strict",
  "tool_choice",
  "images",
] as const;
export type OptionalPart = (typeof optionalParts)[number];

export interface Server {
  /**
   * The body of the answer. Sends what `send` builds without the parts that the server refused before. Answers 400 that name an optional part make
   * it try again without. Rejects with a ModelError, or the signal's reason.
   */
  request(
    send: (client: OpenAI, without: ReadonlySet<OptionalPart>) => Promise<Response>,
    signal: AbortSignal,
  ): Promise<unknown>;
}

/** How a refusal names an optional part. */
const namesOf: Readonly<Record<OptionalPart, RegExp>> = {
  include: /\binclude\b|encrypted/i,
  prompt_cache_key: /prompt_cache_key/i,
  parallel_tool_calls: /parallel_tool_calls/i,
  store: /\bstore\b/i,
  strict: /\bstrict\b/i,
  tool_choice: /tool_choice/i,
  images: /image|vision|multi-?modal/i,
};

const noFunctions =
  /(?:tools?|function(?: call(?:ing|s)?)?)\b.{0,40}\b(?:not supported|unsupported|not available)|(?:not|n't) support.{0,40}\b(?:tools?|function)/i;

/** First pause before a cut answer is asked for again, milliseconds; doubled each time. */
const firstPause = 250;

const usualTimeout = 120_000;

/** A body that never ends counts as cut; the package's own limit ends with the headers. */
async function within(body: Promise<string>, timeout: number, signal: AbortSignal): Promise<string> {
  const over = new AbortController();
  const late = sleep(timeout, undefined, { signal: AbortSignal.any([signal, over.signal]) }).then(() => {
    throw new TypeError("it did not end in time");
  });
  try {
    return await Promise.race([body, late]);
  } finally {
    over.abort();
    late.catch(() => undefined);
  }
}

/** Hands over one server. */
export function connectServer(options: ServerOptions): Server {
  const retries = options.retries ?? 3;
  const client = new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey === "" ? "none" : options.apiKey,
    timeout: options.timeout ?? usualTimeout,
    maxRetries: retries,
    organization: null,
    project: null,
    logLevel: "off",
  });
  const without = new Set<OptionalPart>();
  const timeout = options.timeout ?? usualTimeout;

  return {
    async request(send, signal) {
      for (let cuts = 0; ;) {
        try {
          const response = await send(client, without);
          return bodyOf(await within(response.text(), timeout, signal), options.baseUrl);
        } catch (error) {
          signal.throwIfAborted();
          const refused = refusedPart(error, without);
          if (refused !== null) {
            without.add(refused);
            continue;
          }
          // The package retries what the server says; an answer that breaks off midway is left to us.
          if (isCut(error) && cuts < retries) {
            await sleep(firstPause * 2 ** cuts, undefined, { signal });
            cuts += 1;
            continue;
          }
          throw toModelError(error, options);
        }
      }
    },
  };
}

/** What is no JSON at all comes from another server; what begins as JSON and does not end was cut. */
function bodyOf(text: string, baseUrl: string): unknown {
  if (!/^\s*[[{]/.test(text)) throw notAnAnswer(baseUrl, text);
  return JSON.parse(text);
}

function refusedPart(error: unknown, without: ReadonlySet<OptionalPart>): OptionalPart | null {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return null;
  const said = `${error.param ?? ""} ${error.message}`;
  if (noFunctions.test(said)) return null;
  return optionalParts.find((part) => !without.has(part) && namesOf[part].test(said)) ?? null;
}

const isCut = (error: unknown): boolean =>
  !(error instanceof APIError) &&
  !(error instanceof ModelError) &&
  (error instanceof TypeError || error instanceof SyntaxError);

function toModelError(error: unknown, { baseUrl, model }: ServerOptions): ModelError {
  if (error instanceof ModelError) return error;
  const fail = (failure: ModelError["failure"], message: string, hint: string): ModelError =>
    new ModelError(failure, message, hint, { cause: error });
  if (error instanceof APIConnectionTimeoutError) {
    return fail("unreachable", `${baseUrl} gave no answer in time`, "Try again, or take a faster model");
  }
  if (error instanceof APIConnectionError) {
    return fail(
      "unreachable",
      `${baseUrl} cannot be reached`,
      "Check OPENAI_BASE_URL and that the server runs",
    );
  }
  if (error instanceof APIError) {
    const said = error.message.replaceAll(/\s+/g, " ").slice(0, 200);
    const status: number | undefined = error.status;
    if (status === 401 || status === 403)
      return fail("key", `${baseUrl} refuses the key (${status})`, "Check OPENAI_API_KEY");
    if (status === 404)
      return /model|deployment/i.test(said)
        ? fail("model", `${baseUrl} has no model "${model}"`, "Check PREFLIGHT_MODEL")
        : fail(
            "api",
            `${baseUrl} does not know this address (404)`,
            "Check OPENAI_BASE_URL, and try PREFLIGHT_API=chat",
          );
    if (status === 429) return fail("busy", `${baseUrl} is over its limit (${said})`, "Try again later");
    if (status !== undefined && status >= 500)
      return fail("busy", `${baseUrl} failed (${said})`, "Try again later");
    if (noFunctions.test(said))
      return fail(
        "functions",
        `The model "${model}" cannot call functions (${said})`,
        "Take one that can, by PREFLIGHT_MODEL",
      );
    return fail("request", `${baseUrl} does not take the request (${said})`, "Try another model or API");
  }
  const words = error instanceof Error ? error.message : String(error);
  return fail("unreachable", `The answer of ${baseUrl} broke off (${words})`, "Try again");
}

/** For answers that are not what the API gives: a page of HTML, or another service. */
export function notAnAnswer(baseUrl: string, body: unknown): ModelError {
  const shown = typeof body === "string" ? body.slice(0, 60).replaceAll(/\s+/g, " ") : "another JSON";
  return new ModelError(
    "api",
    `${baseUrl} does not answer as an OpenAI-compatible API does (${shown})`,
    "Check OPENAI_BASE_URL; it usually ends in /v1",
  );
}
