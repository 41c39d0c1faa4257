/** The service for tests: without a socket, in a folder of its own, each JSON answer checked against the description. */
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, expect } from "vitest";
import { z } from "zod";
import { configure } from "../config.ts";
import { loopback } from "../guard.ts";
import { root } from "../simulated/trial.ts";
import { RunAnswer } from "./answers.ts";
import { openService, type Service, type ServiceOptions } from "./service.ts";

const closing: Service[] = [];
afterAll(async () => {
  for (const service of closing.toReversed()) await service.close();
});

/** What /openapi.json answers, as far as tests look into it. */
export const Document = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
  ),
});

/** A client of a service. */
export interface Trial {
  readonly out: string;
  readonly log: readonly string[];
  /** The answer, as it came. JSON is checked against what /openapi.json says of this route and status. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** The body of a JSON answer, which must have this status. */
  json(path: string, init?: RequestInit, status?: number): Promise<unknown>;
  /** Start a run with this body. */
  start(body: object): Promise<RunAnswer>;
  look(run: string): Promise<RunAnswer>;
  /** Resolves when a run is over. */
  over(run: string): Promise<RunAnswer>;
  close(): Promise<void>;
}

/** An empty folder for a record. */
export const emptyFolder = (): string => mkdtempSync(join(root, "http-"));

/** A name in a JSON pointer in an address. */
const pointer = (name: string): string =>
  encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));

/** A body to send. */
export const sending = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** Open a service. */
export async function trial(
  options: ServiceOptions & { out?: string; adbPort?: string; token?: string } = {},
): Promise<Trial> {
  const { out = emptyFolder(), adbPort, token = null } = options;
  // Where none listens; on this machine one would be started.
  const adb = adbPort === undefined ? { adbHost: "127.0.0.2", adbPort: "1" } : { adbPort };
  const log: string[] = [];
  const settings = configure({ flags: { out, ...adb }, environment: {}, folder: root });
  const who = { token, hosts: loopback };
  const service = await openService(settings, who, (line) => void log.push(line), options);
  closing.push(service);
  const { app } = service;
  const authorized = token === null ? undefined : { headers: { Authorization: `Bearer ${token}` } };
  const document = Document.parse(await (await app.request("/openapi.json", authorized)).json());
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, "api");

  const check = async (path: string, method: string, answer: Response): Promise<void> => {
    if (answer.headers.get("content-type")?.startsWith("application/json") !== true) return;
    if (path === "/openapi.json" && answer.ok) return;
    const body: unknown = await answer.clone().json();
    const plain = path.split("?")[0] ?? "";
    const route = Object.keys(document.paths).find((template) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(plain),
    );
    const operation = route === undefined ? undefined : document.paths[route]?.[method];
    if (operation?.responses["default"] !== undefined && "jsonrpc" in Object(body)) return;
    const described = operation?.responses[answer.status] !== undefined;
    expect(
      described || operation === undefined || route === "/mcp",
      `${method} ${path} does not tell of ${answer.status}`,
    ).toBe(true);
    const reference = described
      ? `api#/paths/${pointer(route ?? "")}/${method}/responses/${answer.status}/content/application~1json/schema`
      : "api#/components/schemas/Failure";
    const valid = ajv.compile({ $ref: reference });
    expect(
      valid(body),
      `${method} ${path} ${answer.status}: ${ajv.errorsText(valid.errors)} ${JSON.stringify(body)}`,
    ).toBe(true);
  };
  const ask: Trial["ask"] = async (path, init) => {
    const answer = await app.request(path, init);
    await check(path, (init?.method ?? "GET").toLowerCase(), answer);
    return answer;
  };
  const json: Trial["json"] = async (path, init, status = 200) => {
    const answer = await ask(path, init);
    const body: unknown = await answer.json();
    expect(answer.status, JSON.stringify(body)).toBe(status);
    return body;
  };
  const look: Trial["look"] = async (run) => RunAnswer.parse(await json(`/runs/${run}`));
  return {
    out,
    log,
    ask,
    json,
    look,
    start: async (body) => RunAnswer.parse(await json("/runs", sending(body), 202)),
    over: async (run) => {
      // The stream of its events ends when it does.
      await (await app.request(`/runs/${run}/events`)).text();
      return look(run);
    },
    close: () => service.close(),
  };
}
