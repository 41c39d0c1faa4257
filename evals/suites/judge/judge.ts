/** S4: opinions on fixed traces: of a model where there is one, and of those who need none. */
import { configure } from "../../../server/config.ts";
import { decidingOf } from "../../../server/deciding.ts";
import type { Cost } from "../../metrics/cost.ts";
import { figure, figureResult } from "../figures.ts";
import type { FigureResult, FigureTable } from "../figures.ts";
import { askedOf, askModel } from "./live.ts";
import type { Answers, Asked } from "./live.ts";
import { baselines } from "./opinions.ts";
import { scoreJudging } from "./scores.ts";
import type { JudgeRow } from "./scores.ts";
import { readTraces } from "./traces.ts";
import type { JudgeTrace } from "./traces.ts";

/** What comes of it: figures of the oracles, which need nothing, and a row for everyone. */
export interface JudgeResult extends FigureResult {
  readonly rows: readonly JudgeRow[];
  /** Of the model; null when none was asked. */
  readonly cost: Cost | null;
}

/** Who is asked, by the environment; null for no model. */
export function modelOf(repeats: number): Asked | null {
  const deciding = decidingOf(configure({ flags: { policy: "auto" } }));
  return deciding === null ? null : askedOf(deciding, repeats);
}

/** Run the suite. */
export async function judge(
  say: (line: string) => void,
  asked: Asked | null,
  traces: readonly JudgeTrace[] = readTraces(),
): Promise<JudgeResult> {
  const began = Date.now();
  const answers = asked === null ? null : await askModel(traces, asked, say);
  const rows = [...baselines(traces), ...(answers === null ? [] : [answers.judging])]
    .map((judging) => scoreJudging(traces, judging))
    .filter((row) => row.repeats > 0);
  const count = (label: JudgeTrace["label"]): number =>
    traces.filter((trace) => trace.label === label).length;
  const figures = rows
    .filter(({ name }) => name === "the oracles")
    .flatMap(({ precision, recall }) => {
      const found = Math.round((recall ?? 0) * count("defect"));
      return [
        figure(
          "the oracles, given the trace: precision",
          found,
          precision === null ? 0 : Math.round(found / precision),
          0.94,
        ),
        figure("the oracles, given the trace: recall", found, count("defect")),
      ];
    });
  const note =
    answers === null
      ? "No model was asked: set OPENAI_API_KEY or OPENAI_BASE_URL (PREFLIGHT_RECORDINGS=strict plays recorded replies)."
      : answers.problems.map((problem) => `The model: ${problem}`).join(" ");
  return {
    ...figureResult("judge", figures, note === "" ? [] : [note], began),
    tables: [
      {
        title: `${traces.length} traces: ${count("ok")} right, ${count("defect")} errors of the app, ${count("mistake")} mistakes of the tester`,
        ...tableOf(rows, answers),
      },
    ],
    rows,
    cost: answers?.cost ?? null,
  };
}

const costWords = ({ repeats, unanswered }: JudgeRow, { calls, dollars }: Cost): string =>
  `${dollars === null ? "?" : `$${dollars.toFixed(2)}`}, ${calls} calls, ${repeats}x${unanswered === 0 ? "" : `, ${unanswered} unanswered`}`;

const tableOf = (rows: readonly JudgeRow[], answers: Answers | null): Pick<FigureTable, "head" | "rows"> => ({
  head: [
    "who",
    "accuracy",
    "errors: precision",
    "recall",
    "F1",
    "Brier",
    "kappa",
    "agrees with itself",
    "cost",
  ],
  rows: rows.map((row) => [
    row.name,
    row.accuracy,
    row.precision,
    row.recall,
    row.f1,
    row.brier,
    row.kappa,
    row.agreement,
    row.name === answers?.judging.name ? costWords(row, answers.cost) : "0",
  ]),
});
