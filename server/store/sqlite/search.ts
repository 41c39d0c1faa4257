/** Searches of the embedded record: conditions become SQL, an order becomes an index, a page a place in it. */
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";
import { FindingQuery, markIn, pageOf, RunQuery, wordsIn, type Mark, type Page } from "../query.ts";
import { findingSummary, runSummary } from "../rows.ts";
import type { FindingSummary, RunSummary } from "../store.ts";

type Row = Record<string, SQLOutputValue>;

/** Conditions that are all to hold, with their values. */
interface Where {
  readonly conditions: string[];
  readonly values: SQLInputValue[];
}

/** Findings for which all of a query is true. */
export function searchFindings(database: DatabaseSync, asked: FindingQuery): Page<FindingSummary> {
  const query = FindingQuery.parse(asked);
  const where: Where = { conditions: ["title IS NOT NULL"], values: [] };
  oneOf(where, "run", query.run);
  oneOf(where, "kind", query.kind);
  oneOf(where, "severity", query.severity);
  oneOf(where, "verdict", query.verdict);
  oneOf(where, "state", query.state);
  oneOf(where, "signature", query.signature);
  common(where, query, "at");
  const column = query.sort === "severity" ? "weight" : "at";
  const rows = page(database, "findings", where, column, "name", query);
  return pageOf(rows, query.limit, markOf(column, "name"), findingSummary);
}

/** Runs for which all of a query is true. */
export function searchRuns(database: DatabaseSync, asked: RunQuery): Page<RunSummary> {
  const query = RunQuery.parse(asked);
  const where: Where = { conditions: ["startedAt IS NOT NULL"], values: [] };
  oneOf(where, "policy", query.policy);
  oneOf(where, "outcome", query.outcome);
  common(where, query, "startedAt");
  const rows = page(database, "runs", where, "startedAt", "run", query);
  return pageOf(rows, query.limit, markOf("startedAt", "run"), runSummary);
}

/** The columns of a run, with the number of its findings. */
export const runColumns = `*, (SELECT count(*) FROM findings f WHERE f.run = runs.run AND f.title IS NOT NULL) AS findings`;

function common(where: Where, query: Omit<FindingQuery, "sort">, time: string): void {
  oneOf(where, "app", query.app);
  oneOf(where, "version", query.version);
  oneOf(where, "android", query.android);
  if (query.device !== undefined) {
    const marks = query.device.map(() => "?").join();
    where.conditions.push(`(device IN (${marks}) OR serial IN (${marks}))`);
    where.values.push(...query.device, ...query.device);
  }
  for (const word of wordsIn(query.text)) add(where, "instr(words, ?) > 0", word);
  for (const word of wordsIn(query.goal)) add(where, "instr(goalWords, ?) > 0", word);
  if (query.since !== undefined) add(where, `${time} >= ?`, query.since);
  if (query.until !== undefined) add(where, `${time} < ?`, query.until);
}

function page(
  database: DatabaseSync,
  table: "runs" | "findings",
  where: Where,
  column: string,
  name: string,
  query: { readonly sort: string; readonly limit: number; readonly cursor?: string | undefined },
): Row[] {
  const oldest = query.sort === "oldest";
  const mark = markIn(query.cursor);
  if (mark) add(where, `(${column}, ${name}) ${oldest ? ">" : "<"} (?, ?)`, mark.value, mark.name);
  const direction = oldest ? "ASC" : "DESC";
  const columns = table === "runs" ? runColumns : "*";
  return database
    .prepare(
      `SELECT ${columns} FROM ${table} WHERE ${where.conditions.join(" AND ")}
       ORDER BY ${column} ${direction}, ${name} ${direction} LIMIT ?`,
    )
    .all(...where.values, query.limit + 1);
}

function markOf(column: string, name: string): (row: Row) => Mark {
  return (row) => ({ value: Number(row[column]), name: String(row[name]) });
}

function oneOf(where: Where, column: string, values: readonly string[] | undefined): void {
  if (values === undefined) return;
  add(where, `${column} IN (${values.map(() => "?").join()})`, ...values);
}

function add(where: Where, condition: string, ...values: readonly SQLInputValue[]): void {
  where.conditions.push(condition);
  where.values.push(...values);
}
