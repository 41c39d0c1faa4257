/** Reports: for people and for programs, also of a run that is still going. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import { resultOf } from "../../report/summary.ts";
import { storyOf, type RunStory } from "../../report/story.ts";
import { languages } from "../../report/words.ts";
import { runFolder } from "../../store/folder.ts";
import { ResultAnswer } from "../answers.ts";
import { json, missing, refusals } from "../answering.ts";
import { Refusal } from "../failure.ts";
import type { ApiParts } from "../parts.ts";
import { RunPath } from "../questions.ts";
import { noRun } from "./runs.ts";

const page = createRoute({
  method: "get",
  path: "/runs/{id}/report.html",
  summary: "The report of a run",
  request: {
    params: RunPath,
    query: z.strictObject({ language: z.enum(languages).optional() }),
  },
  responses: {
    200: {
      description: "One page with everything in it; of a run that is still going, what there is so far.",
      content: { "text/html": { schema: z.string() } },
    },
    ...refusals,
    ...missing,
  },
});

const result = createRoute({
  method: "get",
  path: "/runs/{id}/report.json",
  summary: "The result of a run",
  request: { params: RunPath },
  responses: { 200: json(ResultAnswer, "What came of it, or has so far."), ...refusals, ...missing },
});

/** No script, nothing from elsewhere, in no frame of others. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Add the routes. */
export function addReports(app: OpenAPIHono, { store, runs, settings }: ApiParts): void {
  const storyFor = async (id: string): Promise<RunStory> => {
    const live = runs.live(id);
    const story = storyOf(await store.events(id));
    if (story) return story;
    if (live) throw new Refusal("not-found", `Run ${id} has not begun`, `Follow it at /runs/${id}/events`);
    throw noRun(id);
  };

  app.openapi(page, async (context) => {
    const { id } = context.req.valid("param");
    const { language } = context.req.valid("query");
    const spoken = runs.live(id)?.order.language;
    const summary = await store.run(id);
    const written =
      summary && summary.outcome !== "unfinished" && language === undefined
        ? await readFile(join(runFolder(settings.out, id), "report.html"), "utf8").catch(() => undefined)
        : undefined;
    context.header("Content-Security-Policy", policy);
    if (written !== undefined) return context.html(written, 200);
    const story = await storyFor(id);
    const { renderReport } = await import("../../report/write.ts");
    const place = { out: settings.out, language: language ?? spoken ?? settings.lang };
    return context.html(await renderReport(story, store, place), 200);
  });

  app.openapi(result, async (context) => {
    const { id } = context.req.valid("param");
    const told = resultOf(await storyFor(id), `/runs/${id}/report.html`);
    const findings = told.findings.map((finding) => ({
      ...finding,
      reproduced: { ...finding.reproduced },
      steps: [...finding.steps],
    }));
    return context.json({ ...told, findings }, 200);
  });
}
