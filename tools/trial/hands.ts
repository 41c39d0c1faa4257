/** Hands on a simulated phone with the probe app, for tests: a client of the tools, and short words for its calls. */
import { afterEach, beforeEach, expect } from "vitest";
import { z } from "zod";
import { Evidence, evidenceKey, Facts, factsKey, Failure, failureKey } from "../evidence.ts";
import type { Observation } from "../evidence.ts";
import { connectInMemory, createMcpServer } from "../mcp.ts";
import { startSimulator } from "../simulator/simulator.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { app, probe } from "./probe.ts";

const Result = z.object({
  isError: z.boolean().optional(),
  content: z.array(
    z.object({ type: z.string(), text: z.string().default(""), data: z.string().default("") }),
  ),
  _meta: z.record(z.string(), z.unknown()).default({}),
});

/** An answer with all that it carries. */
export interface Told {
  readonly text: string;
  readonly error: boolean;
  readonly reason: string;
  readonly picture: Buffer;
  readonly evidence: Evidence | null;
  readonly screen: Observation | null;
  readonly facts: Facts | null;
}

type Server = ReturnType<typeof createMcpServer>;
type Client = Awaited<ReturnType<typeof connectInMemory>>;

let simulator: Simulator;
let server: Server;
let client: Client;

/** Gives each test of a file a phone and a client of its own. */
export function useHands(): void {
  beforeEach(async () => {
    simulator = await startSimulator({ apps: [probe] });
    server = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort }, app });
    client = await connectInMemory(server);
  });

  afterEach(async () => {
    await server.close();
    await simulator.close();
  });
}

/** The phone of this test. */
export const phone = (): Simulator["phone"] => simulator.phone;

/** The client of this test. */
export const connected = (): Client => client;

/** The client goes: its server puts the device back as it was. */
export const leave = (): Promise<void> => server.close();

/** Call a tool. */
export async function call(
  name: string,
  input: Record<string, unknown>,
  screenshot = "never",
): Promise<Told> {
  const raw = await client.callTool({ name, arguments: input, _meta: { [evidenceKey]: { screenshot } } });
  const { isError, content, _meta: meta } = Result.parse(raw);
  const evidence = evidenceKey in meta ? Evidence.parse(meta[evidenceKey]) : null;
  return {
    text: content[0]?.text ?? "",
    error: isError === true,
    reason: failureKey in meta ? Failure.parse(meta[failureKey]).reason : "",
    picture: Buffer.from(content[1]?.data ?? "", "base64"),
    evidence,
    screen: evidence?.screen ?? null,
    facts: factsKey in meta ? Facts.parse(meta[factsKey]) : null,
  };
}

/** Open the probe app. */
export const open = (): Promise<Told> => call("open_app", { package: app });

/** The ref of what has this id on the current screen. */
export async function refOf(id: string): Promise<string> {
  const { screen } = await call("dump_ui", { full: false });
  const element = screen?.elements.find(({ resourceId }) => resourceId === `${app}:id/${id}`);
  if (!element || element.ref === "") throw new Error(`${id} has no ref:\n${screen?.outline}`);
  return element.ref;
}

/** Tap what has this id. */
export async function tap(id: string): Promise<Told> {
  return call("tap", { ref: await refOf(id) });
}

/** Type into what has this id. */
export async function type(id: string, text: string): Promise<Told> {
  return call("type_text", { ref: await refOf(id), text, submit: false });
}

/** What the element with this id shows. */
export const shownIn = (told: Told, id: string): string | undefined =>
  told.screen?.elements.find(({ resourceId }) => resourceId === `${app}:id/${id}`)?.text;

/** Change the phone's link; the adb server notices a moment later. */
export async function setLink(link: "gone" | "unauthorized"): Promise<void> {
  simulator.phone.faults.link = link;
  await expect.poll(async () => (await call("list_devices", {})).text).not.toMatch(/ (device|emulator)$/);
}
