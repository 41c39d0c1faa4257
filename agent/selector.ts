/** Finding an element again: on another run, after a restart, in another build. */
import type { ScreenElement } from "../tools/evidence.ts";
import type { Selector } from "./events.ts";

type Facts = Pick<Selector, "resourceId" | "text" | "desc" | "className" | "label">;

/** An empty fact matches anything; that way a selector can leave out what changes. */
const matches = (element: ScreenElement, facts: Facts): boolean =>
  element.ref !== "" &&
  (facts.resourceId === "" || element.resourceId === facts.resourceId) &&
  (facts.text === "" || element.text === facts.text) &&
  (facts.desc === "" || element.desc === facts.desc) &&
  (facts.className === "" || element.className === facts.className) &&
  (facts.label === "" || element.label === facts.label);

/** The facts that tell an element apart from the others on its screen. What a user types into a field is not one. */
export function selectorOf(element: ScreenElement, elements: readonly ScreenElement[]): Selector {
  const facts: Facts = {
    resourceId: element.resourceId,
    text: element.editable ? "" : element.text,
    desc: element.desc,
    className: element.className,
    label: element.editable ? "" : element.label,
  };
  const alike = elements.filter((other) => matches(other, facts));
  const nth = alike.findIndex((other) => other.ref === element.ref);
  return { ...facts, nth: Math.max(0, nth) };
}

/** Numbers in words change from visit to visit: "Cart, 2 items". */
const withoutNumbers = (words: string): string => words.replaceAll(/\d+(?:[.,]\d+)*/g, "#");

const only = (found: readonly ScreenElement[]): ScreenElement | null =>
  found.length === 1 ? (found[0] ?? null) : null;

/** The element that a selector means on this screen: by all its facts, then by fewer as long as only one matches. */
export function findElement(selector: Selector, elements: readonly ScreenElement[]): ScreenElement | null {
  const exact = elements.filter((element) => matches(element, selector))[selector.nth];
  if (exact !== undefined) return exact;
  const none: Facts = { resourceId: "", text: "", desc: "", className: selector.className, label: "" };
  const byId = { ...none, resourceId: selector.resourceId };
  const weaker: Facts[] = [
    { ...selector, label: "" },
    { ...byId, desc: selector.desc },
    { ...byId, label: selector.label },
    { ...none, text: selector.text, desc: selector.desc },
    { ...none, label: selector.label },
  ];
  for (const facts of weaker) {
    if (facts.text + facts.desc + facts.label === "") continue;
    const found = only(elements.filter((element) => matches(element, facts)));
    if (found !== null) return found;
  }
  if (selector.resourceId === "") return null;
  const sameId = elements.filter((element) => matches(element, byId));
  const sameWords = sameId.filter(
    (element) => withoutNumbers(element.label) === withoutNumbers(selector.label),
  );
  return sameWords[selector.nth] ?? only(sameId);
}
