/** Searches in MongoDB: conditions become a filter, an order an index, a page a place in it. */
import type { Document, Filter } from "mongodb";
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
  const { run, kind, severity, verdict, state, signature } = query;
  const column = query.sort === "severity" ? "weight" : "at";
  const filter = filterOf(query, column, "at", { run, kind, severity, verdict, state, signature });
  const rows = await findings
    .find(filter, { projection: { words: 0, goalWords: 0 } })
    .sort(orderOf(query.sort, column))
    .limit(query.limit + 1)
    .toArray();
  return pageOf(rows, query.limit, markOf(column), findingSummary);
}

/** Runs for which all of a query is true. */
export async function searchRuns(collections: Collections, asked: RunQuery): Promise<Page<RunSummary>> {
  const query = RunQuery.parse(asked);
  const { policy, outcome } = query;
  const rows = await collections.runs
    .find(filterOf(query, "startedAt", "startedAt", { policy, outcome }), {
      projection: { words: 0, goalWords: 0 },
    })
    .sort(orderOf(query.sort, "startedAt"))
    .limit(query.limit + 1)
    .toArray();
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

function filterOf(
  query: Omit<FindingQuery, "sort"> & { readonly sort: string },
  column: string,
  time: string,
  own: Readonly<Record<string, readonly string[] | undefined>>,
): Filter<NamedDocument> {
  const { app, version, android, device, since, until } = query;
  const all: Document[] = [{ [time]: { $gte: since ?? 0, ...(until !== undefined && { $lt: until }) } }];
  for (const [field, values] of Object.entries({ app, version, android, ...own }))
    if (values !== undefined) all.push({ [field]: values.length === 1 ? values[0] : { $in: values } });
  if (device !== undefined) all.push({ $or: [{ device: { $in: device } }, { serial: { $in: device } }] });
  for (const word of wordsIn(query.text)) all.push({ words: { $regex: literally(word) } });
  for (const word of wordsIn(query.goal)) all.push({ goalWords: { $regex: literally(word) } });
  const mark = markIn(query.cursor);
  if (mark) {
    const beyond = query.sort === "oldest" ? "$gt" : "$lt";
    const { value, name } = mark;
    all.push({ $or: [{ [column]: { [beyond]: value } }, { [column]: value, _id: { [beyond]: name } }] });
  }
  return { $and: all };
}

function orderOf(sort: string, column: string): Record<string, 1 | -1> {
  const direction = sort === "oldest" ? 1 : -1;
  return { [column]: direction, _id: direction };
}

function markOf(column: string): (row: NamedDocument) => Mark {
  return ({ _id: name, ...row }) => ({ value: Number(row[column]), name });
}

function literally(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
