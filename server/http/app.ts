/** The HTTP API as a value: all routes, who may call them, and one shape for what goes wrong. */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { guard, type Guard } from "../guard.ts";
import { answerFor, failure, Refusal } from "./failure.ts";
import { addDocument } from "./document.ts";
import type { ApiParts } from "./parts.ts";
import { addBlobs } from "./routes/blobs.ts";
import { addEvents } from "./routes/events.ts";
import { addFindings } from "./routes/findings.ts";
import { addReports } from "./routes/reports.ts";
import { addRuns } from "./routes/runs.ts";
import { addState } from "./routes/state.ts";

/** Bytes of a body. MCP has a limit of its own. */
const mostBody = 64 * 1024;

/** Make the application. `mcp` is mounted at /mcp. */
export function createApi(parts: ApiParts, who: Guard, mcp: Hono): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      const field = issue?.path.join(".") ?? "";
      const place = result.target === "json" ? "the body" : `the ${result.target}`;
      const message = `${field === "" ? "" : `${field} in `}${place}: ${issue?.message ?? "not right"}`;
      throw new Refusal("bad-input", message, "Send what /openapi.json describes");
    },
  });
  app.onError((error, context) => answerFor(error, context, parts.report));
  app.notFound((context) =>
    context.json(
      failure(
        "not-found",
        `There is no ${context.req.path.slice(0, 80)}`,
        "/openapi.json lists what there is",
      ),
      404,
    ),
  );
  app.use(async (context, next) => {
    await next();
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
  });
  app.use(guard(who));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, methods) =>
        context.json(
          failure(
            "wrong-method",
            `${context.req.path.slice(0, 80)} knows no ${context.req.method}`,
            `It knows ${methods.join(", ")}`,
          ),
          405,
          { Allow: methods.join(", ") },
        ),
    }),
  );
  app.use("/runs/*", limited).use("/runs", limited);
  for (const add of [addRuns, addEvents, addReports, addFindings, addBlobs, addState]) add(app, parts);
  app.route("/mcp", mcp);
  addDocument(app, who.token !== null);
  return app;
}

const limited = bodyLimit({
  maxSize: mostBody,
  onError: () => {
    throw new Refusal("too-large", "The body is larger than 64 KB", "Send less");
  },
});
