/** Amounts of money in texts, as people write them. */

const amount =
  /(?<sign>[-\u2212\u2013]\s?)?(?<before>US\$|[$€£₩¥])\s?(?<sign2>[-\u2212])?(?<a>\d{1,3}(?:[,.\u00a0 ]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?)|(?<sign3>[-\u2212\u2013]\s?)?(?<b>\d{1,3}(?:[,.\u00a0]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?)\s?(?:원|€|kr|zł)/u;

/** In hundredths, so that sums are exact. */
export interface Money {
  readonly cents: number;
  /** Written with a minus sign. */
  readonly negative: boolean;
}

/** The digits of an amount in hundredths: two digits after the last separator are decimals, three are thousands. */
function cents(digits: string): number {
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = decimals === null ? digits : digits.slice(0, decimals.index);
  const part = decimals?.[1] ?? "0";
  return Number(whole.replaceAll(/\D/g, "")) * 100 + Number(part.padEnd(2, "0"));
}

/** The only amount in a text; null when there is none or more than one. */
export function moneyIn(text: string): Money | null {
  const found = amount.exec(text);
  const digits = found?.groups?.["a"] ?? found?.groups?.["b"];
  if (found === null || digits === undefined) return null;
  if (amount.test(text.slice(found.index + found[0].length))) return null;
  const { sign, sign2, sign3 } = found.groups ?? {};
  return { cents: cents(digits), negative: (sign ?? sign2 ?? sign3) !== undefined };
}

/** Another amount, written as the only one in a text is: with its sign of currency, its separators and its decimals. */
export function writtenLike(text: string, hundredths: number): string {
  const found = amount.exec(text);
  const digits = found?.groups?.["a"] ?? found?.groups?.["b"];
  if (found === null || digits === undefined) return (hundredths / 100).toFixed(2);
  const decimals = /([.,])\d{1,2}$/.exec(digits);
  const [, group = decimals?.[1] === "," ? "." : ","] = /\d([,.\u00a0 ])\d{3}/.exec(digits) ?? [];
  const [whole = "", part = ""] = (Math.abs(hundredths) / 100).toFixed(2).split(".");
  const grouped = /\d{4}/.test(digits) ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  const written = decimals === null && part === "00" ? grouped : `${grouped}${decimals?.[1] ?? "."}${part}`;
  return `${hundredths < 0 ? "-" : ""}${found[0].replace(digits, written)}`;
}
