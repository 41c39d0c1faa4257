/** The search for findings. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { FindingsAnswer } from "../answers.ts";
import { json, refusals } from "../answering.ts";
import type { ApiParts } from "../parts.ts";
import { FindingSearch } from "../questions.ts";
import { findingView } from "../view.ts";

const search = createRoute({
  method: "get",
  path: "/findings",
  summary: "Search findings",
  description:
    "All that is said must hold; a parameter given several times holds when one of its values does.",
  request: { query: FindingSearch },
  responses: { 200: json(FindingsAnswer, "A page of findings."), ...refusals },
});

/** Add the route. */
export function addFindings(app: OpenAPIHono, { store }: ApiParts): void {
  app.openapi(search, async (context) => {
    const { items, next } = await store.searchFindings(context.req.valid("query"));
    return context.json({ items: items.map(findingView), next }, 200);
  });
}
