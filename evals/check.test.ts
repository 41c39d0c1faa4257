/** The command with --check, from beginning to end: a planted loss ends it with 1, noise does not. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { evals } from "./command.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-check-test-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const patience = 300_000;

const ids = ["one", "two", "three", "four", "five", "six"];

/** Six buttons, each of which ends the app. */
const app = `
export default ({ defineApp, column, button, exception }) => {
  const app = defineApp({
    package: "com.example.six", label: "Six", icon: { name: "dialpad", color: "#FFFFFF", background: "#34558B" },
    bugs: ${JSON.stringify(ids)}.map((id) => ({ id, kind: "C1", severity: "high", screen: "MainActivity", summary: id,
      trigger: id, evidence: "java.lang.IllegalStateException com.example.six.MainActivity." + id })),
  });
  app.activity("MainActivity", {
    saved: () => ({}),
    view: (a) => column(${JSON.stringify(ids)}.map((id) => button(id, { id, onTap: () => {
      if (a.bug(id)) throw exception("java.lang.IllegalStateException", id, { frames: ["com.example.six.MainActivity." + id + "(Main.kt:8)"] });
    } }))),
  });
  return app;
};
`;

const Accepted = z.looseObject({
  apps: z.array(z.looseObject({ bugs: z.array(z.looseObject({ reported: z.boolean() })) })).optional(),
  figures: z
    .array(
      z.looseObject({ value: z.number().nullable(), interval: z.tuple([z.number(), z.number()]).nullable() }),
    )
    .optional(),
});

/** Changes an accepted result. */
function plant(folder: string, suite: string, change: (result: z.infer<typeof Accepted>) => void): void {
  const file = join(folder, `${suite}.json`);
  const result = Accepted.parse(JSON.parse(readFileSync(file, "utf8")));
  change(result);
  writeFileSync(file, JSON.stringify(result));
}

/** Says of so many bugs that they were found. */
const claim = (folder: string, most: number): void =>
  plant(folder, "seeded", (result) => {
    for (const bug of result.apps?.[0]?.bugs.slice(0, most) ?? []) bug.reported = true;
  });

describe("--check", () => {
  const folder = join(root, "six");
  mkdirSync(folder);
  writeFileSync(join(folder, "app.ts"), app);
  const results = join(root, "results");
  mkdirSync(results);
  const seeded = ["--apps", folder, "--no-twins", "--steps", "3", "--results", results];

  it(
    "of seeded bugs: nothing changed, noise, and a loss",
    async () => {
      expect((await evals(root, ...seeded, "--accept")).code).toBe(0);
      const same = await evals(root, ...seeded, "--check");
      expect(same).toMatchObject({ code: 0 });
      expect(same.out).toContain("no significant loss");
      claim(results, 2);
      const noise = await evals(root, ...seeded, "--check");
      expect(noise.code).toBe(0);
      claim(results, 6);
      const loss = await evals(root, ...seeded, "--check");
      expect(loss.code).toBe(1);
      expect(loss.out).toContain("WORSE by more than noise");
      expect(loss.out).toContain("six 1 one");
    },
    patience,
  );

  it.each(["signals", "judge"])(
    "of %s",
    async (suite) => {
      const words = ["--suite", suite, "--results", results];
      expect((await evals(root, ...words, "--accept")).code).toBe(0);
      plant(results, suite, ({ figures }) => {
        for (const one of figures ?? []) if (one.value !== null) one.value = Math.min(1, one.value + 0.0005);
      });
      expect((await evals(root, ...words, "--check")).code).toBe(0);
      plant(results, suite, ({ figures = [] }) => {
        const one = figures.find(({ value }) => value !== null && value > 0 && value < 0.98);
        if (one === undefined) throw new Error("nothing can be lost");
        one.value = 0.999;
        one.interval = [0.99, 1];
      });
      const loss = await evals(root, ...words, "--check");
      expect(loss.code).toBe(1);
      expect(loss.out).toContain("WORSE by more than noise");
    },
    patience,
  );

  it.each([
    ["there is nothing to compare with", ["--results", root], "No result of seeded was accepted"],
    ["the runs are of another length", ["--steps", "4"], "runs of 3 steps"],
    ["no run is in both", ["--seed", "9"], "no run of these apps with these seeds"],
    ["the page's folder is not there", ["--html", join(root, "none/page.html")], "cannot be written"],
  ])(
    "is refused before anything runs when %s",
    async (_, words, said) => {
      const { code, err, out } = await evals(root, ...seeded, "--check", ...words);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(said);
    },
    patience,
  );
});
