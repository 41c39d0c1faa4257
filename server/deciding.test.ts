import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { direct } from "../agent/mind/script.ts";
import { startFakeServer } from "../agent/models/fake-server.ts";
import { startSimulator } from "../tools/simulator/simulator.ts";
import { configure } from "./config.ts";
import { decidingOf } from "./deciding.ts";
import { lineFor } from "./errors.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-deciding-"));
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(root, { recursive: true });
});

/** The real entry in a process of its own, with nothing of this machine's settings. */
async function preflight(words: readonly string[], environment: Record<string, string>) {
  const env = { PATH: process.env["PATH"], HOME: root, TMPDIR: root, NO_COLOR: "1", ...environment };
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "main.ts"), ...words], {
    cwd: root,
    env,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  return { code: child.exitCode, stdout, stderr };
}

function refusal(environment: Record<string, string>, flags: Record<string, unknown> = {}): string {
  try {
    const deciding = decidingOf(configure({ flags, environment, folder: root }));
    return deciding === null ? "the explorer" : `${deciding.model} at ${deciding.baseUrl}`;
  } catch (error) {
    return lineFor(error) ?? String(error);
  }
}

describe("Who decides", () => {
  it("is a model where there is a key or an address, else the explorer", () => {
    expect(refusal({})).toBe("the explorer");
    expect(refusal({ OPENAI_API_KEY: "k" })).toBe("gpt-5-mini at https://api.openai.com/v1");
    expect(refusal({ OPENAI_BASE_URL: "http://127.0.0.1:1/v1", PREFLIGHT_MODEL: "qwen3:8b" })).toBe(
      "qwen3:8b at http://127.0.0.1:1/v1",
    );
    expect(refusal({ OPENAI_API_KEY: "k" }, { policy: "explorer" })).toBe("the explorer");
  });

  it("says what to do without a key, with a wrong setting, and for a price that is not known", () => {
    expect(refusal({}, { policy: "openai" })).toBe(
      "There is no key for a model. Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server that needs none, or give --policy explorer.",
    );
    expect(refusal({ OPENAI_BASE_URL: "localhost:1", PREFLIGHT_API: "soap", PREFLIGHT_MONEY: "-1" })).toBe(
      'OPENAI_BASE_URL is "localhost:1", expected an http or https address; PREFLIGHT_API is "soap", expected one of responses, chat; PREFLIGHT_MONEY is "-1", expected an amount of US dollars. Correct it and try again; `preflight --help` tells the settings.',
    );
    expect(refusal({ OPENAI_API_KEY: "k", PREFLIGHT_MODEL: "mine" }, { money: "2" })).toContain(
      'The price of the model "mine" is not known',
    );
  });

  it("takes secrets from the environment over the file, and never shows them", () => {
    writeFileSync(join(root, "secrets.json"), JSON.stringify({ secrets: { PASSWORD: "old", PIN: "1234" } }));
    const environment = { PREFLIGHT_SECRET_PASSWORD: "new" };
    const settings = configure({ flags: {}, environment, folder: root, file: "secrets.json" });
    expect(settings.secrets).toEqual({ PASSWORD: "new", PIN: "1234" });
    writeFileSync(join(root, "wrong.json"), JSON.stringify({ secrets: "hunter2" }));
    expect(() => configure({ flags: {}, environment: {}, folder: root, file: "wrong.json" })).toThrow(
      /^secrets in wrong\.json is not right/,
    );
  });
});

describe("preflight run --policy openai", () => {
  it("needs nothing but an address and a key", async () => {
    const simulator = await startSimulator({
      apps: [resolve(import.meta.dirname, "../tools/simulator/apps/notes")],
    });
    const director = direct({
      navigate: [{ name: "finish_goal", args: { outcome: "blocked", evidence: "Enough." } }],
      plan: [{ name: "plan_goals", args: { goals: [] } }],
    });
    const fake = await startFakeServer((heard) => director.answer(heard));
    closing.push(
      () => fake.close(),
      () => simulator.close(),
    );
    const words = ["run", "--policy", "openai", "--app", "com.example.fieldnotes", "--goal", "메모를 써 봐"];
    const { code, stderr } = await preflight([...words, "--steps", "8", "--json", "result.json"], {
      PREFLIGHT_ADB_PORT: String(simulator.serverPort),
      OPENAI_BASE_URL: fake.url,
      OPENAI_API_KEY: "sk-secret-key",
    });
    expect({ code, stderr }).toMatchObject({ code: expect.any(Number) });
    expect(director.loose()).toEqual([]);
    expect([0, 1]).toContain(code);
    expect(fake.heard.map((one) => [one.path, one.key])).toEqual([
      ["/v1/responses", "sk-secret-key"],
      ["/v1/responses", "sk-secret-key"],
    ]);
    const result: unknown = JSON.parse(readFileSync(join(root, "result.json"), "utf8"));
    expect(result).toMatchObject({ steps: 8 });
    expect(stderr).not.toContain("sk-secret-key");
  });

  it("ends with 2 and a line when the model cannot be reached and nothing else shall go on", async () => {
    const simulator = await startSimulator({
      apps: [resolve(import.meta.dirname, "../tools/simulator/apps/notes")],
      off: "all",
    });
    const fake = await startFakeServer(() => ({ fault: "status", status: 401, message: "Incorrect key" }));
    closing.push(
      () => fake.close(),
      () => simulator.close(),
    );
    const { code, stdout } = await preflight(
      ["run", "--policy", "openai", "--app", "com.example.fieldnotes", "--fallback", "end", "--api", "chat"],
      {
        PREFLIGHT_ADB_PORT: String(simulator.serverPort),
        OPENAI_BASE_URL: fake.url,
        OPENAI_API_KEY: "sk-wrong",
      },
    );
    expect(code).toBe(2);
    expect(stdout).toContain("refuses the key (401). Check OPENAI_API_KEY.");
  });
});
