/** Searches in MongoDB: conditions become a filter, an order an index, a page a place in it. */
import type { Collection, Filter } from "mongodb";
import { FindingQuery, markIn, pageOf, RunQuery, wordsIn, type Mark, type Page } from "../query.ts";
import { findingSummary, runSummary } from "../rows.ts";
import type { FindingSummary, RunSummary } from "../store.ts";
import type { Collections, NamedDocument } from "./collections.ts";

/** Findings for which all of a query is true. */
export async function searchFindings(
  { findings }: Collections,
  asked: FindingQuery,
): Promise<Page<FindingSummary>> {
  const query = FindingQuery.parse(asked);
  const { run, app, version, signature, kind, severity, verdict, state } = query;
  const own = { run, app, signature, kind, severity, verdict, state, version };
  const column = query.sort === "severity" ? "weight" : "at";
  const rows = await pageRows(findings, query, column, "at", own);
  return pageOf(rows, query.limit, markOf(column), findingSummary);
}

/** Runs for which all of a query is true. */
export async function searchRuns(collections: Collections, asked: RunQuery): Promise<Page<RunSummary>> {
  const query = RunQuery.parse(asked);
  const { app, outcome, policy, version } = query;
  const own = { app, outcome, policy, version };
  const rows = await pageRows(collections.runs, query, "startedAt", "startedAt", own);
  const counts = await findingsOf(collections, rows);
  return pageOf(rows, query.limit, markOf("startedAt"), (row) => summaryOf(row, counts));
}

/** What a list shows of a run. */
export function summaryOf(row: NamedDocument, counts: ReadonlyMap<string, number>): RunSummary {
  const { _id: run } = row;
  return runSummary({ ...row, run, findings: counts.get(run) ?? 0 });
}

/** How many findings runs have. */
export async function findingsOf(
  { findings }: Collections,
  rows: readonly NamedDocument[],
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const counts = await findings
    .aggregate<{ _id: string; findings: number }>([
      { $match: { run: { $in: rows.map(({ _id }) => _id) }, at: { $gte: 0 } } },
      { $group: { _id: "$run", findings: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(counts.map(({ _id, findings }) => [_id, findings]));
}

type Query = Omit<FindingQuery, "sort"> & { readonly sort: string; readonly limit: number };
type Conditions = Record<string, unknown>;

/** The rows of a page, in order, and one more that says whether there is another page. */
async function pageRows(
  collection: Collection<NamedDocument>,
  query: Query,
  column: string,
  time: string,
  own: Readonly<Record<string, readonly string[] | undefined>>,
): Promise<NamedDocument[]> {
  const conditions = conditionsOf(query, own);
  const direction = query.sort === "oldest" ? 1 : -1;
  const rows: NamedDocument[] = [];
  for (const part of partsAfter(markIn(query.cursor), column, direction)) {
    const found = await collection
      .find(filterOf(conditions, timeOf(query, time), part), { projection: { words: 0, goalWords: 0 } })
      .sort({ [column]: direction, _id: direction })
      .limit(query.limit + 1 - rows.length)
      .toArray();
    rows.push(...found);
    if (rows.length > query.limit) break;
  }
  return rows;
}

/** One condition for each field, side by side: servers find an index for those, and not for what is nested. */
function conditionsOf(
  query: Query,
  own: Readonly<Record<string, readonly string[] | undefined>>,
): Conditions {
  const { android, device, text, goal } = query;
  const conditions: Conditions = {};
  for (const [field, values] of Object.entries({ ...own, android }))
    if (values !== undefined) conditions[field] = values.length === 1 ? values[0] : { $in: values };
  for (const [field, words] of Object.entries({ words: wordsIn(text), goalWords: wordsIn(goal) }))
    if (words.length > 0) conditions[field] = { $all: words.map((word) => new RegExp(literally(word))) };
  if (device !== undefined) conditions["$or"] = [{ device: { $in: device } }, { serial: { $in: device } }];
  return conditions;
}

function timeOf({ since, until }: Query, time: string): Conditions {
  // What has no time is a part of something whose first event has not come.
  return { [time]: { $gte: since ?? 0, ...(until !== undefined && { $lt: until }) } };
}

/** What follows a mark: first what is equal to it and comes later by name, then all beyond; each is one range. */
function partsAfter(mark: Mark | undefined, column: string, direction: 1 | -1): Conditions[] {
  if (!mark) return [{}];
  const beyond = direction === 1 ? "$gt" : "$lt";
  const { value, name } = mark;
  return [{ [column]: value, _id: { [beyond]: name } }, { [column]: { [beyond]: value } }];
}

function filterOf(...parts: readonly Conditions[]): Filter<NamedDocument> {
  const filter: Conditions = {};
  const more: Conditions[] = [];
  for (const part of parts)
    for (const [field, condition] of Object.entries(part))
      if (field in filter) more.push({ [field]: condition });
      else filter[field] = condition;
  return more.length === 0 ? filter : { ...filter, $and: more };
}

function markOf(column: string): (row: NamedDocument) => Mark {
  return ({ _id: name, ...row }) => ({ value: Number(row[column]), name });
}

function literally(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
