/**
 * The command of the benchmarks: every file beside this one that exports functions named bench... is asked, one after
 * the other, so that none disturbs another. A file's own `bench` + its name stands for all of them.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";

/** What is measured, in what unit, and how; one with a cell is printed in a table. */
const Metrics = z.array(
  z.object({
    name: z.string(),
    value: z.number(),
    unit: z.string(),
    method: z.string(),
    cell: z.object({ row: z.string(), column: z.string() }).optional(),
  }),
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
  // What another one asks is a part of it, unless it is asked for by name.
  .filter((name, _, all) =>
    values.only === undefined ? !all.some((other) => asks(other, name)) : name === `${values.only}.ts`,
  )
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

/** The figures that have a cell, and below how each column was measured; empty when there are none. */
function printTable(found: Metrics): string {
  const columns = new Map<string, string>();
  const rows = new Map<string, Map<string, string>>();
  for (const { cell, value, unit, method } of found) {
    if (!cell) continue;
    columns.set(cell.column, `${cell.column} (${unit}): ${method}`);
    const row = rows.get(cell.row) ?? new Map<string, string>();
    rows.set(cell.row, row.set(cell.column, value.toFixed(unit === "times" ? 2 : 1)));
  }
  if (rows.size === 0) return "";
  const first = Math.max(...[...rows.keys()].map((name) => name.length));
  const line = (name: string, cells: readonly string[]): string =>
    [
      name.padEnd(first),
      ...cells.map((cell, at) => cell.padStart([...columns.keys()][at]?.length ?? 0)),
    ].join("  ");
  return [
    line("", [...columns.keys()]),
    ...[...rows].map(([name, row]) =>
      line(
        name,
        [...columns.keys()].map((column) => row.get(column) ?? ""),
      ),
    ),
    ...columns.values(),
    "",
  ].join("\n");
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
  for (const { name, value, unit, method, cell } of found)
    if (!cell)
      process.stdout.write(
        `${name.padEnd(32)} ${String(Math.round(value * 1000) / 1000).padStart(12)} ${unit}  ${method}\n`,
      );
  process.stdout.write(printTable(found));
}
const figures = metrics.map(({ name, value, unit, method }) => ({ name, value, unit, method }));
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ metrics: figures }, null, 1)}\n`);
