/** The tools of the catalogue that the toy device understands, as `tools/list` would give them. For tests. */
import { ListedTool } from "./functions.ts";

const listed = (
  name: string,
  properties: Record<string, { type: string; enum?: string[] }>,
  read = false,
): ListedTool =>
  ListedTool.parse({
    name,
    description: `${name}.`,
    inputSchema: { properties },
    annotations: { readOnlyHint: read },
  });

const ref = { type: "string" };

export const toyTools: readonly ListedTool[] = [
  listed("dump_ui", { full: { type: "boolean" } }, true),
  listed("screenshot", { marks: { type: "boolean" } }, true),
  listed("tap", { ref }),
  listed("type_text", { ref, text: { type: "string" }, submit: { type: "boolean" } }),
  listed("press_key", { key: { type: "string", enum: ["back", "home", "enter", "power"] } }),
  listed("open_app", { package: { type: "string" } }),
  listed("reset_app", { package: { type: "string" } }),
  listed("install_app", { path: { type: "string" } }),
  listed("open_link", { url: { type: "string" }, package: { type: "string" } }),
  listed("interrupt", { kind: { type: "string", enum: ["background", "restart"] } }),
];
