import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectAdb } from "../device/adb.ts";
import { startSimulator } from "../simulator/simulator.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { createCamera } from "./camera.ts";
import type { Camera } from "./camera.ts";

let simulator: Simulator;
let camera: Camera;
/** The ways in which pictures were asked for. */
let asked: string[];
/** Milliseconds of the phone that each way takes. */
const costs = { screencap: 0, "screencap png": 0 };

beforeEach(async () => {
  simulator = await startSimulator({ apps: [] });
  const { phone } = simulator;
  const cost = phone.latency.cost.bind(phone.latency);
  phone.latency.cost = (operation) =>
    operation === "screencap" || operation === "screencap png" ? costs[operation] : cost(operation);
  asked = [];
  const shell = phone.shell.bind(phone);
  phone.shell = (call) => {
    if (call.command.startsWith("screencap")) asked.push(call.command);
    return shell(call);
  };
  camera = createCamera(
    connectAdb({ host: "127.0.0.1", port: simulator.serverPort }).device("emulator-5554"),
  );
});

afterEach(() => simulator.close());

async function take(times: number): Promise<string[]> {
  const pictures: string[] = [];
  for (let at = 0; at < times; at += 1)
    pictures.push((await camera.take(undefined))?.bytes.toString("base64") ?? "none");
  return pictures;
}

describe("a camera", () => {
  it.each([
    ["raw pixels", 200, 900, "screencap"],
    ["PNG", 900, 200, "screencap -p"],
  ])("tries both ways and keeps to %s where those are faster", async (_, raw, png, kept) => {
    Object.assign(costs, { screencap: raw, "screencap png": png });
    const pictures = await take(4);
    expect(asked).toEqual(["screencap", "screencap -p", kept, kept]);
    // The same pixels either way.
    expect(new Set(pictures).size).toBe(1);
    expect(pictures).not.toContain("none");
  });

  it("takes the other way when one gives nothing, and stays with it", async () => {
    Object.assign(costs, { screencap: 100, "screencap png": 900 });
    simulator.phone.faults.screenshot = { kind: "empty", times: 1 };
    expect(await take(2)).not.toContain("none");
    expect(asked).toEqual(["screencap", "screencap -p", "screencap -p"]);
  });

  it("gives none when neither does, and tries again", async () => {
    simulator.phone.faults.screenshot = { kind: "fails", times: 2 };
    expect((await take(2))[0]).toBe("none");
    expect(asked).toEqual(["screencap", "screencap -p", "screencap"]);
  });
});
