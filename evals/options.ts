/** What the evals are asked for on the command line. */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { ConfigError } from "../server/errors.ts";
import { accepted } from "./results/accepted.ts";
import { policies } from "./policies/policies.ts";
import type { PolicyName } from "./policies/policies.ts";

/** Suites, in the order in which they are run. */
export const suites = [
  "signals",
  "pairs",
  "screens",
  "judge",
  "transport",
  "injection",
  "scenarios",
  "seeded",
] as const;
export type SuiteName = (typeof suites)[number];

/** The flags, read. */
export interface Options {
  readonly suites: readonly SuiteName[];
  readonly policy: PolicyName;
  readonly seed: number;
  readonly repeats: number;
  readonly apps: string | null;
  readonly only: readonly string[];
  readonly steps: number;
  readonly atOnce: number;
  readonly twins: boolean;
  readonly json: string | null;
  readonly html: string | null;
  readonly record: string | null;
  readonly from: string | null;
  readonly list: boolean;
  readonly check: boolean;
  readonly accept: boolean;
  /** Where accepted results are. */
  readonly results: string;
  readonly baselines: boolean;
}

const flags = {
  suite: { type: "string", default: "seeded" },
  policy: { type: "string", default: "explorer" },
  seed: { type: "string", default: "1" },
  repeats: { type: "string", default: "1" },
  apps: { type: "string" },
  only: { type: "string", multiple: true, default: new Array<string>() },
  steps: { type: "string", default: "400" },
  "at-once": { type: "string", default: String(availableParallelism() + 1) },
  "no-twins": { type: "boolean", default: false },
  json: { type: "string" },
  html: { type: "string" },
  record: { type: "string" },
  from: { type: "string" },
  list: { type: "boolean", default: false },
  check: { type: "boolean", default: false },
  accept: { type: "boolean", default: false },
  results: { type: "string", default: accepted },
  baselines: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** What --help shows. */
export const help = `npm run evals -- --suite NAME|all [flags]

  --suite NAME      ${suites.join(", ")}, or all
  --policy NAME     ${policies.join(", ")}
  --seed N          first seed (1)
  --repeats N       runs with seeds N, N+1, ... (1)
  --apps DIR        an app, or a folder of apps, in place of those of the repository
  --only APP        only this app; may be given several times
  --steps N         steps of a run (400)
  --at-once N       phones at once (one more than there are cores)
  --no-twins        do not run apps a second time with their bugs switched off
  --json FILE       write the result
  --html FILE       write it as a page
  --record DIR      keep the recordings of the runs
  --baselines       run random and breadth-first exploring too, and the scripted triggers
  --accept          keep the results in evals/results, and write EVALS.md
  --results DIR     accepted results are there, in place of evals/results; EVALS.md stays as it is
  --from DIR        score such recordings again, without a phone
  --check           compare with the accepted results, and fail on a significant loss
  --list            print suites, apps and bugs, and run nothing
`;

/** Read the flags. Throws a ConfigError for what cannot be used; null when only help is wanted. */
export function readOptions(words: readonly string[]): Options | null {
  const values = parse(words);
  if (values.help) return null;
  return {
    suites:
      values.suite === "all" ? suites : values.suite.split(",").map((name) => one("suite", name, suites)),
    policy: one("policy", values.policy, policies),
    seed: whole("seed", values.seed, 0),
    repeats: whole("repeats", values.repeats, 1),
    apps: values.apps ?? null,
    only: values.only.flatMap((names) => names.split(",")),
    steps: whole("steps", values.steps, 1),
    atOnce: whole("at-once", values["at-once"], 1),
    twins: !values["no-twins"],
    json: values.json ?? null,
    html: values.html ?? null,
    record: values.record ?? null,
    from: values.from ?? null,
    list: values.list,
    check: values.check,
    accept: values.accept,
    results: values.results,
    baselines: values.baselines,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: flags, strict: true }).values;
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error), "See --help");
  }
}

function whole(flag: string, value: string, least: number): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < least)
    throw new ConfigError(`--${flag} ${value} is not a whole number from ${least}`, "Give one");
  return number;
}

function one<T extends string>(flag: string, value: string, known: readonly T[]): T {
  const found = known.find((name) => name === value);
  if (found === undefined)
    throw new ConfigError(`--${flag} ${value} is not known`, `It takes ${known.join(", ")}`);
  return found;
}
