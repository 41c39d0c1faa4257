/** The description of the API for programs. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { version } from "../version.ts";

/** Add /openapi.json, which describes all routes that the application has by now. */
export function addDocument(app: OpenAPIHono, withToken: boolean): void {
  const described = { description: "JSON-RPC, or a stream of it, as the Model Context Protocol says." };
  for (const method of ["get", "post", "delete"] as const) {
    app.openAPIRegistry.registerPath({
      method,
      path: "/mcp",
      summary: "MCP over Streamable HTTP: the device tools for an assistant",
      responses: { default: described },
    });
  }
  if (withToken)
    app.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Preflight",
      version,
      description:
        "Finds the errors in an Android app before its users do: start runs, follow them, read what they found.",
      license: { name: "MIT" },
    },
    ...(withToken && { security: [{ token: [] }] }),
  });
  app.get("/openapi.json", (context) => context.json(document));
}
