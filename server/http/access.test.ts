import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FailureAnswer } from "./answers.ts";
import { sending, trial, type Trial } from "./trial.ts";

let api: Trial;
beforeAll(async () => {
  api = await trial();
});
afterAll(() => api.close());

const failing = async (path: string, init?: RequestInit): Promise<[number, string, string]> => {
  const answer = await api.ask(path, init);
  const { error } = FailureAnswer.parse(await answer.json());
  return [answer.status, error.code, error.message];
};

describe("What cannot be started", () => {
  it.each([
    ["no JSON", "{", 400, "bad-input", /^Malformed JSON/],
    ["a number", { seed: "one" }, 400, "bad-input", /^seed in the body: /],
    ["a limit", { budgets: { steps: 0 } }, 400, "bad-input", /^budgets.steps in the body: /],
    [
      "a field that is not known",
      { apk: "/etc/passwd" },
      400,
      "bad-input",
      /^the body: Unrecognized key: "apk"/,
    ],
    [
      "too many goals",
      { goals: Array.from({ length: 51 }, () => "g") },
      400,
      "bad-input",
      /^goals in the body: /,
    ],
    ["a simulated app", { device: "simulated", app: "bank" }, 400, "bad-input", /^app is "bank"$/],
    ["no app", { device: "emulator-5554" }, 400, "bad-input", /^app is missing$/],
    ["no package", { app: "shop; reboot" }, 400, "bad-input", /^app is "shop; reboot"$/],
    [
      "a clean phone",
      { app: "com.example.shop", clean: true },
      400,
      "bad-input",
      /^clean is for simulated phones$/,
    ],
    ["no key", { device: "simulated", policy: "openai" }, 422, "cannot-run", /^There is no key for a model$/],
    ["no adb", { app: "com.example.shop" }, 503, "unavailable", /^No adb server listens on 127.0.0.2:1/],
    ["too much", { goals: ["x".repeat(70_000)] }, 413, "too-large", /64 KB/],
  ])("is told: %s", async (_what, body, status, code, words) => {
    expect(await failing("/runs", sending(body))).toEqual([status, code, expect.stringMatching(words)]);
    expect(await api.json("/health")).toMatchObject({ runs: { running: 0, queued: 0 } });
  });

  it("is what is not JSON", async () => {
    expect(await failing("/runs", sending("{}", { "Content-Type": "text/plain" }))).toMatchObject([
      415,
      "wrong-type",
      expect.any(String),
    ]);
    expect(await failing("/runs", { method: "POST" })).toMatchObject([400, "bad-input", expect.any(String)]);
  });
});

describe("The server", () => {
  it("tells how it stands, and which devices there are", async () => {
    expect(await api.json("/health")).toEqual({
      status: "ok",
      version: "0.1.0",
      stores: { records: expect.stringContaining("preflight.db"), blobs: expect.stringContaining("runs") },
      spool: null,
      runs: { running: 0, queued: 0 },
      devices: [],
    });
    expect(await api.json("/devices")).toMatchObject({
      devices: [],
      trouble: "No adb server listens on 127.0.0.2:1.",
      simulated: [{ app: "shop" }, { app: "notes" }],
    });
  });

  it("says what it does not know", async () => {
    expect(await failing("/nothing")).toEqual([404, "not-found", "There is no /nothing"]);
    const put = await api.ask("/runs", { method: "PUT" });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "POST, GET, HEAD"]);
  });

  it("is called by its own name, and by no page of others", async () => {
    expect(await failing("/runs", { headers: { Host: "evil.example" } })).toMatchObject([
      403,
      "forbidden",
      expect.any(String),
    ]);
    expect(await failing("/runs", { headers: { Origin: "https://evil.example" } })).toMatchObject([
      403,
      "forbidden",
      expect.any(String),
    ]);
    expect(
      (await api.ask("/runs", { headers: { Host: "localhost:8787", Origin: "http://localhost:8787" } }))
        .status,
    ).toBe(200);
  });

  it("lets in who has the token, where there is one", async () => {
    const guarded = await trial({ token: "a-token-of-some-length" });
    for (const path of ["/runs", "/health", "/openapi.json", "/mcp", "/nothing"]) {
      const answer = await guarded.ask(path);
      expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    }
    const Authorization = "Bearer a-token-of-some-length";
    expect((await guarded.ask("/runs", { headers: { Authorization } })).status).toBe(200);
    await guarded.close();
  });

  it("speaks MCP", async () => {
    const headers = { Accept: "application/json, text/event-stream" };
    const clientInfo = { name: "test", version: "1" };
    const hello = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo };
    const request = { jsonrpc: "2.0", id: 1, method: "initialize", params: hello };
    const answer = await api.ask("/mcp", sending(request, headers));
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"serverInfo"')]);
    const session = { "mcp-session-id": answer.headers.get("mcp-session-id") ?? "" };
    expect((await api.ask("/mcp", { method: "DELETE", headers: session })).status).toBe(200);
    expect((await api.ask("/mcp", { method: "DELETE", headers: session })).status).toBe(404);
  });

  it("tells nobody but its log of its own bugs", async () => {
    const broken = await trial();
    await broken.close();
    const answer = await broken.ask("/findings");
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { error: { code: "internal", message: "Preflight itself failed", next: expect.any(String) } },
    ]);
    expect(broken.log.join("\n")).toContain("database is not open");
  });
});
