import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { describe, expect, it } from "vitest";
import { phone, serverWith } from "../simulated/trial.ts";
import { sending, trial } from "./trial.ts";

const notes = { device: "simulated", app: "notes" };
const app = "com.example.fieldnotes";

describe("A run on a simulated phone", () => {
  it("is started at once, followed to its end, and found afterwards", async () => {
    const api = await trial();
    const goal = "메모를 쓰고 다시 열기 ✎";
    const answer = await api.ask(
      "/runs",
      sending({ ...notes, goals: [goal], seed: 3, budgets: { steps: 8 }, language: "ko" }),
    );
    expect(answer.status).toBe(202);
    const place = answer.headers.get("location") ?? "";
    const run = place.replace("/runs/", "");
    expect(await answer.json()).toMatchObject({
      run,
      app,
      goals: [goal],
      links: { self: place, events: `${place}/events` },
    });
    const ended = await api.over(run);
    expect(ended).toMatchObject({
      state: "ended",
      outcome: "step-limit",
      steps: 8,
      goals: [goal],
      position: null,
    });
    const page = await (await api.ask(`${place}/report.html`)).text();
    expect(page.slice(0, 80)).toContain('<html lang="ko">');
    expect(page).toContain(goal);
    expect(await api.json(`${place}/report.json`)).toMatchObject({ runId: run, app, steps: 8 });
    expect(await api.json(`/runs?goal=${encodeURIComponent("다시 열기")}`)).toMatchObject({
      items: [{ run }],
    });
    const { items } = Object(await api.json(`/findings?run=${run}`));
    expect(items).toHaveLength(ended.findings);
    await api.close();
    expect(readdirSync(join(api.out, "orders"))).toEqual([]);
  });

  it("may be one of several at once, each on a phone of its own", async () => {
    const api = await trial({ limits: { simulated: 2 } });
    const [one, other] = [
      await api.start({ ...notes, clean: true, budgets: { steps: 8 } }),
      await api.start({ device: "simulated", clean: true, budgets: { steps: 8 } }),
    ];
    const ended = await Promise.all([api.over(one.run), api.over(other.run)]);
    expect(ended).toMatchObject([
      { app, steps: 8 },
      { app: "com.example.pocketmarket", steps: 8 },
    ]);
    const begun = Math.max(...ended.map(({ startedAt }) => startedAt ?? Infinity));
    const done = Math.min(...ended.map(({ endedAt }) => endedAt ?? 0));
    expect(begun).toBeLessThan(done);
  });

  it("finds nothing on a clean one", async () => {
    const api = await trial();
    const { run } = await api.start({ ...notes, clean: true, budgets: { steps: 10 } });
    expect(await api.over(run)).toMatchObject({ outcome: "step-limit", findings: 0 });
  });

  it("is started once, however often the same key asks for it", async () => {
    const api = await trial();
    const ask = (body: object) => api.ask("/runs", sending(body, { "Idempotency-Key": "mine" }));
    const body = { ...notes, budgets: { steps: 1 } };
    const answers = await Promise.all([ask(body), ask(body)]);
    expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
    expect((await ask({ ...body, seed: 2 })).status).toBe(422);
    const failed = await api.ask("/runs", sending({ app: "no package" }, { "Idempotency-Key": "other" }));
    expect(failed.status).toBe(400);
    const again = await api.ask("/runs", sending(body, { "Idempotency-Key": "other" }));
    expect(again.status).toBe(202);
  });
});

describe("Cancelling", () => {
  it("ends a run with a report of what it found so far", async () => {
    const api = await trial();
    const { run } = await api.start({ ...notes, budgets: { steps: 5000 } });
    await expect.poll(async () => (await api.look(run)).steps, { timeout: 20_000 }).toBeGreaterThan(3);
    const told = await api.json(`/runs/${run}`, { method: "DELETE" }, 202);
    expect(told).toMatchObject({ run, state: "cancelling" });
    expect(await api.over(run)).toMatchObject({ state: "ended", outcome: "cancelled" });
    expect(await (await api.ask(`/runs/${run}/report.html`)).text()).toContain("Cancelled");
    await api.json(`/runs/${run}`, { method: "DELETE" }, 409);
  });

  it("takes a run out of the queue, which is told like any other", async () => {
    const api = await trial({ limits: { simulated: 1 } });
    const first = await api.start({ ...notes, budgets: { steps: 5000 } });
    const second = await api.start(notes);
    const third = await api.start(notes);
    expect([second, third]).toMatchObject([
      { state: "queued", position: 1 },
      { state: "queued", position: 2 },
    ]);
    expect(await api.json("/health")).toMatchObject({
      runs: { running: 1, queued: 2 },
      devices: [{ device: "simulated", running: 1, queued: 2 }],
    });
    expect(await api.json("/runs")).toMatchObject({
      queued: expect.arrayContaining([expect.objectContaining({ run: third.run })]),
    });
    expect((await api.ask(`/runs/${second.run}/report.html`)).status).toBe(404);
    const told = await api.json(`/runs/${second.run}`, { method: "DELETE" }, 202);
    expect(told).toMatchObject({ state: "ended", outcome: "cancelled", reason: "stopped before it began" });
    expect(await api.look(third.run)).toMatchObject({ state: "queued", position: 1 });
    expect(await (await api.ask(`/runs/${second.run}/report.html`)).text()).toContain(
      "stopped before it began",
    );
    await api.json(`/runs/${first.run}`, { method: "DELETE" }, 202);
    await expect.poll(async () => (await api.look(third.run)).steps, { timeout: 20_000 }).toBeGreaterThan(0);
    await api.close();
    expect(api.log).toContainEqual(expect.stringContaining(`${third.run} ended: cancelled`));
  });

  it("happens to all runs when the server stops, and each is told", async () => {
    const api = await trial({ limits: { simulated: 1 } });
    const runs = [await api.start({ ...notes, budgets: { steps: 5000 } }), await api.start(notes)];
    const followed = runs.map(async ({ run }) => (await api.ask(`/runs/${run}/events`)).text());
    await expect
      .poll(async () => (await api.look(runs[0]?.run ?? "")).state, { timeout: 20_000 })
      .toBe("running");
    await api.close();
    for (const text of await Promise.all(followed))
      expect(text).toMatch(/"type":"run_ended","outcome":"cancelled"[^\n]*\n\n$/);
    const again = await trial({ out: api.out });
    for (const { run } of runs) expect(await again.look(run)).toMatchObject({ outcome: "cancelled" });
  });

  it("refuses more than may wait", async () => {
    const api = await trial({ limits: { simulated: 1, waiting: 1 } });
    await api.start({ ...notes, budgets: { steps: 5000 } });
    await api.start(notes);
    const full = await api.json("/runs", sending(notes), 503);
    expect(full).toMatchObject({ error: { code: "unavailable", message: "1 runs wait already" } });
  });
});

describe("A device", () => {
  it("has its runs one after the other, while another has its own", async () => {
    const adbPort = await serverWith(await phone("emulator-5702"), await phone("emulator-5704"));
    const api = await trial({ adbPort });
    const body = { app, budgets: { steps: 5 } };
    await api.json("/runs", sending(body), 409);
    const first = await api.start({ ...body, device: "emulator-5702", budgets: { steps: 5000 } });
    const second = await api.start({ ...body, device: "emulator-5702" });
    const other = await api.start({ ...body, device: "emulator-5704" });
    expect(second).toMatchObject({ state: "queued", position: 1, serial: "emulator-5702" });
    expect(await api.over(other.run)).toMatchObject({ serial: "emulator-5704", outcome: "step-limit" });
    expect(await api.json("/devices")).toMatchObject({
      devices: [
        { serial: "emulator-5702", state: "device", run: first.run, waiting: 1 },
        { serial: "emulator-5704", state: "device", run: null, waiting: 0 },
      ],
      trouble: null,
    });
    await api.json(`/runs/${first.run}`, { method: "DELETE" }, 202);
    const [ended, then] = await Promise.all([api.over(first.run), api.over(second.run)]);
    expect([ended.outcome, then.outcome]).toEqual(["cancelled", "step-limit"]);
    expect(then.startedAt).toBeGreaterThanOrEqual(ended.endedAt ?? Infinity);
  });

  it("is waited for when another server has it", async () => {
    const adbPort = await serverWith(await phone("emulator-5706"));
    const here = await trial({ adbPort, limits: { look: 20 } });
    const there = await trial({ adbPort, out: here.out, limits: { look: 20 } });
    const first = await here.start({ app, budgets: { steps: 5000 } });
    await expect.poll(async () => (await here.look(first.run)).steps, { timeout: 20_000 }).toBeGreaterThan(0);
    const second = await there.start({ app, budgets: { steps: 3 } });
    const waits = { state: "queued", position: 1, waitsFor: expect.stringContaining("emulator-5706") };
    await expect.poll(() => there.look(second.run)).toMatchObject(waits);
    // It is no business of that server.
    expect(await there.look(first.run)).toMatchObject({ state: "running" });
    await there.json(`/runs/${first.run}`, { method: "DELETE" }, 409);
    await here.json(`/runs/${first.run}`, { method: "DELETE" }, 202);
    expect(await there.over(second.run)).toMatchObject({ outcome: "step-limit", steps: 3 });
  });

  it("is waited for when an assistant has it, and an assistant is told when a run has it", async () => {
    const adbPort = await serverWith(await phone("emulator-5710"));
    const api = await trial({ adbPort, limits: { look: 20 } });
    const assistant = new Client({ name: "assistant", version: "1" });
    const mcp = new StreamableHTTPClientTransport(new URL("http://localhost/mcp"), {
      fetch: (address, init) => api.ask(new URL(address).pathname, init),
    });
    await assistant.connect(mcp);
    const look = { name: "dump_ui", arguments: { full: false } };
    expect(await assistant.callTool(look)).not.toMatchObject({ isError: true });
    const { run } = await api.start({ app, budgets: { steps: 5000 } });
    const waitsFor = expect.stringContaining("held by another client (assistant 1");
    await expect.poll(() => api.look(run)).toMatchObject({ state: "queued", position: 1, waitsFor });
    await mcp.terminateSession();
    await assistant.close();
    await expect.poll(async () => (await api.look(run)).steps, { timeout: 20_000 }).toBeGreaterThan(0);
    const other = new Client({ name: "other", version: "1" });
    await other.connect(
      new StreamableHTTPClientTransport(new URL("http://localhost/mcp"), {
        fetch: (address, init) => api.ask(new URL(address).pathname, init),
      }),
    );
    expect(await other.callTool(look)).toMatchObject({ isError: true });
    await other.close();
  });

  it("that is not there, or has not the app, is told", async () => {
    const adbPort = await serverWith(await phone("emulator-5708"));
    const api = await trial({ adbPort });
    const absent = await api.json("/runs", sending({ app, device: "emulator-9" }), 409);
    expect(absent).toMatchObject({
      error: { code: "conflict", message: 'Device "emulator-9" is not connected' },
    });
    const { run } = await api.start({ app: "com.example.missing" });
    expect(await api.over(run)).toMatchObject({
      outcome: "app-unavailable",
      reason: expect.stringContaining("com.example.missing"),
    });
    expect(readFileSync(join(api.out, "runs", run, "report.html"), "utf8")).toContain("com.example.missing");
  });
});
