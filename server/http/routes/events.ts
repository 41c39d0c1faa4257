/** What happens in a run, as it happens. */
import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import { EventAnswer } from "../answers.ts";
import { missing, refusals } from "../answering.ts";
import { follow } from "../follow.ts";
import type { ApiParts } from "../parts.ts";
import { RunPath } from "../questions.ts";
import { bodyOf } from "../stream.ts";
import { noRun } from "./runs.ts";

const events = createRoute({
  method: "get",
  path: "/runs/{id}/events",
  summary: "Follow a run",
  description:
    "Server-Sent Events: the id is the event's number, the event its type, the data the event as JSON. Begins after Last-Event-ID, ends with the run.",
  request: {
    params: RunPath,
    headers: z.object({
      "last-event-id": z
        .string()
        .regex(/^\d{1,9}$/, { error: "the number of an event" })
        .optional(),
    }),
  },
  responses: {
    200: {
      description: "The events. The schema is that of the data of each.",
      content: { "text/event-stream": { schema: EventAnswer } },
    },
    204: { description: "The run is over, and there is nothing after Last-Event-ID." },
    ...refusals,
    ...missing,
  },
});

/** Add the route. */
export function addEvents(
  app: OpenAPIHono,
  { store, runs, feed, streams, stopping, heartbeat }: ApiParts,
): void {
  const live = (run: string): ReturnType<typeof runs.live> => runs.live(run);
  app.openapi(events, async (context) => {
    const { id } = context.req.valid("param");
    const after = Number(context.req.valid("header")["last-event-id"] ?? 0);
    const summary = await store.run(id);
    if (!summary && !live(id)) throw noRun(id);
    // What reconnects by itself would do so for ever.
    const over = summary !== undefined && summary.outcome !== "unfinished";
    if (over && (await store.events(id, after)).length === 0) return context.body(null, 204);
    const gone = new AbortController();
    const frames = follow(
      id,
      after,
      { store, feed, live, heartbeat },
      AbortSignal.any([gone.signal, stopping]),
    );
    const body = bodyOf(streams.track(frames), () => gone.abort());
    return context.body(body, 200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-cache",
      "X-Accel-Buffering": "no",
    });
  });
}
