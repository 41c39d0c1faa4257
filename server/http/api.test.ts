import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleEvents } from "../report/example.ts";
import { openEmbeddedStore } from "../store/embedded.ts";
import { FailureAnswer } from "./answers.ts";
import { Document, emptyFolder, trial, type Trial } from "./trial.ts";

/** A run that was recorded earlier, with a picture. */
const picture = Buffer.from("no picture, but bytes".repeat(5000));
let api: Trial;
let key = "";
beforeAll(async () => {
  const out = emptyFolder();
  const store = await openEmbeddedStore(out);
  await store.append(...exampleEvents());
  key = await store.putBlob("example-run", picture, "image/webp");
  await store.close();
  api = await trial({ out });
});
afterAll(() => api.close());

const failing = async (path: string, init?: RequestInit): Promise<[number, string, string]> => {
  const answer = await api.ask(path, init);
  const { error } = FailureAnswer.parse(await answer.json());
  return [answer.status, error.code, error.message];
};

describe("The description", () => {
  it("is a valid OpenAPI 3.1 document that tells all routes", async () => {
    const document = Document.parse(await api.json("/openapi.json"));
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
    expect(document).toMatchObject({ openapi: "3.1.0" });
    expect(Object.keys(document.paths).sort()).toEqual([
      "/blobs/{key}",
      "/devices",
      "/findings",
      "/health",
      "/mcp",
      "/runs",
      "/runs/{id}",
      "/runs/{id}/events",
      "/runs/{id}/report.html",
      "/runs/{id}/report.json",
    ]);
  });
});

describe("Runs of the record", () => {
  it("are listed, searched and looked at", async () => {
    const shown = { run: "example-run", state: "ended", outcome: "completed", findings: 2, position: null };
    expect(await api.json("/runs")).toMatchObject({ items: [shown], next: null, queued: [] });
    expect(await api.json("/runs/example-run")).toMatchObject(shown);
    expect(await api.json("/runs?app=com.example.other")).toMatchObject({ items: [] });
    const query =
      "app=com.example.shop&app=com.example.other&outcome=completed&until=2026-02-01&limit=1&sort=oldest";
    expect(await api.json(`/runs?${query}`)).toMatchObject({ items: [shown] });
  });

  it("have reports in both forms, and languages", async () => {
    const page = await api.ask("/runs/example-run/report.html?language=ko");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
    expect(await page.text()).toContain('<html lang="ko">');
    expect(await api.json("/runs/example-run/report.json")).toMatchObject({
      runId: "example-run",
      findings: [{ id: "f2" }, { id: "f1" }],
      report: "/runs/example-run/report.html",
    });
  });

  it("cannot be cancelled any more", async () => {
    expect(await failing("/runs/example-run", { method: "DELETE" })).toEqual([
      409,
      "conflict",
      "Run example-run is over already",
    ]);
  });

  it("are not made up", async () => {
    for (const path of [
      "/runs/other",
      "/runs/other/events",
      "/runs/other/report.html",
      "/runs/other/report.json",
    ])
      expect(await failing(path)).toEqual([404, "not-found", 'There is no run "other"']);
    expect(await failing("/runs/other", { method: "DELETE" })).toMatchObject([
      404,
      "not-found",
      expect.any(String),
    ]);
    expect(await failing("/runs/..%2f..%2fetc")).toMatchObject([404, "not-found", expect.any(String)]);
  });
});

describe("Findings", () => {
  it("are searched by several conditions at once", async () => {
    const all = await api.json("/findings");
    expect(all).toMatchObject({ items: [{ run: "example-run" }, { run: "example-run" }], next: null });
    const [first]: { severity: string; kind: string; title: string }[] = Object(all).items;
    const query = new URLSearchParams({
      app: "com.example.shop",
      text: first?.title ?? "",
      since: "2026-01-01T00:00:00Z",
    });
    for (const severity of ["high", "medium", "low"]) query.append("severity", severity);
    expect(await api.json(`/findings?${query.toString()}`)).toMatchObject({
      items: [{ title: first?.title }],
    });
    query.set("verdict", "flaky");
    expect(await api.json(`/findings?${query.toString()}`)).toMatchObject({ items: [] });
  });

  it("come in pages", async () => {
    const first = Object(await api.json("/findings?limit=1"));
    const second = Object(await api.json(`/findings?limit=1&cursor=${first.next}`));
    expect([...first.items, ...second.items].map(({ finding }) => finding)).toEqual(["f2", "f1"]);
    expect(second.next).toBeNull();
  });

  it.each([
    ["kind=crush", /^kind in the query: some of crash, native-crash, /],
    ["limit=0", /^limit in the query: /],
    ["limit=ten", /^limit in the query: a whole number from 1 to 500/],
    ["since=yesterday", /^since in the query: a time like /],
    ["sort=title", /^sort in the query: /],
    ["colour=red", /^the query: Unrecognized key: "colour"/],
    ["cursor=nonsense", /^"nonsense" is not a cursor that a search gave/],
  ])("are not searched by %s", async (query, words) => {
    expect(await failing(`/findings?${query}`)).toEqual([400, "bad-input", expect.stringMatching(words)]);
  });
});

describe("Blobs", () => {
  it("come with their type, and may be kept for good", async () => {
    const answer = await api.ask(`/blobs/${key}?run=example-run`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      etag: `"${key}"`,
    });
    const again = await api.ask(`/blobs/${key}?run=example-run`, {
      headers: { "If-None-Match": `W/"${key}"` },
    });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("are only those of the run, and nothing else of this machine", async () => {
    const other = key.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
    for (const name of [other, "..%2F..%2Fpreflight.db", "%2Fetc%2Fpasswd", "x".repeat(500)]) {
      const answer = await api.ask(`/blobs/${name}?run=example-run`);
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([404, null]);
    }
    expect(await failing(`/blobs/${key}?run=other-run`)).toMatchObject([
      404,
      "not-found",
      expect.any(String),
    ]);
    expect(await failing(`/blobs/${key}?run=..%2Fexample-run`)).toMatchObject([
      400,
      "bad-input",
      expect.any(String),
    ]);
    expect(await failing(`/blobs/${key}`)).toMatchObject([
      400,
      "bad-input",
      expect.stringMatching(/^run in the query/),
    ]);
  });
});
