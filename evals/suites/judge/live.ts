/** A model as judge, asked as in a run: its words count only with quotes that hold. */
import { createAsker } from "../../../agent/mind/asking.ts";
import { createBudget } from "../../../agent/mind/budget.ts";
import { quotesHold } from "../../../agent/mind/claim.ts";
import type { GiveVerdict } from "../../../agent/mind/functions.ts";
import { createJudge } from "../../../agent/mind/judge.ts";
import { connectModel } from "../../../agent/models/connect.ts";
import type { Model } from "../../../agent/models/model.ts";
import { priceOf, usualPrices } from "../../../agent/models/prices.ts";
import type { Price } from "../../../agent/models/prices.ts";
import { recordedModel } from "../../../agent/models/recorded.ts";
import type { RunEvent } from "../../../agent/events.ts";
import { createFence } from "../../../agent/safety/fence.ts";
import type { Deciding } from "../../../server/deciding.ts";
import { costOf } from "../../metrics/cost.ts";
import type { Cost } from "../../metrics/cost.ts";
import { atOnce } from "../../runs/at-once.ts";
import type { Judging, Opinion } from "./opinions.ts";
import type { JudgeTrace } from "./traces.ts";

/** A model, its price, and what may be spent on it. */
export interface Asked {
  /** For each repeat a model of its own: recordings of one are not answers of the next. */
  readonly model: (repeat: number) => Model;
  readonly price: Price | null;
  readonly repeats: number;
  readonly limits: { readonly tokens: number | null; readonly money: number | null };
}

/** The model of the settings, with its recordings. */
export function askedOf(deciding: Deciding, repeats: number): Asked {
  const { api, baseUrl, apiKey, model, recordings, recordingsDir, prices, tokens, money } = deciding;
  const asked = connectModel(api, { baseUrl, apiKey, model });
  return {
    model: (repeat) =>
      recordings === null ? asked : recordedModel(asked, recordings, `${recordingsDir}/judge-${repeat}`),
    price: priceOf(model, { ...usualPrices, ...prices }),
    repeats,
    limits: { tokens, money },
  };
}

/** What came of asking. `problems` are those of the server or its recordings, not of the answers. */
export interface Answers {
  readonly judging: Judging;
  readonly cost: Cost;
  readonly problems: readonly string[];
}

const questionsAtOnce = 4;
const nonce = "00c0ffee";
const verdicts = {
  as_expected: "ok",
  app_defect: "defect",
  agent_mistake: "mistake",
  cannot_tell: "cannot tell",
} as const;

/** Ask it about each trace. */
export async function askModel(
  traces: readonly JudgeTrace[],
  asked: Asked,
  say: (line: string) => void,
): Promise<Answers> {
  const events: RunEvent[] = [];
  const problems = new Set<string>();
  const opinions: Opinion[][] = traces.map(() => []);
  const budget = createBudget({ steps: null, minutes: null, ...asked.limits }, Date.now);
  const stop = new AbortController();
  const questions = Array.from({ length: asked.repeats }, (_, at) => at + 1).flatMap((repeat) =>
    traces.map((trace, at) => ({ trace, at, model: asked.model(repeat) })),
  );
  let done = 0;
  await atOnce(questions, questionsAtOnce, async ({ trace, at, model }) => {
    if (stop.signal.aborted) return;
    const fence = createFence(nonce);
    const asker = createAsker({
      model,
      price: asked.price,
      cacheKey: "preflight-judge",
      now: Date.now,
      tell: (told) => {
        if (told.announce === "event")
          events.push({ run: "judge", number: events.length + 1, at: Date.now(), ...told.event });
      },
    });
    const judge = createJudge({ asker, fence, nonce, language: "en" });
    const reply = await judge.judge(
      {
        why: "mismatch",
        goal: { id: "g1", text: "Use the app as its users do.", end: "", source: "user", score: 0 },
        steps: trace.steps,
        expect: trace.expect,
        issue: null,
        evidence: "",
      },
      [budget],
      new AbortController().signal,
    );
    done += 1;
    if (reply.type === "answer") opinions[at]?.push(opinionOf(reply.value, trace));
    else if (reply.type === "garbage") opinions[at]?.push({ says: "cannot tell", sure: 0.5 });
    else {
      problems.add(reply.type === "stop" ? `stopped: no ${reply.limit} left` : reply.error.message);
      // Settings do not mend themselves, and a limit stays one.
      if (reply.type === "stop" || /key|model|api|functions/.test(reply.error.failure)) stop.abort();
    }
    if (done % 20 === 0) say(`judge: ${done}/${questions.length} questions`);
  });
  const { name } = asked.model(1);
  return {
    judging: { name, what: "the model as judge, in the words of a run", opinions },
    cost: costOf(events),
    problems: [...problems],
  };
}

/** As in a run: an error whose quotes stand on no screen is none. */
function opinionOf(verdict: GiveVerdict, { steps }: JudgeTrace): Opinion {
  const last = steps.at(-1);
  const says = verdicts[verdict.verdict];
  if (says === "cannot tell") return { says, sure: 0.5 };
  if (says !== "defect") return { says, sure: 0 };
  return quotesHold(verdict.quotes, [last?.before ?? null, last?.after ?? null])
    ? { says, sure: 1 }
    : { says: "cannot tell", sure: 0.5 };
}
