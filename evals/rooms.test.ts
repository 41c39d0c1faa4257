import { globSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const rooms = ["tools", "agent", "server", "evals"];

/** The only places that may import a package, so that replacing one is a small change. */
const owners: readonly (readonly [pattern: RegExp, places: RegExp])[] = [
  [/^@devicefarmer\/adbkit$/, /^tools\/device\//],
  [/^@devicefarmer\/adbkit-apkreader$/, /^tools\/(device|simulator\/system)\//],
  [/^sharp$/, /^tools\/(screen\/image\.ts|simulator\/)/],
  [/^@modelcontextprotocol\//, /^(tools\/mcp\.ts|server\/mcp\.ts|agent\/hands\.ts|tools\/catalog\/)/],
  [/^openai/, /^agent\/models\//],
  [/^(mongodb|@aws-sdk\/)/, /^server\/store\//],
  [/^(hono|@hono\/)/, /^server\//],
  [/^(just-bash|yoga-layout|@napi-rs\/canvas)/, /^tools\/simulator\//],
];

/** Who may know that there is a simulated phone; everyone else meets it over ADB. */
const simulatorUsers =
  /^(tools\/simulator\/|tools\/trial\/|evals\/|server\/(simulated|commands\/(demo|phone|mcp|serve))\b)|\.test\.ts$/;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly test: boolean;
}

const imports: Import[] = globSync(`{${rooms.join(",")}}/**/*.ts`, { cwd: root }).flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^"';]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm,
  );
  return [...found].map((match) => {
    const name = match[1] ?? match[2] ?? "";
    const target = name.startsWith(".") ? relative(root, resolve(root, file, "..", name)) : name;
    return { file, target, test: file.endsWith(".test.ts") };
  });
});

const room = (path: string): number => rooms.indexOf(path.split("/")[0] ?? "");

it("reads the imports of the project", () => {
  expect(imports.length).toBeGreaterThan(20);
});

it("lets no room import one to its right", () => {
  const wrong = imports.filter(({ file, target }) => room(target) > room(file));
  expect(wrong).toEqual([]);
});

it("gives each package one owner", () => {
  const wrong = imports.filter(
    ({ file, target, test }) =>
      !test && owners.some(([name, places]) => name.test(target) && !places.test(file)),
  );
  expect(wrong).toEqual([]);
});

it("keeps the simulated phone a leaf that only tests, commands for it and evals import", () => {
  const leaves = imports.filter(
    ({ file, target, test }) =>
      !test &&
      file.startsWith("tools/simulator/") &&
      room(target) >= 0 &&
      !target.startsWith("tools/simulator/"),
  );
  const users = imports.filter(
    ({ file, target }) => target.startsWith("tools/simulator/") && !simulatorUsers.test(file),
  );
  expect({ leaves, users }).toEqual({ leaves: [], users: [] });
});
