/** The agent's only way to a device: tools behind an MCP client. */
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { z } from "zod";
import { Evidence, Facts, Failure, evidenceKey, factsKey, failureKey } from "../tools/evidence.ts";
import type { EvidenceRequest } from "../tools/evidence.ts";

/** What a tool answered. */
export interface Answer {
  readonly ok: boolean;
  /** The text for a model, or the error and the next move. */
  readonly text: string;
  /** Null where the tool gives none. */
  readonly evidence: Evidence | null;
  /** About the device and the app, where the tool tells them. */
  readonly facts: Facts | null;
  /** Why it failed; null when it went well. */
  readonly failure: Failure["reason"] | null;
}

/** What the agent needs of an MCP client. */
export type DeviceTools = Pick<Client, "callTool">;

export type Arguments = Readonly<Record<string, string | number | boolean | null>>;

export interface Hands {
  /** Calls a tool. Never throws for what happens on the device: that is `ok: false`. Throws when `signal` aborts. */
  call(tool: string, args: Arguments, screenshot: EvidenceRequest["screenshot"]): Promise<Answer>;
}

/** What stands between the agent and the device: secrets are filled in on the way there, and masked on the way back. */
export interface Veil {
  fill(args: Arguments): Arguments;
  hide(answer: Answer): Promise<Answer>;
}

const Result = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })).default([]),
  isError: z.boolean().optional(),
  _meta: z.record(z.string(), z.unknown()).optional(),
});

/** Longest that one tool may take: an install or an ANR takes long, a lost device must not hang the run. */
const callTimeout = 180_000;

/** Hands over an MCP client; with a veil no secret is seen on this side of it. */
export function createHands(client: DeviceTools, signal: AbortSignal, veil: Veil | null = null): Hands {
  return {
    async call(tool, args, screenshot) {
      signal.throwIfAborted();
      let raw: unknown;
      try {
        raw = await client.callTool(
          {
            name: tool,
            arguments: { ...(veil?.fill(args) ?? args) },
            _meta: { [evidenceKey]: { screenshot } },
          },
          undefined,
          { signal, timeout: callTimeout },
        );
      } catch (error) {
        signal.throwIfAborted();
        const text = error instanceof Error ? error.message : String(error);
        return { ok: false, text, evidence: null, facts: null, failure: "unexpected" };
      }
      const { _meta: meta = {}, ...result } = Result.parse(raw);
      const evidence = Evidence.safeParse(meta[evidenceKey]);
      const facts = Facts.safeParse(meta[factsKey]);
      const failure = Failure.safeParse(meta[failureKey]);
      const answer: Answer = {
        ok: result.isError !== true,
        text: result.content.map((part) => part.text ?? "").join("\n"),
        evidence: evidence.success ? evidence.data : null,
        facts: facts.success ? facts.data : null,
        failure: result.isError === true ? (failure.success ? failure.data.reason : "unexpected") : null,
      };
      return veil === null ? answer : veil.hide(answer);
    },
  };
}
