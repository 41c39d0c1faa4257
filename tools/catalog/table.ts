/** The tools as a table in Markdown, for people: made from the tools, so that it is never out of date. */
import type { z } from "zod";
import { catalog } from "./catalog.ts";
import { withPart } from "./marked.ts";
import type { Tool, ToolKind } from "./tool.ts";

const kinds: Readonly<Record<ToolKind, string>> = { read: "looks", act: "acts", destroy: "deletes data" };

/** Name and arguments, kind and description of every tool, a row each. */
export function toolsTable(tools: readonly Tool[] = catalog): string {
  const rows = tools.map(
    ({ name, kind, description, input }) =>
      `| \`${name}\`${argumentWords(input)} | ${kinds[kind]} | ${description.replaceAll("|", "\\|")} |`,
  );
  return ["| tool | | does |", "|---|---|---|", ...rows].join("\n");
}

function argumentWords(input: z.ZodObject): string {
  const names = Object.keys(input.shape);
  return names.length === 0 ? "" : ` ${names.join(", ")}`;
}

/** A text whose part "tools" is the table of today; the same text when it is already. */
export const withToolsTable = (text: string): string => withPart(text, "tools", toolsTable());
