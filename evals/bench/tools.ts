/** What the device tools cost: tokens to read, time and processor to use. */
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { benchEachTool } from "./each-tool.ts";
import { benchOutlines } from "./outlines.ts";
import type { Metric } from "./phone.ts";
import { benchSteps } from "./steps.ts";

/** `tools_list_characters`: what every client reads first. */
export const benchToolsList = async (): Promise<Metric[]> => {
  // Listing asks no device.
  const server = createMcpServer({ adb: { host: "127.0.0.1", port: 1 } });
  const client = await connectInMemory(server);
  const list = await client.listTools();
  await server.close();
  return [
    {
      name: "tools_list_characters",
      value: JSON.stringify(list).length,
      unit: "characters",
      method: `the answer to tools/list as JSON, ${list.tools.length} tools`,
    },
  ];
};

/** All figures of the tools. */
export const benchTools = async (): Promise<Metric[]> => [
  ...(await benchToolsList()),
  ...(await benchOutlines()),
  ...(await benchSteps()),
  ...(await benchEachTool()),
];
