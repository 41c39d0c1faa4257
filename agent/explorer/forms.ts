/** Forms: their fields, and the control that sends them. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { searches, submits } from "../lexicon.ts";
import { listOf } from "../rows.ts";
import { kindOfField } from "./values.ts";

/** Fields that can be typed into, from the top. */
export const fieldsOf = (screen: Observation): readonly ScreenElement[] =>
  screen.elements.filter((element) => element.editable && element.enabled && element.ref !== "");

/** A name of a field that stays over visits. */
export const fieldName = (field: ScreenElement): string =>
  field.resourceId === "" ? `${field.hint}|${field.desc}|${field.depth}` : field.resourceId;

/** A lone field that looks for something. */
export const isSearch = (screen: Observation): boolean => {
  const fields = fieldsOf(screen);
  const only = fields[0];
  return only !== undefined && fields.length === 1 && kindOfField(only) === "search";
};

const said = (element: ScreenElement): string => `${element.text} ${element.desc} ${element.label}`;

/** What sends the form: the button beside a lone field, else one whose words say so, else the first below the fields. */
export function submitOf(screen: Observation): ScreenElement | null {
  const buttons = screen.elements.filter(
    (element) =>
      element.clickable &&
      element.ref !== "" &&
      !element.editable &&
      !element.checkable &&
      !searches.test(said(element)),
  );
  const fields = fieldsOf(screen);
  const only = fields[0];
  if (only !== undefined && fields.length === 1) {
    const beside = buttons.find(
      ({ bounds }) =>
        bounds.left >= only.bounds.right - 8 &&
        bounds.top < only.bounds.bottom &&
        bounds.bottom > only.bounds.top,
    );
    if (beside !== undefined) return beside;
  }
  const sending = buttons.filter((element) => submits.test(said(element)));
  const lowest = Math.max(0, ...fields.map((field) => field.bounds.bottom));
  const below = buttons.filter(
    (element) => element.text !== "" && element.role.includes("Button") && element.bounds.top >= lowest,
  );
  return sending.findLast((element) => element.role.includes("Button")) ?? sending.at(-1) ?? below[0] ?? null;
}

/** A word of a row that is in sight, to search for in small letters: what is there must be found. */
export function queryFrom(
  screen: Observation,
  pick: (words: readonly [string, ...string[]]) => string,
): string | null {
  const rows = (listOf(screen)?.rows ?? []).map(
    (row) => row.texts.find((element) => /\p{L}{4}/u.test(element.text))?.text ?? "",
  );
  const words = rows
    .map((title) => title.split(/\s+/).find((word) => /^\p{L}{4,}$/u.test(word)))
    .filter((word) => word !== undefined);
  const [first, ...rest] = [...new Set(words)];
  return first === undefined ? null : pick([first, ...rest]).toLocaleLowerCase("en");
}
