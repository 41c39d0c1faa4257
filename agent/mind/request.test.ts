import { describe, expect, it } from "vitest";
import { z } from "zod";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { button, text } from "../literal.ts";
import { connectModel } from "../models/connect.ts";
import { startFakeServer } from "../models/fake-server.ts";
import { run } from "../run.ts";
import { createToy } from "../toy.ts";
import { ListedTool } from "./functions.ts";
import { createMind } from "./mind.ts";
import { direct } from "./script.ts";

const shop = {
  home: {
    inside: [text({ text: "Shop" }), button({ text: "Cart" }), button({ text: "About" })],
    on: { Cart: "cart" },
  },
  cart: {
    inside: [text({ text: "Cart" }), text({ text: "Total $30.00" }), button({ text: "Pay" })],
    back: "home",
  },
};

/** All that is sent in a run of one goal: what a change of words, tools or schemas changes. */
describe.each(["responses", "chat"] as const)("The requests over %s", (api) => {
  it("are these, word for word", async () => {
    const mcp = createMcpServer({ adb: { host: "127.0.0.1", port: 9 } });
    const listed = await (await connectInMemory(mcp)).listTools();
    const { tools } = z.object({ tools: z.array(ListedTool) }).parse(listed);
    const director = direct({
      navigate: [
        { name: "tap", at: 'Button "Cart"', args: { expect: 'The cart shows "Total $20.00"' } },
        {
          name: "report_issue",
          at: "Total $30.00",
          args: {
            title: "Wrong total",
            expected: "$20.00",
            actual: "$30.00",
            severity: "high",
            refs: ["$ref"],
            last_actions: 1,
          },
        },
        { name: "finish_goal", args: { outcome: "given-up", evidence: "Enough." } },
      ],
      plan: [{ name: "plan_goals", args: { goals: [] } }],
      judge: [
        {
          name: "give_verdict",
          args: {
            reason: "No.",
            verdict: "cannot_tell",
            quotes: [],
            kind: "wrong-result",
            symptom: { type: "none", text: "" },
          },
        },
      ],
    });
    const server = await startFakeServer((heard) => director.answer(heard));
    const app = "com.example.app";
    const policy = createMind({
      app,
      model: connectModel(api, { baseUrl: server.url, apiKey: "k", model: "gpt-5-mini" }),
      price: null,
      tools,
      goals: ["Buy a kettle"],
      language: "en",
      seed: 1,
      nonce: "00c0ffee",
      limits: { tokens: null, money: null },
      fallback: "explorer",
      now: () => 0,
    });
    const options = {
      run: "r1",
      client: createToy(shop).client,
      app,
      goals: [],
      seed: 1,
      limits: { steps: 8, minutes: null },
      blobs: { put: () => Promise.resolve("blob") },
      policy,
      signal: new AbortController().signal,
      now: () => 0,
    };
    for await (const event of run(options)) expect(event.run).toBe("r1");
    await server.close();
    await mcp.close();
    expect(director.loose()).toEqual([]);
    const [first, , judge, last, plan] = server.heard.map((heard) => heard.body);
    const bodies = { navigator: last, judge, planner: plan };
    expect(first?.["tools"]).toEqual(last?.["tools"]);
    await expect(`${JSON.stringify(bodies, null, 2)}\n`).toMatchFileSnapshot(`requests/${api}.txt`);
  });
});
