import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { configure, type Sources } from "./config.ts";
import { lineFor } from "./errors.ts";

const folder = mkdtempSync(join(tmpdir(), "preflight-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Settings from nothing but what is given. */
const settings = (sources: Partial<Sources>) => configure({ flags: {}, environment: {}, folder, ...sources });

function refusal(sources: Partial<Sources>): string {
  try {
    settings(sources);
    return "accepted";
  } catch (error) {
    return lineFor(error) ?? String(error);
  }
}

function fileWith(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe("Settings", () => {
  it("have defaults, which a command may change", () => {
    expect(settings({})).toMatchObject({
      out: ".preflight",
      steps: 200,
      seed: 1,
      adbPort: 5037,
      device: null,
    });
    expect(settings({ usual: { steps: 400, minutes: null } })).toMatchObject({ steps: 400, minutes: null });
  });

  it("are taken from flags before the environment before the file", () => {
    const file = fileWith("all.json", '{"steps": 10, "seed": 10, "out": "from-file"}');
    const environment = { PREFLIGHT_STEPS: "20", PREFLIGHT_SEED: "20" };
    expect(settings({ file, environment, flags: { steps: "30" } })).toMatchObject({
      steps: 30,
      seed: 20,
      out: "from-file",
    });
  });

  it("follow the variables that adb itself knows, unless ours are set", () => {
    const environment = { ANDROID_SERIAL: "A1", ANDROID_ADB_SERVER_PORT: "6037", PREFLIGHT_ADB_PORT: "" };
    expect(settings({ environment })).toMatchObject({ device: "A1", adbPort: 6037 });
    expect(settings({ environment: { ...environment, PREFLIGHT_DEVICE: "B2" } })).toMatchObject({
      device: "B2",
    });
  });

  it("speak the user's language", () => {
    expect(settings({ environment: { LANG: "ko_KR.UTF-8" } }).lang).toBe("ko");
    expect(settings({ environment: { LANG: "fr_FR.UTF-8" } }).lang).toBe("en");
  });

  it("are refused all together, each with its place, its value and what was expected", () => {
    const file = fileWith("wrong.json", '{"minutes": "soon", "colour": "red"}');
    const line = refusal({
      file,
      environment: { PREFLIGHT_SEED: "-1" },
      flags: { steps: "many", app: "shop" },
    });
    expect(line).toContain('--steps is "many", expected a whole number from 1 to 100000');
    expect(line).toContain('--app is "shop", expected a package name like com.example.shop');
    expect(line).toContain('PREFLIGHT_SEED is "-1", expected a whole number from 0 to 2147483647');
    expect(line).toContain('minutes in wrong.json is "soon", expected a whole number');
    expect(line).toContain("colour in wrong.json is not a setting");
    expect(line).not.toContain("\n");
  });

  it("are refused when the file is missing, torn or not an object", () => {
    expect(refusal({ file: "none.json" })).toMatch(/^The settings file none.json cannot be read \(ENOENT/);
    expect(refusal({ file: fileWith("torn.json", '{"steps": ') })).toContain("torn.json cannot be read");
    expect(refusal({ file: fileWith("list.json", "[1]") })).toContain("does not hold an object");
  });
});
