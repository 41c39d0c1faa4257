/** Count algebra: lines of a summary add up to its total, rows to its subtotal. Only where all of it is in sight. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle } from "../trace.ts";
import { moneyIn } from "./money.ts";
import { linesOf, listOf } from "../rows.ts";
import type { Row } from "../rows.ts";
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

const dollars = (cents: number): string => (cents / 100).toFixed(2);

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

/** What a row costs: its one price times its one quantity. Struck, unit and line prices cannot be told apart: then null. */
function costOf(row: Row): number | null {
  const prices = row.texts.map((element) => moneyIn(element.text)).filter((money) => money !== null);
  const price = prices[0];
  if (price === undefined || prices.length !== 1 || price.negative) return null;
  const quantities = row.texts
    .map(
      (element) =>
        times
          .exec(element.text)
          ?.slice(1)
          .find((digits) => digits !== undefined) ??
        (/^\d{1,3}$/.test(element.text.trim()) ? element.text.trim() : undefined),
    )
    .filter((digits) => digits !== undefined);
  if (quantities.length > 1) return null;
  return price.cents * Number(quantities[0] ?? 1);
}

/** Rows against the subtotal, or the total where nothing else is added. */
function ofRows(screen: Observation): Sum | null {
  const list = listOf(screen);
  if (list === null || !list.whole || list.rows.length === 0) return null;
  const lines = linesOf(screen).filter(
    ({ label }) => subtotalWords.test(label.text) || totalWords.test(label.text),
  );
  const line =
    lines.find(({ label }) => subtotalWords.test(label.text)) ?? (lines.length === 1 ? lines[0] : undefined);
  if (line === undefined) return null;
  const extras = linesOf(screen).some(
    ({ label }) => addedWords.test(label.text) || takenWords.test(label.text),
  );
  if (totalWords.test(line.label.text) && extras) return null;
  const shown = moneyIn(line.value.text);
  const priced = list.rows.filter((row) => row.texts.some((element) => moneyIn(element.text) !== null));
  const costs = priced.map((row) => costOf(row)).filter((cost) => cost !== null);
  if (shown === null || costs.length === 0 || costs.length !== priced.length) return null;
  // A price may be that of the line already: then the plain sum is right as well.
  const plain = priced.reduce(
    (sum, row) =>
      sum + (moneyIn(row.texts.find((element) => moneyIn(element.text) !== null)?.text ?? "")?.cents ?? 0),
    0,
  );
  const computed = costs.reduce((sum, cost) => sum + cost, 0);
  if (shown.cents === plain) return null;
  return {
    total: line.value,
    shown: shown.cents,
    computed,
    how: `${priced.length} rows: ${costs.map((cost) => dollars(cost)).join(" + ")}`,
  };
}

/** Totals that are not the sum of what stands above them. */
export const totals: Oracle = {
  name: "totals",
  check(trace) {
    const screen = trace.steps.at(-1)?.after ?? null;
    if (screen === null || screen.package !== trace.app || !screen.settled) return [];
    const found: Candidate[] = [];
    for (const sum of [ofSummary(screen), ofRows(screen)]) {
      if (sum === null || Math.abs(sum.shown - sum.computed) <= 1) continue;
      found.push({
        oracle: "totals",
        kind: "wrong-result",
        severity: "high",
        title: `Wrong sum on ${activityName(screen.activity)}`,
        expected: `${dollars(sum.computed)} (${sum.how}).`,
        actual: `The screen shows ${sum.total.text}.`,
        signature: placeSignature(
          "wrong-result",
          screen.activity,
          elementKey({ ...sum.total, label: "sum" }),
        ),
        element: sum.total,
        signal: null,
        evidence: [sum.how, `shown: ${sum.total.text}`, `computed: ${dollars(sum.computed)}`],
        span: 1,
        stillPicture: false,
      });
    }
    return found;
  },
};
