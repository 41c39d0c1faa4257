/** Count algebra: lines of a summary add up to its total, rows to its subtotal. Only where all of it is in sight. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle, Trace } from "../trace.ts";
import { moneyIn, writtenLike } from "./money.ts";
import { linesOf, listOf, within } from "../rows.ts";
import { elementKey, placeSignature } from "./signature.ts";

const totalWords = /^(?:grand |order |cart )?total\b|^(?:총 ?)?합계|^총액|^총 결제|^결제 금액/i;
const subtotalWords =
  /^(?:sub-?total|items?(?: total)?\b|merchandise|products?\b)|^상품 ?(?:금액|합계)|^소계/i;
const addedWords = /\b(?:shipping|delivery|postage|tax|vat|fee|tip|service)\b|배송|세금|수수료|부가세/i;
const takenWords = /\b(?:discount|coupon|promo|voucher|saving|credit)s?\b|할인|쿠폰/i;
/** Prices that hold the tax already. */
const included = /incl|포함/i;
const free = /^(?:free|무료)$/i;

interface Sum {
  readonly total: ScreenElement;
  readonly shown: number;
  readonly computed: number;
  readonly how: string;
}

/** Subtotal, what is added, what is taken away, total: null when a line cannot be read for certain. */
function ofSummary(screen: Observation): Sum | null {
  let subtotal: number | null = null;
  let total: { element: ScreenElement; cents: number } | null = null;
  let others = 0;
  const said: string[] = [];
  for (const { label, value } of linesOf(screen)) {
    const money = free.test(value.text) ? { cents: 0, negative: false } : moneyIn(value.text);
    const isSummary = [totalWords, subtotalWords, addedWords, takenWords].some((words) =>
      words.test(label.text),
    );
    if (!isSummary) continue;
    if (money === null) return null;
    said.push(`${label.text} ${value.text}`);
    if (subtotalWords.test(label.text)) {
      if (subtotal !== null) return null;
      subtotal = money.cents;
    } else if (totalWords.test(label.text)) {
      if (total !== null) return null;
      total = { element: value, cents: money.cents };
    } else if (included.test(label.text)) continue;
    else others += (takenWords.test(label.text) || money.negative ? -1 : 1) * money.cents;
  }
  if (subtotal === null || total === null) return null;
  return { total: total.element, shown: total.cents, computed: subtotal + others, how: said.join(", ") };
}

const times = /(?:^|[^\p{L}\d])[x×]\s?(\d{1,3})\b|\b(\d{1,3})\s?[x×](?:$|[^\p{L}\d])/u;

/** The quantity that a text says; undefined when it says none. */
const quantityIn = (text: string): string | undefined =>
  times
    .exec(text)
    ?.slice(1)
    .find((digits) => digits !== undefined) ?? /^\d{1,3}$/.exec(text.trim())?.[0];

/** What a row may cost: its price, times its quantity where the price is not that of the whole line. Null when unsure. */
function costsOf(texts: readonly ScreenElement[]): readonly number[] | null {
  const prices = texts.map((element) => moneyIn(element.text)).filter((money) => money !== null);
  const quantities = texts
    .map((element) => quantityIn(element.text))
    .filter((digits) => digits !== undefined);
  const [one, two] = prices.map((money) => money.cents);
  if (
    one === undefined ||
    prices.length > 2 ||
    quantities.length > 1 ||
    prices.some((money) => money.negative)
  )
    return null;
  const quantity = Number(quantities[0] ?? 1);
  if (two === undefined) return quantity === 1 ? [one] : [one * quantity, one];
  // The price of one and that of the line; anything else (a former price) cannot be told.
  if (one * quantity === two) return [two];
  return two * quantity === one ? [one] : null;
}

const hasMoney = (texts: readonly ScreenElement[]): boolean =>
  texts.some((element) => moneyIn(element.text) !== null);

/** Entries above a line: those of a list, or the blocks beside the one that the line is in. Null unless all are in sight. */
function entriesAbove(
  screen: Observation,
  line: ScreenElement,
): readonly (readonly ScreenElement[])[] | null {
  const { elements } = screen;
  const list = listOf(screen);
  if (list !== null && list.rows.some((row) => hasMoney(row.texts))) {
    return list.whole ? list.rows.map((row) => row.texts) : null;
  }
  for (let at = elements.indexOf(line); at >= 0; at = elements[at]?.parent ?? -1) {
    const block = elements[at];
    if (block?.scrollable === true) return null;
    const beside = elements.flatMap((element, where) =>
      element.parent === block?.parent && where < at
        ? [elements.filter((inner, inside) => inner.text !== "" && within(elements, inside, where))]
        : [],
    );
    if (!beside.some((texts) => hasMoney(texts))) continue;
    for (let up = block?.parent ?? -1; up >= 0; up = elements[up]?.parent ?? -1)
      if (elements[up]?.scrollable === true) return null;
    return beside;
  }
  return null;
}

/** All sums that one choice for each row can give. */
const sumsOf = (choices: readonly (readonly number[])[]): readonly number[] =>
  choices.reduce<readonly number[]>(
    (sums, row) => [...new Set(sums.flatMap((sum) => row.map((cost) => sum + cost)))].slice(0, 64),
    [0],
  );

/** Rows against the subtotal, or the total where nothing else is added. */
function ofRows(screen: Observation): Sum | null {
  const summary = linesOf(screen).filter(
    ({ label }) => subtotalWords.test(label.text) || totalWords.test(label.text),
  );
  const line =
    summary.find(({ label }) => subtotalWords.test(label.text)) ??
    (summary.length === 1 ? summary[0] : undefined);
  if (line === undefined) return null;
  const extras = linesOf(screen).some(
    ({ label }) => addedWords.test(label.text) || takenWords.test(label.text),
  );
  if (totalWords.test(line.label.text) && extras) return null;
  const shown = moneyIn(line.value.text);
  const priced = entriesAbove(screen, line.value)?.filter((texts) => hasMoney(texts)) ?? [];
  const summaryWords = [totalWords, addedWords, takenWords];
  if (priced.some((texts) => texts.some(({ text }) => summaryWords.some((words) => words.test(text)))))
    return null;
  const costs = priced.map((texts) => costsOf(texts)).filter((cost) => cost !== null);
  if (shown === null || costs.length === 0 || costs.length !== priced.length) return null;
  const sums = sumsOf(costs);
  if (sums.includes(shown.cents)) return null;
  return {
    total: line.value,
    shown: shown.cents,
    computed: sums[0] ?? 0,
    how: `${priced.length} rows: ${costs.map((cost) => writtenLike(line.value.text, cost[0] ?? 0)).join(" + ")}`,
  };
}

const wrongSums = (screen: Observation): readonly Sum[] =>
  [ofSummary(screen), ofRows(screen)]
    .filter((sum) => sum !== null && Math.abs(sum.shown - sum.computed) > 1)
    .filter((sum) => sum !== null);

/** Was the same wrong figure on an earlier screen of another kind? Then it is only handed on here. */
const handedOn = (trace: Trace, screen: Observation, sum: Sum): boolean =>
  trace.steps.some(
    ({ before }) =>
      before !== null &&
      before.activity !== screen.activity &&
      before.package === trace.app &&
      wrongSums(before).some((earlier) => earlier.shown === sum.shown),
  );

/** Totals that are not the sum of what stands above them. */
export const totals: Oracle = {
  name: "totals",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (screen === null || screen.package !== trace.app || !screen.settled) return [];
    const found: Candidate[] = [];
    for (const sum of wrongSums(screen)) {
      if (handedOn(trace, screen, sum)) continue;
      const right = writtenLike(sum.total.text, sum.computed);
      found.push({
        oracle: "totals",
        kind: "wrong-result",
        severity: "high",
        title: `Wrong sum: ${sum.total.text.slice(0, 30)}, not ${right}, on ${activityName(screen.activity)}`,
        expected: `${right} (${sum.how}).`,
        actual: `The screen shows ${sum.total.text}.`,
        signature: placeSignature(
          "wrong-result",
          screen.activity,
          elementKey({ ...sum.total, label: "sum" }),
        ),
        element: sum.total,
        signal: null,
        evidence: [sum.how, `shown: ${sum.total.text}`, `computed: ${right}`],
        span: 1,
        stillPicture: false,
        shownOn: "after",
      });
    }
    return found;
  },
};
