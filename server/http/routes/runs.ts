/** Runs: started, listed, looked at, cancelled. */
import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import { RunAnswer, RunsAnswer } from "../answers.ts";
import { json, missing, refusals } from "../answering.ts";
import { FailureAnswer } from "../answers.ts";
import { Refusal } from "../failure.ts";
import type { ApiParts } from "../parts.ts";
import { RunPath, RunRequest, RunSearch } from "../questions.ts";
import { createRepeats } from "../runs/repeats.ts";
import { recordedView, waitingView } from "../view.ts";

const start = createRoute({
  method: "post",
  path: "/runs",
  summary: "Start a run",
  description: "Answers at once. A run for a device that is busy waits for its turn.",
  request: {
    headers: z.object({
      "idempotency-key": z
        .string()
        .min(1)
        .max(200)
        .optional()
        .openapi({ description: "The same key a second time starts nothing and answers with the same run." }),
    }),
    body: { required: true, content: { "application/json": { schema: RunRequest } } },
  },
  responses: {
    202: {
      ...json(RunAnswer, "Taken in."),
      headers: z.object({ Location: z.string().openapi({ description: "Where the run is." }) }),
    },
    ...refusals,
    409: json(FailureAnswer, "The device cannot be used."),
    413: json(FailureAnswer, "The body is too large."),
    415: json(FailureAnswer, "The body is not JSON."),
    422: json(FailureAnswer, "The server is not set up for it: no key for the model, no known price."),
  },
});

const list = createRoute({
  method: "get",
  path: "/runs",
  summary: "Search runs",
  description:
    "All that is said must hold; a parameter given several times holds when one of its values does.",
  request: { query: RunSearch },
  responses: { 200: json(RunsAnswer, "A page of runs, and the queue."), ...refusals },
});

const look = createRoute({
  method: "get",
  path: "/runs/{id}",
  summary: "A run",
  request: { params: RunPath },
  responses: { 200: json(RunAnswer, "The run."), ...refusals, ...missing },
});

const cancel = createRoute({
  method: "delete",
  path: "/runs/{id}",
  summary: "Cancel a run",
  description: "It ends as cancelled, with a report of what it found so far.",
  request: { params: RunPath },
  responses: {
    202: json(RunAnswer, "It is being ended."),
    ...refusals,
    ...missing,
    409: json(FailureAnswer, "It is over already, or another process works on it."),
  },
});

/** A run that nobody has heard of. */
export function noRun(id: string): Refusal {
  return new Refusal("not-found", `There is no run "${id.slice(0, 80)}"`, "GET /runs lists those there are");
}

/** Add the routes. */
export function addRuns(app: OpenAPIHono, { store, runs }: ApiParts): void {
  const repeats = createRepeats();
  const view = async (id: string): Promise<RunAnswer | undefined> => {
    // In this order: a run that begins meanwhile is found in the store.
    const live = runs.live(id);
    const summary = await store.run(id);
    return summary ? recordedView(summary, live) : live && waitingView(live);
  };
  const existing = async (id: string): Promise<RunAnswer> => {
    const found = (await view(id)) ?? (await view(id));
    if (!found) throw noRun(id);
    return found;
  };

  app.openapi(start, async (context) => {
    const request = context.req.valid("json");
    const key = context.req.valid("header")["idempotency-key"];
    const id = await repeats.once(key, request, () => runs.accept(request));
    context.header("Location", `/runs/${id}`);
    return context.json(await existing(id), 202);
  });

  app.openapi(list, async (context) => {
    const waiting = runs.all();
    const { items, next } = await store.searchRuns(context.req.valid("query"));
    const shown = new Set(items.map(({ run }) => run));
    const queued = waiting.filter(({ order, state }) => state !== "running" && !shown.has(order.run));
    const views = items.map((summary) => recordedView(summary, runs.live(summary.run)));
    return context.json({ items: views, next, queued: queued.map(waitingView) }, 200);
  });

  app.openapi(look, async (context) => context.json(await existing(context.req.valid("param").id), 200));

  app.openapi(cancel, async (context) => {
    const { id } = context.req.valid("param");
    const before = await existing(id);
    if (before.state === "ended")
      throw new Refusal("conflict", `Run ${id} is over already`, "GET it for how it ended");
    if (!(await runs.cancel(id)))
      throw new Refusal("conflict", `Another process works on run ${id}`, "End it there, with Ctrl-C");
    return context.json(await existing(id), 202);
  });
}
