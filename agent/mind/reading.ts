/** What a model's answer asks for, or what is wrong with it in words that it can use. Nothing that it writes throws. */
import { z } from "zod";
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import type { Action } from "../events.ts";
import type { ModelFunction, ModelReply } from "../models/model.ts";
import { selectorOf } from "../selector.ts";
import { FinishGoal, ReportIssue, finishGoal, reportIssue } from "./functions.ts";
import { garbageWords } from "./words.ts";

export type Choice =
  | {
      readonly type: "act";
      readonly action: Action;
      readonly element: ScreenElement | null;
      readonly expect: string;
    }
  | { readonly type: "report"; readonly issue: ReportIssue }
  | { readonly type: "finish"; readonly end: FinishGoal };

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

const fail = (problem: string): Read<never> => ({ ok: false, problem });

/** The arguments of the one call that an answer must hold. */
export function readCall(
  reply: ModelReply,
  functions: readonly ModelFunction[],
): Read<{ name: string; args: unknown }> {
  const [call, second] = reply.calls;
  if (call === undefined) {
    if (reply.refusal !== "") return fail(garbageWords.refused);
    return fail(reply.cut ? garbageWords.cut : garbageWords.none);
  }
  if (second !== undefined) return fail(garbageWords.many(reply.calls.length));
  const names = functions.map((one) => one.name);
  if (!names.includes(call.name)) return fail(garbageWords.unknown(call.name, names));
  try {
    const args: unknown = JSON.parse(call.arguments === "" ? "{}" : call.arguments);
    return { ok: true, value: { name: call.name, args } };
  } catch (error) {
    if (reply.cut) return fail(garbageWords.cut);
    return fail(garbageWords.json(call.name, error instanceof Error ? error.message : "unreadable"));
  }
}

/** Arguments by a schema. */
export function readArguments<T>(name: string, schema: z.ZodType<T>, args: unknown): Read<T> {
  const parsed = schema.safeParse(args);
  if (parsed.success) return { ok: true, value: parsed.data };
  const why = parsed.error.issues.map((issue) => `${issue.path.join(".") || "arguments"}: ${issue.message}`);
  return fail(garbageWords.arguments(name, why.slice(0, 5).join("; ")));
}

/** An answer with the one function that was offered. */
export function readOnly<T>(reply: ModelReply, only: ModelFunction, schema: z.ZodType<T>): Read<T> {
  const call = readCall(reply, [only]);
  return call.ok ? readArguments(only.name, schema, call.value.args) : call;
}

const ToolArguments = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** The navigator's answer. */
export function readChoice(
  reply: ModelReply,
  functions: readonly ModelFunction[],
  screen: Observation | null,
): Read<Choice> {
  const call = readCall(reply, functions);
  if (!call.ok) return call;
  const { name, args } = call.value;
  if (name === reportIssue.name) {
    const issue = readArguments(name, ReportIssue, args);
    if (!issue.ok) return issue;
    const known = issue.value.refs.filter((ref) => elementOf(screen, ref) !== null);
    if (known.length === 0 && issue.value.refs.length > 0)
      return fail(garbageWords.ref(issue.value.refs.join(", ")));
    return { ok: true, value: { type: "report", issue: { ...issue.value, refs: known } } };
  }
  if (name === finishGoal.name) {
    const end = readArguments(name, FinishGoal, args);
    return end.ok ? { ok: true, value: { type: "finish", end: end.value } } : end;
  }
  const schema = functions.find((one) => one.name === name)?.parameters ?? {};
  const parsed = readArguments(name, ToolArguments, args);
  if (!parsed.ok) return parsed;
  const wrong = mistakes(parsed.value, schema);
  if (wrong.length > 0) return fail(garbageWords.arguments(name, wrong.join("; ")));
  const { expect = "", ref, ...rest } = parsed.value;
  if (ref === undefined || ref === "") {
    const plain = ref === undefined ? rest : { ref, ...rest };
    const action = { tool: name, arguments: plain, target: null, words: wholeWords(name, rest) };
    return { ok: true, value: { type: "act", action, element: null, expect: String(expect) } };
  }
  const element = elementOf(screen, String(ref));
  if (screen === null || element === null) return fail(garbageWords.ref(String(ref)));
  return {
    ok: true,
    value: { type: "act", ...aimedAt(name, rest, element, screen), expect: String(expect) },
  };
}

/** An action at an element, as the record names it. */
export const aimedAt = (
  tool: string,
  args: Action["arguments"],
  element: ScreenElement,
  screen: Observation,
): { action: Action; element: ScreenElement } => ({
  action: {
    tool,
    arguments: args,
    target: selectorOf(element, screen.elements),
    words: `${verbOf(tool, args)} "${nameOf(element)}"`,
  },
  element,
});

const elementOf = (screen: Observation | null, ref: string): ScreenElement | null =>
  ref === "" ? null : (screen?.elements.find((one) => one.ref === ref) ?? null);

const Schema = z.object({
  properties: z.record(
    z.string(),
    z.object({ type: z.string().optional(), enum: z.array(z.unknown()).optional() }),
  ),
  required: z.array(z.string()),
});

/** What does not fit a strict schema of plain values. */
function mistakes(args: Readonly<Record<string, unknown>>, schema: unknown): string[] {
  const { properties, required } = Schema.parse(schema);
  const missing = required.filter((name) => args[name] === undefined).map((name) => `${name} is missing`);
  const unknown = Object.keys(args)
    .filter((name) => properties[name] === undefined)
    .map((name) => `${name} is not known`);
  const unfit = Object.entries(args).flatMap(([name, value]) => {
    const wanted = properties[name];
    if (wanted === undefined) return [];
    if (wanted.type !== undefined && typeof value !== wanted.type.replace("integer", "number"))
      return [`${name} must be a ${wanted.type}`];
    if (wanted.enum !== undefined && !wanted.enum.includes(value))
      return [`${name} must be one of ${wanted.enum.join(", ")}`];
    return [];
  });
  return [...missing, ...unknown, ...unfit];
}

/** What a person would call an element. */
function nameOf(element: ScreenElement): string {
  const id = element.resourceId.replace(/^.*:id\//, "").replaceAll("_", " ");
  const names = element.editable
    ? [element.hint, element.desc, id, element.label]
    : [element.label, element.text, element.desc, id];
  return (names.find((name) => name !== "") ?? element.role).slice(0, 50);
}

function verbOf(tool: string, args: Action["arguments"]): string {
  if (tool === "type_text") return args["text"] === "" ? "clear" : `type "${String(args["text"])}" into`;
  if (tool === "swipe") return `swipe ${String(args["direction"])} on`;
  return tool.replaceAll("_", "-");
}

function wholeWords(tool: string, args: Action["arguments"]): string {
  switch (tool) {
    case "press_key":
      return `press ${String(args["key"])}`;
    case "swipe":
      return `swipe ${String(args["direction"])}`;
    case "dump_ui":
      return "look";
    case "open_app":
      return "open the app";
    case "interrupt":
      return `interrupt: ${String(args["kind"]).replaceAll("_", " ")}`;
    default:
      return [tool.replaceAll("_", " "), ...Object.values(args).map(String)].join(" ").slice(0, 80);
  }
}
