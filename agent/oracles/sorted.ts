/** Order: after a choice that names an order, the rows stand in it. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";
import type { Oracle, Trace } from "../trace.ts";
import { measureIn } from "./columns.ts";
import { moneyIn } from "./money.ts";
import { listOf, within } from "../rows.ts";
import type { Row } from "../rows.ts";
import { placeSignature } from "./signature.ts";

interface Order {
  readonly name: string;
  readonly words: RegExp;
  /** The value of a row; null when it has none. */
  readonly value: (row: Row) => number | string | null;
  readonly falling: boolean;
}

/** What has to be paid: beside it the former price may stand, which is higher. */
const price = (row: Row): number | null => {
  const prices = row.texts
    .map((element) => moneyIn(element.text))
    .filter((money) => money !== null)
    .map((money) => money.cents);
  return prices.length === 0 || prices.length > 2 ? null : Math.min(...prices);
};

const rating = (row: Row): number | null => {
  const found = row.texts
    .map((element) => /(?:^|★\s?|\s)([0-5][.,]\d)\b/.exec(element.text)?.[1])
    .filter((digits) => digits !== undefined);
  return found.length === 1 ? Number((found[0] ?? "").replace(",", ".")) : null;
};

const title = (row: Row): string | null =>
  row.texts.find((element) => /\p{L}{2}/u.test(element.text) && moneyIn(element.text) === null)?.text ?? null;

/** The only duration of a row, in minutes. */
const duration = (row: Row): number | null => {
  const found = row.texts.map(({ text }) => measureIn(text)).filter((one) => one?.unit === "min");
  return found.length === 1 ? (found[0]?.amount ?? null) : null;
};

const orders: readonly Order[] = [
  {
    name: "time, short to long",
    words: /\b(?:quickest|fastest|shortest)\b|짧은 ?(?:시간)?순|빠른 ?순/i,
    value: duration,
    falling: false,
  },
  {
    name: "price, low to high",
    words: /price.*(?:low.*high|asc|↑)|low(?:est)?.*(?:price|high)|cheapest|낮은 ?가격/i,
    value: price,
    falling: false,
  },
  {
    name: "price, high to low",
    words: /price.*(?:high.*low|desc|↓)|high(?:est)?.*(?:price|low)|높은 ?가격/i,
    value: price,
    falling: true,
  },
  { name: "rating", words: /\b(?:top|highest|best) rat|\brating\b|평점/i, value: rating, falling: true },
  {
    name: "name",
    words: /\bname\b|\btitle\b|a\s?[-–to]+\s?z\b|alphabet|이름순|가나다/i,
    value: title,
    falling: false,
  },
];

/** The order that the last choice named: a tap on an option, on a screen that offered several. */
function chosen(trace: Trace): { order: Order; element: ScreenElement; at: number } | null {
  const at = trace.steps.length - 1;
  const step = trace.steps[at];
  const target = step?.target ?? null;
  if (step === undefined || target === null || step.action.tool !== "tap" || target.text.length > 40)
    return null;
  const said = target.text === "" ? target.label : target.text;
  const order = orders.find((one) => one.words.test(said));
  if (order === undefined) return null;
  const offered = (step.before?.elements ?? []).filter((element) =>
    orders.some((one) => one.words.test(element.text)),
  );
  return offered.length >= 2 ||
    /sort|정렬/i.test(`${target.resourceId} ${said}`) ||
    /\bfirst$|순$/i.test(said)
    ? { order, element: target, at }
    : null;
}

const outOfOrder = (values: readonly (number | string)[], falling: boolean): number =>
  values.findIndex((value, at) => {
    const before = values[at - 1];
    if (at === 0 || before === undefined) return false;
    const order =
      typeof value === "string" || typeof before === "string"
        ? String(before).localeCompare(String(value), undefined, { sensitivity: "base", numeric: true })
        : before - value;
    return falling ? order < 0 : order > 0;
  });

/** What is pinned stands before the rest, whatever the order. */
const pinned = /\bunpin\b|\bpinned\b|고정됨|고정 해제/i;

function rowsOf(screen: Observation | null): readonly Row[] {
  if (screen === null) return [];
  const { elements } = screen;
  return (listOf(screen)?.rows ?? []).filter(({ root }) => {
    const at = elements.indexOf(root);
    return !elements.some(
      ({ text, desc }, where) => pinned.test(`${text} ${desc}`) && within(elements, where, at),
    );
  });
}

/** Rows that are not in the order that was chosen. */
export const sorted: Oracle = {
  name: "sorted",
  check(trace) {
    const choice = chosen(trace);
    const screen = trace.steps.at(-1)?.after ?? null;
    if (choice === null || screen === null || screen.package !== trace.app) return [];
    const values = rowsOf(screen).map((row) => choice.order.value(row));
    const known = values.filter((value) => value !== null);
    // A row without its value (cut at the edge) may be the last one only.
    if (known.length < 3 || values.slice(0, -1).some((value) => value === null)) return [];
    const wrong = outOfOrder(known, choice.order.falling);
    if (wrong === -1) return [];
    const pair = `${known[wrong - 1] ?? ""} before ${known[wrong] ?? ""}`;
    return [
      {
        oracle: "sorted",
        kind: "wrong-result",
        severity: "medium",
        title: `Wrong order by ${choice.order.name} on ${activityName(screen.activity)}`,
        expected: `Rows in the order "${choice.order.name}".`,
        actual: `Row ${wrong + 1} is out of order: ${pair}.`,
        signature: placeSignature("wrong-result", screen.activity, `order ${choice.order.name}`),
        element: rowsOf(screen)[wrong]?.root ?? null,
        signal: null,
        evidence: [`chosen: ${choice.element.label}`, `values: ${known.join(", ")}`],
        span: 1,
        stillPicture: false,
        shownOn: "after",
      },
    ];
  },
};
