/** Pictures and trees, as the events of a run name them. */
import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import { isBlobKey } from "../../store/blobKey.ts";
import { missing, refusals } from "../answering.ts";
import { Refusal } from "../failure.ts";
import type { ApiParts } from "../parts.ts";
import { bodyOf } from "../stream.ts";

const blob = createRoute({
  method: "get",
  path: "/blobs/{key}",
  summary: "A picture or tree of a run",
  request: {
    params: z.object({ key: z.string().openapi({ param: { name: "key", in: "path" } }) }),
    query: z.strictObject({
      run: z.string().max(80).openapi({ description: "The run whose event names the key." }),
    }),
    headers: z.object({ "if-none-match": z.string().max(1000).optional() }),
  },
  responses: {
    200: { description: "Its bytes. They never change.", content: { "*/*": { schema: z.any() } } },
    304: { description: "The caller has it." },
    ...refusals,
    ...missing,
  },
});

/** Add the route. */
export function addBlobs(app: OpenAPIHono, { store }: ApiParts): void {
  app.openapi(blob, async (context) => {
    const { key } = context.req.valid("param");
    const { run } = context.req.valid("query");
    const absent = (): Refusal =>
      new Refusal(
        "not-found",
        `Run "${run}" has no blob "${key.slice(0, 80)}"`,
        "Take keys from the events of the run",
      );
    if (!isBlobKey(key)) throw absent();
    const tag = `"${key}"`;
    const kept = { ETag: tag, "Cache-Control": "private, max-age=31536000, immutable" };
    const { "if-none-match": known = "" } = context.req.valid("header");
    if (known.split(",").some((one) => one.trim().replace(/^W\//, "") === tag))
      return context.body(null, 304, kept);
    const opened = await store.openBlob(run, key);
    if (!opened) throw absent();
    // What came from an app is shown, never run.
    context.header("Content-Security-Policy", "default-src 'none'; sandbox");
    return context.body(bodyOf(opened.stream), 200, { ...kept, "Content-Type": opened.type });
  });
}
