/**
 * The command of the benchmarks: every file beside this one that exports functions named bench... is asked, one after
 * the other, so that none disturbs another. A file's own `bench` + its name stands for all of them.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";

/** What is measured, in what unit, and how. */
const Metrics = z.array(
  z.object({ name: z.string(), value: z.number(), unit: z.string(), method: z.string() }),
);
type Metrics = z.infer<typeof Metrics>;

const flags = {
  json: { type: "string" },
  only: { type: "string" },
  list: { type: "boolean", default: false },
} as const;
const { values } = parseArgs({ options: flags });

const asks = (file: string, other: string): boolean =>
  file !== other &&
  new RegExp(`import \\{[^}]*\\bbench[A-Z][^}]*\\} from "\\./${other}"`).test(
    readFileSync(join(import.meta.dirname, file), "utf8"),
  );

const measures = (file: string): boolean =>
  /^export (?:const|async function|function) bench[A-Z]/m.test(
    readFileSync(join(import.meta.dirname, file), "utf8"),
  );

const files = readdirSync(import.meta.dirname)
  .filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && name !== "main.ts" && measures(name),
  )
  // What another one asks is a part of it.
  .filter((name, _, all) => !all.some((other) => asks(other, name)))
  .filter((name) => values.only === undefined || name === `${values.only}.ts`)
  .sort();

async function measure(file: string): Promise<Metrics> {
  const module: unknown = await import(pathToFileURL(join(import.meta.dirname, file)).href);
  const exported = z.record(z.string(), z.unknown()).parse({ ...Object(module) });
  const benches = Object.entries(exported).filter(
    ([name, value]) => /^bench[A-Z]/.test(name) && typeof value === "function",
  );
  const whole = benches.find(([name]) => name.toLowerCase() === `bench${file.slice(0, -3)}`.toLowerCase());
  const metrics: Metrics = [];
  for (const [, bench] of whole === undefined ? benches : [whole]) {
    if (typeof bench === "function")
      metrics.push(...Metrics.parse(await Promise.resolve(Reflect.apply(bench, undefined, []))));
  }
  return metrics;
}

const metrics: Metrics = [];
for (const file of files) {
  if (values.list) {
    process.stdout.write(`${file}\n`);
    continue;
  }
  const found = await measure(file).catch((error: unknown) => {
    process.stderr.write(
      `${file}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
    return [];
  });
  metrics.push(...found);
  for (const { name, value, unit, method } of found)
    process.stdout.write(
      `${name.padEnd(32)} ${String(Math.round(value * 1000) / 1000).padStart(12)} ${unit}  ${method}\n`,
    );
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ metrics }, null, 1)}\n`);
