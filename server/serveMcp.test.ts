import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { startSimulator } from "../tools/simulator/simulator.ts";
import type { Simulator } from "../tools/simulator/simulator.ts";
import { serveMcp } from "./serveMcp.ts";

const token = "a-token-for-these-tests";

let simulator: Simulator;
let stop: AbortController;
let serving: Promise<void>;
let address: string;

beforeEach(async () => {
  simulator = await startSimulator({ apps: [] });
  stop = new AbortController();
  const ready = Promise.withResolvers<string>();
  serving = serveMcp(
    { adb: { host: "127.0.0.1", port: simulator.serverPort } },
    { host: "127.0.0.1", port: 0, token },
    ready.resolve,
    stop.signal,
  );
  address = await Promise.race([ready.promise, serving.then(() => "ended")]);
});

afterEach(async () => {
  stop.abort();
  await serving;
  await simulator.close();
});

async function connect(name: string): Promise<Client> {
  const client = new Client({ name, version: "1" });
  const headers = { Authorization: `Bearer ${token}` };
  await client.connect(new StreamableHTTPClientTransport(new URL(address), { requestInit: { headers } }));
  return client;
}

const Answer = z.object({
  isError: z.boolean().default(false),
  content: z.tuple([z.object({ text: z.string() })]),
});

async function call(
  client: Client,
  name: string,
  input: Record<string, unknown>,
): Promise<{ text: string; error: boolean }> {
  const { isError, content } = Answer.parse(await client.callTool({ name, arguments: input }));
  return { text: content[0].text, error: isError };
}

const look = (client: Client): Promise<{ text: string; error: boolean }> =>
  call(client, "dump_ui", { full: false });

/** A request as some other program sends it. */
const post = (headers: Record<string, string>, body = "{}"): Promise<Response> =>
  fetch(address, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json, text/event-stream",
      ...headers,
    },
    body,
  });

describe("MCP over HTTP", () => {
  it("serves the tools (P35)", async () => {
    const client = await connect("one");
    expect((await client.listTools()).tools.length).toBeGreaterThan(15);
    expect((await look(client)).text).toMatch(/^\[com\.\S+ /);
  });

  it("gives a device to one client at a time, and tells the other who has it", async () => {
    const [first, second] = [await connect("first"), await connect("second")];
    expect((await look(first)).error).toBe(false);
    expect(await look(second)).toMatchObject({
      error: true,
      text: expect.stringMatching(
        /^Device \S+ is held by another client \(first 1, which is at work on it\)/,
      ),
    });
    expect((await call(second, "list_devices", {})).error).toBe(false);
  });

  it("gives the device of a client that went without a word to the next who asks", async () => {
    const [first, second] = [await connect("first"), await connect("second")];
    await call(first, "set_condition", { condition: "dark", value: "on" });
    await first.close();
    await expect.poll(async () => (await look(second)).error).toBe(false);
    expect(simulator.phone.nightMode).toBe("no");
  });

  it("undoes what a client set when it ends its session, and frees the device", async () => {
    const [first, second] = [await connect("first"), await connect("second")];
    await call(first, "set_condition", { condition: "dark", value: "on" });
    expect(simulator.phone.nightMode).toBe("yes");
    if (first.transport instanceof StreamableHTTPClientTransport) await first.transport.terminateSession();
    expect(simulator.phone.nightMode).toBe("no");
    expect((await look(second)).error).toBe(false);
  });

  it("undoes what clients set when it is stopped", async () => {
    await call(await connect("first"), "set_condition", { condition: "dark", value: "on" });
    stop.abort();
    await serving;
    expect(simulator.phone.nightMode).toBe("no");
  });

  it("lets nobody in without the token", async () => {
    const without = await post({});
    expect([without.status, without.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect((await post({ Authorization: "Bearer something-else-here" })).status).toBe(401);
    expect((await post({ Authorization: `Bearer ${token}` })).status).toBe(400);
  });

  it("refuses pages of other sites, and names that are not ours", async () => {
    const Authorization = `Bearer ${token}`;
    expect((await post({ Authorization, Origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ Authorization, Origin: "null" })).status).toBe(403);
    expect((await post({ Authorization, Origin: "http://localhost:3000" })).status).toBe(400);
  });

  it("refuses sessions that do not exist and bodies without end", async () => {
    const Authorization = `Bearer ${token}`;
    expect((await post({ Authorization, "mcp-session-id": "made-up" })).status).toBe(404);
    expect((await post({ Authorization }, " ".repeat(2_000_000))).status).toBe(413);
  });
});
