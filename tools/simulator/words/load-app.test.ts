import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadApp } from "./load-app.ts";
import { programOf } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "preflight-apps-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const manifest = `{ package: "com.example.hello", label: "Hello", icon: { name: "hand", color: "#fff", background: "#000" } }`;

describe("loadApp", () => {
  it("loads a file whose function returns an app, and a folder by its app.js", async () => {
    const source = `export default ({ defineApp, text }) => { const app = defineApp(${manifest}); app.activity("Main", { view: () => text("hi") }); return app; };`;
    const app = await loadApp(file("app.js", source));
    expect(app.manifest.package).toBe("com.example.hello");
    expect(programOf(app)?.activities.map((activity) => activity.name)).toEqual(["Main"]);
    expect((await loadApp(folder)).manifest.label).toBe("Hello");
  });

  it("names file, place and reason of a mistake", async () => {
    const path = file(
      "broken.js",
      `export default ({ defineApp }) => {\n  return defineApp({ package: "no dots" });\n};`,
    );
    await expect(loadApp(path)).rejects.toMatchObject({
      name: "AppFileError",
      file: path,
      place: expect.stringMatching(/^2:\d+$/),
      reason: expect.stringContaining('package "no dots" is not a package name'),
    });
  });

  it.each([
    [
      "{ ...m, bugs: [{ id: 'a', severity: 'high' }, { id: 'a', severity: 'high' }] }",
      'two bugs are called "a"',
    ],
    ["{ ...m, bugs: [{ id: 'a', severity: 'grave' }] }", 'bug "a" has the severity "grave"'],
    ["{ ...m, label: undefined }", "label undefined is neither a text"],
    ["{ ...m, icon: undefined }", "no icon"],
    ["{ ...m, permissions: ['CAMERA'] }", 'permission "CAMERA" is not a full name'],
    ["{ ...m, minSdk: 35, targetSdk: 30 }", "minSdk 35 is above targetSdk 30"],
  ])("refuses a manifest with %s", async (text, reason) => {
    const path = file(
      `${reason.replaceAll(/\W/g, "-")}.js`,
      `const m = ${manifest};\nexport default ({ defineApp }) =>\n  defineApp(${text});`,
    );
    await expect(loadApp(path)).rejects.toMatchObject({
      place: expect.stringMatching(/^3:/),
      reason: expect.stringContaining(reason),
    });
  });

  it.each([
    [`app.activity("Main", {})`, 'activity "Main" has no view'],
    [
      `app.activity("my activity", { view: () => text("") })`,
      'activity "my activity" is not the name of a class',
    ],
    [`app.service("Sync", {}); app.service("Sync", {})`, 'service "Sync" is declared twice'],
  ])("refuses %s", async (line, reason) => {
    const path = file(
      `${reason.replaceAll(/\W/g, "-")}.js`,
      `export default ({ defineApp, text }) => {\nconst app = defineApp(${manifest});\n${line};\nreturn app; };`,
    );
    await expect(loadApp(path)).rejects.toMatchObject({
      place: expect.stringMatching(/^3:/),
      reason: expect.stringContaining(reason),
    });
  });

  it("refuses what is not an app", async () => {
    await expect(loadApp(join(folder, "missing.ts"))).rejects.toThrow("there is no such file or folder");
    await expect(loadApp(file("number.js", "export default 4;"))).rejects.toThrow("must be a function");
    await expect(loadApp(file("empty.js", "export default () => ({});"))).rejects.toThrow(
      "must return what defineApp",
    );
    await expect(loadApp(file("syntax.js", "export default (((;"))).rejects.toThrow("syntax.js: ");
    const bare = file("bare.js", `export default ({ defineApp }) => defineApp(${manifest});`);
    await expect(loadApp(bare)).rejects.toThrow("the app has no activity");
  });
});
