/**
 * Records the traces: each script with its error on, on the clean twin, and with a mistake of the tester there.
 * `node evals/suites/judge/record.ts`
 */
import type { Decision } from "../../../agent/policy.ts";
import { tap } from "../../../agent/explorer/actions.ts";
import type { TraceStep } from "../../../agent/trace.ts";
import type { Step } from "../../apps/steps.ts";
import { hold, perform } from "../../scripts/perform.ts";
import type { Performance } from "../../scripts/perform.ts";
import { findApps } from "../../world/find.ts";
import type { WorldApp } from "../../world/find.ts";
import { readSteps } from "../../world/triggers.ts";
import { wordsOn } from "../scenarios/scenario.ts";
import { writeTraces } from "./traces.ts";
import type { JudgeTrace } from "./traces.ts";

/** Scripts of which traces are kept, spread over apps and kinds. */
const most = 64;

const endOf = ({ trace }: Performance): TraceStep | undefined => trace.at(-1);
const wordsAt = (performance: Performance): readonly string[] => {
  const end = endOf(performance)?.after ?? null;
  return end === null ? [] : wordsOn(end);
};

async function play(
  app: WorldApp,
  script: readonly Step[],
  off: readonly string[] | "all",
  last?: (decision: Decision, before: TraceStep) => Decision | null,
): Promise<Performance & { readonly triggered: readonly string[] }> {
  const held = await hold(app.folder, { off });
  const performance = await perform(held, app.package, script, last);
  const triggered = held.phone.truth.flatMap(({ bug, event }) => (event === "triggered" ? [bug] : []));
  await held.close();
  return { ...performance, triggered };
}

const isFatal = (step: TraceStep): boolean =>
  step.signals.some((signal) => !signal.expected && /^(?:crash|native-crash|anr)$/.test(signal.kind));

const usable = ({ trace, stuck }: Performance): boolean =>
  stuck === "" &&
  trace.length > 2 &&
  trace.every(({ error, action }) => error === "" || action.tool === "wait_for");

/** Plain words that a tester would quote. */
const quotable = (words: string): boolean =>
  words.length >= 2 && words.length <= 60 && !/\[(?:on|off|disabled)\]$/.test(words) && !words.includes("\n");

/** What a tester who knows what is right expects of the last step. */
function expectation(right: Performance, wrong: Performance): string {
  const before = endOf(right)?.before ?? null;
  const there = wordsAt(right).filter(quotable);
  const lacking = there.filter((words) => !wordsAt(wrong).includes(words));
  const fresh = there.filter((words) => before === null || !wordsOn(before).includes(words));
  const [first, second] = [...new Set([...lacking, ...fresh, ...there])];
  return [first, second].flatMap((words) => (words === undefined ? [] : [`"${words}"`])).join(" and ");
}

/** Another control than the one that was meant; null where there is none. */
function slip(decision: Decision, { after: screen }: TraceStep, turn: number): Decision | null {
  if (screen === null || decision.action.tool !== "tap") return null;
  const others = screen.elements.filter(
    (one) =>
      one.ref !== "" &&
      one.clickable &&
      one.enabled &&
      one.package === screen.package &&
      one.ref !== decision.element?.ref &&
      !one.editable,
  );
  const other = others[turn % Math.max(1, others.length)];
  return other === undefined ? null : tap(screen, other, "by mistake");
}

async function tracesOf(
  app: WorldApp,
  bug: string,
  script: readonly Step[],
  turn: number,
): Promise<readonly JudgeTrace[]> {
  const others = app.bugs.map(({ id }) => id).filter((id) => id !== bug);
  const right = await play(app, script, "all");
  const wrong = await play(app, script, others);
  const differs =
    JSON.stringify(wordsAt(right).toSorted()) !== JSON.stringify(wordsAt(wrong).toSorted()) ||
    wrong.trace.some(isFatal);
  // What cannot be seen on the last screen, or was seen long before it, is no question for a judge.
  if (!usable(right) || !wrong.triggered.includes(bug) || !differs) return [];
  const quotes = expectation(right, wrong);
  if (quotes === "") return [];
  const kind = app.bugs.find(({ id }) => id === bug)?.kind ?? "";
  const trace = (label: JudgeTrace["label"], { trace: steps }: Performance, words: string): JudgeTrace => ({
    id: `${app.id} ${bug} ${label}`,
    app: app.package,
    label,
    kind,
    expect: `The screen shows ${words}.`,
    steps,
  });
  const both = [trace("ok", right, quotes), trace("defect", wrong, quotes)];
  // Half of the mistakes are slips of the finger, half are false expectations, as far as there are such.
  // Where the app was thrown out of, the launcher's words are no expectation that anybody has.
  const falsely =
    endOf(wrong)?.after?.package === app.package
      ? wordsAt(wrong).find((words) => quotable(words) && !wordsAt(right).includes(words))
      : undefined;
  if (falsely !== undefined && turn % 2 === 1) return [...both, trace("mistake", right, `"${falsely}"`)];
  for (let tries = 0; tries < 4; tries += 1) {
    const slipped = await play(app, script, "all", (decision, before) =>
      slip(decision, before, turn + tries),
    );
    const missed = quotes.split(" and ").some((words) => !wordsAt(slipped).includes(words.slice(1, -1)));
    if (usable(slipped) && missed) return [...both, trace("mistake", slipped, quotes)];
  }
  return falsely === undefined ? [] : [...both, trace("mistake", right, `"${falsely}"`)];
}

const apps = await findApps(null, []);
const found: (readonly JudgeTrace[])[][] = [];
for (const app of apps) {
  const own: (readonly JudgeTrace[])[] = [];
  for (const [bug, script] of (await readSteps(app.folder)) ?? []) {
    const traces = await tracesOf(app, bug, script, own.length);
    if (traces.length > 0) own.push(traces);
  }
  process.stderr.write(`${app.id}: ${own.length} of ${app.bugs.length}\n`);
  found.push(own);
}
// One of each app in turn.
const longest = Math.max(...found.map((own) => own.length));
const turns = Array.from({ length: longest }, (_, at) => found.flatMap((own) => own.slice(at, at + 1)));
const kept = turns.flat().slice(0, most);
writeTraces(kept.flat());
process.stderr.write(`${kept.length * 3} traces of ${kept.length} scripts\n`);
