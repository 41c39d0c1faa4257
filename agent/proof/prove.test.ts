import { describe, expect, it } from "vitest";
import type { FindingStep } from "../events.ts";
import { createHands } from "../hands.ts";
import { button } from "../literal.ts";
import { crash } from "../oracles/process.ts";
import { createToy } from "../toy.ts";
import type { Toy } from "../toy.ts";
import { prove } from "./prove.ts";
import type { Proof } from "./prove.ts";

const step = (text: string): FindingStep => ({
  action: {
    tool: "tap",
    arguments: {},
    target: { resourceId: "", text, desc: "", className: "", label: "", nth: 0 },
    words: `tap ${text}`,
  },
  screen: "s1",
});

const toy = (): Toy =>
  createToy({
    home: {
      inside: [button({ text: "A" }), button({ text: "B" }), button({ text: "C" })],
      on: { A: "home", B: "second" },
    },
    second: {
      inside: [button({ text: "A" }), button({ text: "Crash" })],
      on: { A: "second", Crash: "crash" },
    },
  });

const signature = "crash|java.lang.NullPointerException|com.example.app.com.example.app.second";

function proved(
  on: Toy,
  ways: readonly (readonly FindingStep[])[],
  spent = (): boolean => false,
): Promise<Proof> {
  const hands = createHands(on.client, new AbortController().signal);
  return prove(
    hands,
    "com.example.app",
    ways,
    { oracle: crash, signature, span: 1, stillPicture: false },
    { actions: 100, replays: 3, spent },
  );
}

describe("prove", () => {
  it("confirms a crash in the fewest steps, from a clean start each time", async () => {
    const device = toy();
    const proof = await proved(device, [[step("A"), step("A"), step("B"), step("A"), step("Crash")]]);
    expect(proof.verdict).toBe("confirmed");
    expect(proof.reproduced).toEqual({ k: 3, n: 3 });
    expect(proof.steps.map((one) => one.action.words)).toEqual(["tap B", "tap Crash"]);
    expect(device.calls.filter((call) => call.startsWith("reset_app")).length).toBe(
      device.calls.filter((call) => call.startsWith("open_app")).length,
    );
    expect(proof.actions).toBe(device.calls.length);
  });

  it("takes the next way when the first does not lead there", async () => {
    const proof = await proved(toy(), [[step("Crash")], [step("B"), step("Crash")]]);
    expect(proof.verdict).toBe("confirmed");
    expect(proof.steps).toHaveLength(2);
  });

  it("says unconfirmed when no way shows it, and when there is no time", async () => {
    expect(await proved(toy(), [[step("A")], [step("C")]])).toMatchObject({
      verdict: "unconfirmed",
      reproduced: { k: 0, n: 2 },
    });
    expect(await proved(toy(), [[step("B"), step("Crash")]], () => true)).toMatchObject({
      verdict: "unconfirmed",
      reproduced: { k: 0, n: 0 },
      actions: 0,
    });
  });

  it("says flaky when it shows only sometimes", async () => {
    const device = toy();
    let starts = 0;
    const client: Toy["client"] = {
      callTool(params, ...rest) {
        if (params.name === "reset_app") starts += 1;
        const broken = starts > 1 && params.name === "tap" && params.arguments?.["ref"] === "e2";
        return broken
          ? Promise.resolve({ isError: true, content: [] })
          : device.client.callTool(params, ...rest);
      },
    };
    expect(await proved({ ...device, client }, [[step("B"), step("Crash")]])).toMatchObject({
      verdict: "flaky",
      reproduced: { k: 1, n: 3 },
    });
  });

  it("reports a device that goes away", async () => {
    const device = toy();
    device.fail("device-lost");
    expect((await proved(device, [[step("B")]])).lost).toBe("device-lost");
  });
});
