/** Columns of like values with a total below them that is less than they are together: one was left out. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { linesOf } from "../rows.ts";
import { activityName } from "../screens.ts";
import type { Oracle } from "../trace.ts";
import { elementKey, placeSignature } from "./signature.ts";
import { isWhole } from "./state.ts";

const totalWords = /^(?:grand |week(?:ly)? |overall )?total\b|^sum$|^altogether|^합계|^총/i;
/** Lines that are no part of a sum. */
const others =
  /\b(?:average|avg|mean|max|min|best|longest|goal|target|left|remaining|of which|incl\w*)\b|평균|최고|목표|남은/i;
/** Addends that are needed; fewer may be a coincidence. */
const fewest = 2;

/** A value in its smallest unit, and what it is counted in. */
interface Measure {
  readonly amount: number;
  readonly unit: string;
  /** It is rounded to this. */
  readonly step: number;
}

/** Durations in minutes ("2 h 30 min", "45 min", "1:30 h"), and numbers with a unit ("5.2 km", "320 kcal"). */
export function measureIn(text: string): Measure | null {
  const parts = /^(?:(\d+)\s?(?:h|hr|hrs|hours?|시간))?\s*(?:(\d+)\s?(?:m|min|mins|minutes?|분))?$/i.exec(
    text.trim(),
  );
  if (parts !== null && (parts[1] ?? parts[2]) !== undefined)
    return { amount: Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0), unit: "min", step: 0 };
  const number = /^(\d+(?:[.,]\d+)?)\s?(km|mi|kcal|cal|kg|g|l|ml|points?|pts|kWh|steps?)$/i.exec(text.trim());
  const digits = number?.[1];
  if (number === null || digits === undefined) return null;
  const decimals = /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
  return {
    amount: Number(digits.replace(",", ".")),
    unit: number[2]?.toLocaleLowerCase("en") ?? "",
    step: decimals === 0 ? 0 : 10 ** -decimals,
  };
}

interface Wrong {
  readonly total: ScreenElement;
  readonly how: string;
}

function wrongTotal(screen: Observation): Wrong | null {
  const lines = linesOf(screen).flatMap(({ label, value }) => {
    const measure = measureIn(value.text);
    return measure === null ? [] : [{ label, value, measure }];
  });
  const at = lines.findIndex(({ label }) => totalWords.test(label.text));
  const total = lines[at];
  if (total === undefined || lines.filter(({ label }) => totalWords.test(label.text)).length !== 1)
    return null;
  const addends = lines.filter(
    ({ label, value, measure }) =>
      value !== total.value &&
      value.parent === total.value.parent &&
      measure.unit === total.measure.unit &&
      value.bounds.top < total.value.bounds.top &&
      !others.test(label.text),
  );
  const sum = addends.reduce((all, { measure }) => all + measure.amount, 0);
  const slack = total.measure.step * (addends.length + 1);
  if (addends.length < fewest || total.measure.amount >= sum - slack) return null;
  const how = addends.map(({ label, value }) => `${label.text} ${value.text}`).join(", ");
  return { total: total.value, how };
}

/** Totals of hours, minutes, distances and the like. */
export const columns: Oracle = {
  name: "columns",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (!isWhole(screen) || screen.package !== trace.app) return [];
    const wrong = wrongTotal(screen);
    if (wrong === null) return [];
    return [
      {
        oracle: "columns",
        kind: "wrong-result",
        severity: "medium",
        title: `Wrong total on ${activityName(screen.activity)}`,
        expected: `At least all that stands above it: ${wrong.how}.`,
        actual: `The screen shows ${wrong.total.text}.`,
        signature: placeSignature(
          "wrong-result",
          screen.activity,
          elementKey({ ...wrong.total, label: "total" }),
        ),
        element: wrong.total,
        signal: null,
        evidence: [wrong.how, `total: ${wrong.total.text}`],
        span: 1,
        stillPicture: false,
        shownOn: "after",
      },
    ];
  },
};
