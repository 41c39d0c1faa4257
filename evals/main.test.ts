import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { evals as command } from "./command.ts";
import type { Ended } from "./command.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-evals-test-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Processes that start processes take their time on a busy machine. */
const patience = 300_000;

/** An id that stands nowhere else: who shows it has seen the truth. */
const canary = "canary-7f3a91";

const app = (bug: string): string => `
export default ({ defineApp, column, toolbar, text, button, exception }) => {
  const counter = defineApp({
    package: "com.example.counter",
    label: "Counter",
    icon: { name: "counter", color: "#FFFFFF", background: "#34558B" },
    bugs: [{
      id: "${bug}", kind: "C1", severity: "high", screen: "MainActivity", element: "double",
      summary: "Doubling crashes", trigger: "Tap Double", evidence: "java.lang.IllegalStateException com.example.counter.MainActivity.twice",
    }],
  });
  counter.activity("MainActivity", {
    saved: () => ({ count: 0 }),
    view: (a) => column([
      toolbar({ title: "Counter" }),
      text(String(a.saved.count), { id: "count" }),
      button("One more", { id: "more", onTap: () => { a.saved.count += 1; } }),
      button("Double", { id: "double", onTap: () => {
        if (a.bug("${bug}")) throw exception("java.lang.IllegalStateException", "twice", { frames: ["com.example.counter.MainActivity.twice(MainActivity.kt:8)"] });
        a.saved.count = a.saved.count * 2 + 1;
      } }),
    ], { gap: 24, padding: 16 }),
  });
  return counter;
};
`;

function folder(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(root, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

const evals = (...words: string[]): Promise<Ended> => command(root, ...words);

const Scored = z.object({
  suite: z.string(),
  policy: z.string(),
  seed: z.number(),
  apps: z.array(
    z.object({
      id: z.string(),
      clean: z.boolean(),
      steps: z.number(),
      bugs: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          severity: z.string(),
          reached: z.boolean(),
          triggered: z.boolean(),
          detected: z.boolean(),
          reported: z.boolean(),
        }),
      ),
      findings: z.array(
        z.object({
          kind: z.string(),
          title: z.string(),
          screen: z.string(),
          verdict: z.string(),
          matched: z.string().nullable(),
        }),
      ),
    }),
  ),
  totals: z.object({ bugs: z.number(), tp: z.number(), fp: z.number(), recall: z.number().nullable() }),
});

const withoutTimes = (file: string): string => {
  const { times, ...rest } = z
    .looseObject({ times: z.unknown() })
    .parse(JSON.parse(readFileSync(file, "utf8")));
  expect(times).toBeDefined();
  return JSON.stringify(rest);
};

describe("the seeded suite, small", () => {
  const counter = folder("counter", { "app.ts": app(canary) });
  const run = (name: string): Promise<Ended> =>
    evals(
      "--apps",
      counter,
      "--steps",
      "14",
      "--json",
      join(root, `${name}.json`),
      "--record",
      join(root, name),
    );

  it(
    "finds the bug, says nothing of the twin, and comes to the same twice",
    async () => {
      const first = await run("first");
      expect(first).toMatchObject({ code: 0 });
      expect((await run("second")).code).toBe(0);
      expect(withoutTimes(join(root, "first.json"))).toBe(withoutTimes(join(root, "second.json")));
      const result = Scored.parse(JSON.parse(readFileSync(join(root, "first.json"), "utf8")));
      expect(result).toMatchObject({ suite: "seeded", policy: "explorer", seed: 1 });
      expect(result.apps.map(({ id, clean }) => [id, clean])).toEqual([
        ["counter", false],
        ["counter-clean", true],
      ]);
      expect(result.apps[0]?.bugs).toMatchObject([
        { id: canary, reached: true, triggered: true, detected: true, reported: true },
      ]);
      expect(result.apps[1]?.findings).toEqual([]);
      expect(result.totals).toMatchObject({ bugs: 1, tp: 1, fp: 0, recall: 1 });
    },
    patience,
  );

  it("hides the truth from who is scored", () => {
    const record = join(root, "first", "counter-explorer-1");
    expect(readFileSync(join(record, "truth.json"), "utf8")).toContain(canary);
    expect(readFileSync(join(record, "events.jsonl"), "utf8")).not.toContain(canary);
  });

  it(
    "scores its recordings again to the same",
    async () => {
      const again = join(root, "again.json");
      const scored = await evals(
        "--apps",
        counter,
        "--steps",
        "14",
        "--from",
        join(root, "first"),
        "--json",
        again,
      );
      expect(scored.code).toBe(0);
      expect(withoutTimes(again)).toBe(withoutTimes(join(root, "first.json")));
    },
    patience,
  );
});

describe("bad input is refused before anything runs", () => {
  it.each([
    [
      "an app that throws",
      { "app.ts": "export default () => { throw new Error('half written'); };" },
      "half written",
    ],
    [
      "a truth about another app",
      { "app.ts": app("a"), "truth.json": '{"package": "com.other", "bugs": []}' },
      "com.other",
    ],
    [
      "a truth with a bug that the app has not",
      {
        "app.ts": app("a"),
        "truth.json": JSON.stringify({
          package: "com.example.counter",
          bugs: [{ id: "b", kind: "C1", severity: "high", screen: "MainActivity", summary: "", trigger: "" }],
        }),
      },
      '"b"',
    ],
    ["a truth that is none", { "app.ts": app("a"), "truth.json": '{"bugs": 3}' }, "truth.json"],
    ["a kind of bug that there is not", { "app.ts": app("a").replace('"C1"', '"Q7"') }, "Q7"],
    [
      "a screen that there is not",
      { "app.ts": app("a").replace('screen: "MainActivity"', 'screen: "NoActivity"') },
      "NoActivity",
    ],
    [
      "a trigger of no bug",
      { "app.ts": app("a"), "script.ts": "export const triggers = { z: [{ back: true }] };" },
      '"z"',
    ],
  ])(
    "%s",
    async (name, files, said) => {
      const { code, err, out } = await evals("--apps", folder(name.replaceAll(" ", "-"), files));
      expect(code).toBe(2);
      expect(err).toContain(said);
      expect(err).not.toMatch(/\n\s+at /);
      expect(out).toBe("");
    },
    patience,
  );

  it.each([
    [["--suite", "nothing"], "nothing"],
    [["--policy", "oracle"], "oracle"],
    [["--steps", "many"], "many"],
    [["--apps", "/no/such/folder"], "/no/such/folder"],
    [["--unknown"], "--unknown"],
    [["--from", "/no/recordings", "--apps", "counter"], "/no/recordings"],
  ])(
    "%j",
    async (words, said) => {
      const { code, err } = await evals(...words);
      expect(code).toBe(2);
      expect(err).toContain(said);
    },
    patience,
  );

  it("lists suites, apps and bugs without running anything", async () => {
    const { code, out } = await evals("--list", "--apps", join(root, "counter"));
    expect(code).toBe(0);
    expect(out).toContain("seeded");
    expect(out).toContain(`${canary}  C1  high  MainActivity`);
  });
});
