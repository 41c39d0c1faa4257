import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ModelError } from "../../../agent/models/model.ts";
import type { Model, ModelRequest } from "../../../agent/models/model.ts";
import { recordedModel } from "../../../agent/models/recorded.ts";
import { calls, wholeReply } from "../../../agent/models/scripted.ts";
import type { Asked } from "./live.ts";
import { judge } from "./judge.ts";
import { labels, readTraces } from "./traces.ts";

const traces = readTraces();

/** Twelve of them: four of each label. */
const some = labels.flatMap((label) => traces.filter((trace) => trace.label === label).slice(0, 4));

const asked = (model: Model, repeats = 1): Asked => ({
  model: () => model,
  price: { input: 1, cached: 0.1, output: 2 },
  repeats,
  limits: { tokens: null, money: null },
});

const textOf = (request: ModelRequest): string =>
  request.items.map((item) => (item.type === "reply" ? "" : item.text)).join("\n");

const usage = { input: 3_000, cached: 0, output: 100 };

/** Calls everything an error of the app, and quotes the first element of the screen, or what is on none. */
const accuser = (truthful: boolean): Model => ({
  name: "accuser",
  ask(request) {
    const text = /^e\d+ .*"([^"]+)"/m.exec(textOf(request))?.[1] ?? "";
    const quotes = [{ ref: "e1", text: truthful ? text : "what nobody wrote" }];
    const symptom = { type: "none", text: "" };
    const verdict = { reason: "", verdict: "app_defect", quotes, kind: "wrong-result", symptom };
    return Promise.resolve(wholeReply({ ...calls("give_verdict", verdict), usage }, 1));
  },
});

const rowOf = async (model: Model, repeats = 1) =>
  (await judge(() => undefined, asked(model, repeats), some)).rows.find((row) => row.name === model.name);

it("has more than 120 traces, as many of each label, and an expectation for each", () => {
  expect(traces.length).toBeGreaterThanOrEqual(120);
  for (const label of labels)
    expect(traces.filter((trace) => trace.label === label).length).toBe(traces.length / 3);
  expect(traces.filter((trace) => !/"/.test(trace.expect) || trace.steps.length < 3)).toEqual([]);
  expect(new Set(traces.map(({ id }) => id)).size).toBe(traces.length);
  expect(new Set(traces.map(({ app }) => app)).size).toBeGreaterThanOrEqual(8);
});

it("has rows of those who need no model, and says that none was asked", async () => {
  const { rows, cost, failures } = await judge(() => undefined, null, traces);
  expect(cost).toBeNull();
  expect(failures).toEqual([expect.stringContaining("No model was asked")]);
  const row = (name: string) => rows.find((one) => one.name === name);
  expect(row('always "ok"')).toMatchObject({ precision: null, recall: 0, kappa: 0 });
  expect(row('always "defect"')).toMatchObject({
    accuracy: 0.3333,
    precision: 0.3333,
    recall: 1,
    brier: 0.6667,
  });
  expect(rows.every((one) => one.repeats === 1)).toBe(true);
});

it("scores what a model says, and what it costs", async () => {
  const { rows, cost } = await judge(() => undefined, asked(accuser(true)), some);
  const row = rows.find(({ name }) => name === "accuser");
  expect(row).toMatchObject({ accuracy: 0.3333, precision: 0.3333, recall: 1, brier: 0.6667, unanswered: 0 });
  expect(cost).toMatchObject({ calls: 12, inputTokens: 36_000, outputTokens: 1_200, dollars: 0.0384 });
});

it("takes an error whose quotes stand nowhere for no answer", async () => {
  expect(await rowOf(accuser(false))).toMatchObject({ accuracy: 0, precision: null, recall: 0, brier: 0.25 });
});

it("tells how often a model agrees with itself", async () => {
  let turn = 0;
  const moody: Model = {
    name: "moody",
    ask: (request, signal) => accuser((turn += 1) % 5 === 0).ask(request, signal),
  };
  const row = await rowOf(moody, 2);
  expect(row?.repeats).toBe(2);
  expect(row?.agreement).toBeLessThan(1);
  expect(await rowOf(accuser(true), 2)).toMatchObject({ agreement: 1 });
});

it("plays recorded replies without a model, to the same row", async () => {
  const folder = mkdtempSync(join(tmpdir(), "preflight-judge-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const live = await rowOf(recordedModel(accuser(true), "record", folder));
  const silent: Model = { name: "accuser", ask: () => Promise.reject(new Error("must not be asked")) };
  expect(await rowOf(recordedModel(silent, "strict", folder))).toEqual(live);
});

it("keeps failures of the server apart: no row of a model that never answered", async () => {
  let questions = 0;
  const locked: Model = {
    name: "locked",
    ask: () => {
      questions += 1;
      return Promise.reject(new ModelError("key", "The key is wrong", "Set another"));
    },
  };
  const { rows, failures } = await judge(() => undefined, asked(locked), some);
  expect(rows.map(({ name }) => name)).not.toContain("locked");
  expect(failures).toEqual(["The model: The key is wrong"]);
  // A wrong key is not tried on every trace.
  expect(questions).toBeLessThan(some.length);
});

it("stops at the limit of money", async () => {
  const { failures, rows } = await judge(
    () => undefined,
    { ...asked(accuser(true)), limits: { tokens: null, money: 0.015 } },
    some,
  );
  expect(failures).toEqual(["The model: stopped: no money left"]);
  const row = rows.find(({ name }) => name === "accuser");
  expect(row?.unanswered).toBeGreaterThan(0);
});
