/** Forms take what no right app takes, and refuse what every right app takes. */
import type { ScreenElement } from "../../tools/evidence.ts";
import { valueFor } from "../explorer/values.ts";
import type { FieldKind } from "../explorer/values.ts";
import { activityName } from "../screens.ts";
import type { Candidate, Oracle, Trace } from "../trace.ts";
import { moneyIn } from "./money.ts";
import { sentBy } from "./sending.ts";
import type { Entry, Sent } from "./sending.ts";
import { elementKey, placeSignature } from "./signature.ts";

/** Things of which there cannot be less than none. */
const countable =
  /\b(?:quantity|qty|count|age|minutes?|hours?|duration|time|servings?|guests?|nights?|persons?|people|weight|height|distance|km|price|cost|reps?|sets?|steps?|pages?|size|amount to (?:send|pay))\b|수량|나이|시간|인원|가격/i;
/** Screens on which an amount goes from one to another: it cannot go backwards. */
const moves = /\b(?:send|pay|transfer|top ?up|withdraw|deposit|donate)/i;

const namesOf = (field: ScreenElement): string =>
  `${field.resourceId.replace(/^.*:id\//, "").replaceAll("_", " ")} ${field.hint} ${field.desc} ${field.label}`;

const isDay = (text: string): boolean => {
  const [year, month, day] = text.split("-").map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
  return date.getUTCMonth() === (month ?? 1) - 1;
};

/** Why a value cannot be right; null when it may be. */
function wrongIn({ field, kind, value }: Entry, sent: Sent): string | null {
  if (kind === "email" && !/\buser/i.test(namesOf(field)))
    return /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/.test(value) ? null : "no e-mail address";
  if (kind === "date") return /^\d{4}-\d\d-\d\d$/.test(value) && !isDay(value) ? "no day of any year" : null;
  if (kind === "card")
    return /^\d{1,11}$/.test(value.replaceAll(" ", "")) ? "no card number: too short" : null;
  if (kind === "expiry") return /^(?:1[3-9]|[2-9]\d)\//.test(value) ? "no month of any year" : null;
  if (kind !== "amount" && kind !== "number") return null;
  const screen = `${activityName(sent.form.activity)} ${sent.step.target?.text ?? ""}`;
  if (/^-\s?\d/.test(value) && (countable.test(namesOf(field)) || moves.test(screen)))
    return "less than nothing";
  return moves.test(screen) ? beyondBalance(value, sent) : null;
}

/** More than the screen itself says there is. */
function beyondBalance(value: string, sent: Sent): string | null {
  const says = sent.form.elements.find(({ text }) => /\b(?:balance|available|you have)\b|잔액/i.test(text));
  if (says === undefined) return null;
  const near = sent.form.elements.filter(({ parent, text }) => parent === says.parent && text !== "");
  const there = [says, ...near].map(({ text }) => moneyIn(text)).find((money) => money !== null) ?? null;
  const asked = Number(value.replaceAll(/[^\d.]/g, ""));
  return there !== null && asked * 100 > there.cents ? `more than there is (${says.text})` : null;
}

const candidate = (
  sent: Sent,
  element: ScreenElement | null,
  words: Pick<Candidate, "title" | "expected" | "actual" | "evidence">,
  about: string,
): Candidate => ({
  oracle: "validation",
  kind: "validation",
  severity: "medium",
  ...words,
  signature: placeSignature("validation", sent.form.activity, about),
  element,
  signal: null,
  span: 1,
  stillPicture: false,
});

const nameOf = (field: ScreenElement): string =>
  field.hint || field.desc || field.resourceId.replace(/^.*:id\//, "").replaceAll("_", " ") || field.label;

/** One wrong value in a form that was taken all the same. */
function tooLoose(sent: Sent): readonly Candidate[] {
  if (!sent.taken) return [];
  return sent.entries.flatMap((entry) => {
    const why = wrongIn(entry, sent);
    if (why === null) return [];
    const name = nameOf(entry.field);
    return [
      candidate(
        sent,
        entry.field,
        {
          title: `"${name}" takes "${entry.value.slice(0, 40)}" on ${activityName(sent.form.activity)}`,
          expected: `The form is refused, with words about "${name}".`,
          actual: `"${entry.value.slice(0, 60)}" was taken: ${why}.`,
          evidence: [`sent by ${sent.step.action.words}`, `led to ${activityName(sent.after.activity)}`],
        },
        `takes ${elementKey({ ...entry.field, label: "" })} ${entry.kind}`,
      ),
    ];
  });
}

/** Whatever the form tells of its rules before, it may refuse. */
const tellsRules =
  /\b(?:only|letters|characters|digits|at most|max(?:imum)?|up to|format|e\.g\.|domestic)\b|자 이내|숫자만|한글만/i;
/** Refusals that are about something else. */
const otherReasons =
  /\b(?:already|exists?|taken|too long|network|offline|connection|required|missing|choose|select)\b|이미|중복|연결/i;

const unusualKinds: readonly FieldKind[] = ["text", "name", "phone", "email"];

/** A right but unusual value that is refused by a form that takes usual ones. */
function tooStrict(trace: Trace, sent: Sent): readonly Candidate[] {
  if (sent.taken || sent.after.activity !== sent.form.activity || sent.messages.length === 0) return [];
  const unusual = sent.entries.filter(({ value }) =>
    unusualKinds.some((kind) => valueFor(kind, "unusual") === value),
  );
  const entry = unusual[0];
  if (entry === undefined || unusual.length !== 1) return [];
  if (sent.form.elements.some(({ text, hint, editable }) => tellsRules.test(editable ? hint : text)))
    return [];
  if (sent.messages.some((message) => otherReasons.test(message))) return [];
  const takesUsual = trace.steps.some((_, at) => {
    const other = at < trace.steps.length - 1 ? sentBy(trace, at) : null;
    return other?.taken === true && other.form.activity === sent.form.activity && other.entries.length > 0;
  });
  if (!takesUsual) return [];
  const name = nameOf(entry.field);
  return [
    candidate(
      sent,
      entry.field,
      {
        title: `"${name}" refuses "${entry.value}" on ${activityName(sent.form.activity)}`,
        expected: `"${entry.value}" is taken: it is unusual, but right.`,
        actual: `The form said "${sent.messages[0]?.slice(0, 80) ?? ""}".`,
        evidence: [`sent by ${sent.step.action.words}`, `other values were taken by the same form`],
      },
      `refuses ${elementKey({ ...entry.field, label: "" })}`,
    ),
  ];
}

const consents = /\b(?:i agree|agree to|i accept|accept the|i consent|i have read|terms)\b|동의|약관/i;
const optional = /optional|news|offers|marketing|updates|선택|광고|마케팅/i;

/** A form that was sent without the consent that it asks for. */
function withoutConsent(sent: Sent): readonly Candidate[] {
  const box = sent.form.elements.find(
    (element) =>
      element.checkable && !element.checked && consents.test(element.label) && !optional.test(element.label),
  );
  if (box === undefined || !sent.taken) return [];
  return [
    candidate(
      sent,
      sent.step.target,
      {
        title: `"${sent.step.target?.label ?? ""}" works without consent on ${activityName(sent.form.activity)}`,
        expected: `Nothing is sent as long as "${box.label.slice(0, 60)}" is not ticked.`,
        actual: `It led to ${activityName(sent.after.activity)}.`,
        evidence: [`not ticked: ${box.label}`],
      },
      `consent ${elementKey(sent.step.target)}`,
    ),
  ];
}

/** Validation, where it can be judged for certain. */
export const validation: Oracle = {
  name: "validation",
  check(trace) {
    const sent = sentBy(trace, trace.steps.length - 1);
    return sent === null ? [] : [...tooLoose(sent), ...tooStrict(trace, sent), ...withoutConsent(sent)];
  },
};
