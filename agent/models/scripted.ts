/** A model that answers from a script, for tests: an unexpected call fails, and so do steps that were never asked for. */
import { ModelError } from "./model.ts";
import type { Model, ModelReply, ModelRequest } from "./model.ts";

/** A step of a script: who must ask, and the answer, or a failure, or a function of the request. */
export interface ScriptStep {
  readonly purpose: ModelRequest["purpose"];
  readonly reply: Partial<ModelReply> | ModelError | ((request: ModelRequest) => Partial<ModelReply>);
}

export interface ScriptedModel extends Model {
  readonly requests: readonly ModelRequest[];
  /** Throws unless each step was asked for. */
  end(): void;
}

/** A reply with one function call. */
export const calls = (name: string, args: Readonly<Record<string, unknown>>): Partial<ModelReply> => ({
  calls: [{ id: `call_${name}`, name, arguments: JSON.stringify(args) }],
});

/** Fills in what a step does not say. Ids of calls are made unique by the turn. */
export function wholeReply(part: Partial<ModelReply>, turn: number): ModelReply {
  const reply = { text: "", calls: [], carried: [], refusal: "", cut: false, ...part };
  return {
    usage: { input: 100, cached: 0, output: 20 },
    ...reply,
    calls: reply.calls.map((call) => ({ ...call, id: `${call.id}_${turn}` })),
  };
}

/** A scripted model. */
export function scriptedModel(steps: readonly ScriptStep[]): ScriptedModel {
  const requests: ModelRequest[] = [];
  const wrong: string[] = [];
  return {
    name: "scripted",
    requests,
    ask(request) {
      const step = steps[requests.length];
      requests.push(structuredClone(request));
      if (step?.purpose !== request.purpose) {
        const message = `the script has no "${request.purpose}" as call ${requests.length}, it expects "${step?.purpose ?? "the end"}"`;
        wrong.push(message);
        return Promise.reject(new ModelError("request", message, "Correct the script"));
      }
      if (step.reply instanceof ModelError) return Promise.reject(step.reply);
      const reply = typeof step.reply === "function" ? step.reply(request) : step.reply;
      return Promise.resolve(wholeReply(reply, requests.length));
    },
    end() {
      if (wrong.length > 0) throw new Error(wrong.join("; "));
      if (requests.length < steps.length) {
        throw new Error(`${steps.length - requests.length} steps of the script were never asked for`);
      }
    },
  };
}
