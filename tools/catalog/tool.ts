import type { z } from "zod";
import type { Evidence, EvidenceRequest, Facts } from "../evidence.ts";
import type { Picture } from "../screen/image.ts";
import type { Desk } from "./desk.ts";

/** What a tool may use, and who asks. */
export interface ToolContext {
  readonly desk: Desk;
  /** What the caller wants beside the text; null: nothing. */
  readonly evidence: EvidenceRequest | null;
  readonly signal: AbortSignal;
}

export interface ToolAnswer {
  /** For a model: short. */
  readonly text: string;
  readonly picture?: Picture;
  readonly evidence?: Evidence;
  readonly facts?: Facts;
}

/** `read` changes nothing, `act` does what a user could do, `destroy` deletes data of the app. */
export type ToolKind = "read" | "act" | "destroy";

/** A tool as the MCP server lists and calls it. `run` parses its arguments and rejects with ActionableError. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly kind: ToolKind;
  readonly input: z.ZodObject;
  run(input: unknown, context: ToolContext): Promise<ToolAnswer>;
}

/** One tool: schema and handler side by side. Every property of the input is required. */
export function defineTool<Input extends z.ZodObject>(definition: {
  readonly name: string;
  readonly description: string;
  readonly kind: ToolKind;
  readonly input: Input;
  run(input: z.infer<Input>, context: ToolContext): Promise<ToolAnswer>;
}): Tool {
  return {
    ...definition,
    run: (input, context) => definition.run(definition.input.parse(input), context),
  };
}
