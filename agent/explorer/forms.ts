/** Forms: their fields, and the control that sends them. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { searches, submits } from "../lexicon.ts";
import { activityName } from "../screens.ts";
import { kindOfField } from "./values.ts";

/** Fields that can be typed into, from the top. */
export const fieldsOf = (screen: Observation): readonly ScreenElement[] =>
  screen.elements.filter((element) => element.editable && element.enabled && element.ref !== "");

/** A name of a field that stays over visits: its id, or its place among those that have none. */
export function fieldName(screen: Observation, field: ScreenElement): string {
  if (field.resourceId !== "") return field.resourceId;
  const nameless = screen.elements.filter((element) => element.editable && element.resourceId === "");
  return `field ${nameless.indexOf(field) + 1}`;
}

/** A lone field that looks for something. */
export const isSearch = (screen: Observation): boolean => {
  const fields = fieldsOf(screen);
  const only = fields[0];
  if (only === undefined || fields.length !== 1) return false;
  const kind = kindOfField(only);
  return kind === "search" || (kind === "text" && /search|find/i.test(activityName(screen.activity)));
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

/** Words of these titles to search for, in small letters: one that begins a title, and one that ends another. */
export function queriesFrom(
  titles: readonly string[],
  pick: (words: readonly [string, ...string[]]) => string,
): readonly string[] {
  const words = titles.map((title) => title.split(/\s+/).filter((word) => /^\p{L}{3,}$/u.test(word)));
  const firsts = words.flatMap((one) => one.slice(0, 1));
  const lasts = words.flatMap((one) => (one.length > 1 ? one.slice(-1) : []));
  const picked = [firsts, lasts].flatMap((some) => {
    const [first, ...rest] = [...new Set(some)];
    return first === undefined ? [] : [pick([first, ...rest]).toLocaleLowerCase("en")];
  });
  return [...new Set(picked)];
}
