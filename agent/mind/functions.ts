/** The functions of the navigator: the device's tools as the MCP server lists them, and our own. All schemas are strict. */
import { z } from "zod";
import { FindingKind, Severity } from "../events.ts";
import type { ModelFunction } from "../models/model.ts";
import { toolsForModels } from "../safety/guard.ts";
import { functionWords as words } from "./words.ts";

/** A tool as `tools/list` gives it. */
export const ListedTool = z.object({
  name: z.string(),
  description: z.string().default(""),
  inputSchema: z.object({ properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) }),
  annotations: z.object({ readOnlyHint: z.boolean().default(false) }).default({ readOnlyHint: false }),
});
export type ListedTool = z.infer<typeof ListedTool>;

/** What strict schemas know; the rest (lengths) is checked by the tool itself. */
const kept = new Set(["type", "description", "enum", "minimum", "maximum"]);

/** The tools that a model may see, in their order; each acting one with a required `expect`. */
export const toolFunctions = (tools: readonly ListedTool[]): ModelFunction[] =>
  tools
    .filter((tool) => toolsForModels.has(tool.name))
    .map((tool) => {
      const properties = Object.fromEntries(
        Object.entries(tool.inputSchema.properties).map(([name, schema]) => [
          name,
          Object.fromEntries(Object.entries(schema).filter(([key]) => kept.has(key))),
        ]),
      );
      const expect = tool.annotations.readOnlyHint
        ? {}
        : { expect: { type: "string", description: words.expect } };
      return strict(tool.name, tool.description, { ...properties, ...expect });
    });

const strict = (
  name: string,
  description: string,
  properties: Readonly<Record<string, unknown>>,
): ModelFunction => ({
  name,
  description,
  parameters: {
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  },
});

/** Schema of a function of our own, with what it says about each argument. */
function ownFunction(name: string, description: string, input: z.ZodObject): ModelFunction {
  const { properties = {} } = z.toJSONSchema(input);
  return strict(name, description, properties);
}

export const ReportIssue = z.strictObject({
  title: z.string().describe(words.title),
  expected: z.string().describe(words.expected),
  actual: z.string().describe(words.actual),
  severity: Severity.describe(words.severity),
  refs: z.array(z.string()).describe(words.refs),
  last_actions: z.number().describe(words.lastActions),
});
export type ReportIssue = z.infer<typeof ReportIssue>;

export const FinishGoal = z.strictObject({
  outcome: z.enum(["done", "given-up", "blocked"]).describe(words.outcome),
  evidence: z.string().describe(words.evidence),
});
export type FinishGoal = z.infer<typeof FinishGoal>;

export const reportIssue = ownFunction("report_issue", words.report, ReportIssue);
export const finishGoal = ownFunction("finish_goal", words.finish, FinishGoal);

const rating = z.number().describe("1 to 5");
export const PlanGoals = z.strictObject({
  goals: z.array(
    z.strictObject({
      goal: z.string(),
      end: z.string(),
      realism: rating,
      importance: rating,
      variety: rating,
      risk: rating,
    }),
  ),
});
export type PlanGoals = z.infer<typeof PlanGoals>;
export const planGoals = ownFunction("plan_goals", words.plan, PlanGoals);

export const GiveVerdict = z.strictObject({
  reason: z.string().describe("In one or two sentences"),
  verdict: z.enum(["as_expected", "app_defect", "agent_mistake", "cannot_tell"]),
  quotes: z.array(z.strictObject({ ref: z.string(), text: z.string() })),
  kind: FindingKind.describe("Of the error, if it is one"),
  symptom: z.strictObject({
    type: z.enum(["shows", "missing", "unchanged", "none"]),
    text: z.string(),
  }),
});
export type GiveVerdict = z.infer<typeof GiveVerdict>;
export const giveVerdict = ownFunction("give_verdict", words.verdict, GiveVerdict);
