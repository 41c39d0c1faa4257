/** S2: what an interruption takes away is told, what merely changes is not. */
import { createChance } from "../../../agent/explorer/random.ts";
import type { Observation, ScreenElement } from "../../../tools/evidence.ts";
import { cleanScreens, realScreens } from "../../bases/bases.ts";
import { askOfInterruption } from "../ask.ts";
import { figure, figureResult, shareFigures } from "../figures.ts";
import type { FigureResult } from "../figures.ts";

/** A change of a screen; null where the screen has nothing to change that way. */
type Change = (screen: Observation, pick: (from: readonly number[]) => number) => Observation | null;

const put = (screen: Observation, at: number, facts: Partial<ScreenElement>): Observation => ({
  ...screen,
  elements: screen.elements.map((element, index) => (index === at ? { ...element, ...facts } : element)),
});
const where = (screen: Observation, holds: (element: ScreenElement) => boolean): readonly number[] =>
  screen.elements.flatMap((element, at) =>
    element.package === screen.package && holds(element) ? [at] : [],
  );
const one =
  (
    holds: (element: ScreenElement) => boolean,
    facts: (element: ScreenElement) => Partial<ScreenElement>,
  ): Change =>
  (screen, pick) => {
    const from = where(screen, holds);
    if (from.length === 0) return null;
    const at = pick(from);
    const element = screen.elements[at];
    return element === undefined ? null : put(screen, at, facts(element));
  };

const isField = (element: ScreenElement): boolean =>
  element.editable && !element.password && element.text !== "" && element.text !== element.hint;
/** A value that the app shows under a name of its own. */
const isValue = (element: ScreenElement): boolean =>
  !element.editable && !element.checkable && /:id\/\w+/.test(element.resourceId) && element.text.length > 2;

/** What a user would miss. */
const losses: Readonly<Record<string, Change>> = {
  "typed text is gone": one(isField, () => ({ text: "" })),
  "typed text is another": one(isField, () => ({ text: "something else" })),
  "a choice is off": one(
    ({ checkable, checked }) => checkable && checked,
    () => ({ checked: false }),
  ),
  "a choice is on": one(
    ({ checkable, checked }) => checkable && !checked,
    () => ({ checked: true }),
  ),
  "a selection is gone": one(
    ({ selected, clickable }) => selected && clickable,
    () => ({ selected: false }),
  ),
};

/** What changes by itself, or by right. */
const harmless: Readonly<Record<string, Change>> = {
  nothing: (screen) => screen,
  "the focus": one(
    ({ focused }) => !focused,
    () => ({ focused: true }),
  ),
  "the keyboard": (screen) => ({ ...screen, keyboard: !screen.keyboard }),
  "a clock": one(isValue, () => ({ text: "09:41" })),
  "an age": one(isValue, ({ text }) => ({ text: /\d+ min ago/.test(text) ? text : "3 min ago" })),
  "a password": one(
    ({ password }) => password,
    () => ({ text: "" }),
  ),
  "places of all": (screen) => ({
    ...screen,
    elements: screen.elements.map((element) => ({
      ...element,
      bounds: { ...element.bounds, top: element.bounds.top + 12, bottom: element.bounds.bottom + 12 },
    })),
  }),
  "a view of the system": (screen) => ({
    ...screen,
    elements: screen.elements.map((element) =>
      element.package === screen.package ? element : { ...element, text: "12:00" },
    ),
  }),
};

const interruptions = ["rotate", "background", "process_death"] as const;

/** Screens with state on them: what the user typed, chose and selected. */
function withState(screen: Observation): Observation {
  let [fields, clocks] = [0, 0];
  return {
    ...screen,
    elements: screen.elements.map((element) => {
      if (element.package !== screen.package) return element;
      if (element.editable && !element.password) return { ...element, text: `typed ${(fields += 1)}` };
      // Two values that move by themselves were so before too.
      if (isValue(element) && clocks < 1 && /time|date|clock|ago/i.test(element.resourceId))
        return { ...element, text: `${8 + (clocks += 1)}:30` };
      return element;
    }),
  };
}

/** Run the suite on dumps of real apps, and on what a walk of so many steps sees of clean ones. */
export async function pairs(walk: number): Promise<FigureResult> {
  const began = Date.now();
  const chance = createChance(1);
  const pick = (from: readonly number[]): number => from[Math.floor(chance.next() * from.length)] ?? 0;
  const failures: string[] = [];
  const bases = [...realScreens(), ...(await cleanScreens(walk))];
  const all = { tp: 0, fp: 0, fn: 0 };
  let cases = 0;
  const kinds = new Map<string, { hits: number; of: number }>();
  const count = (kind: string, ok: boolean): void => {
    const so = kinds.get(kind) ?? { hits: 0, of: 0 };
    kinds.set(kind, { hits: so.hits + (ok ? 1 : 0), of: so.of + 1 });
  };
  for (const [at, { name, screen }] of bases.entries()) {
    const before = withState(screen);
    const kind = interruptions[at % interruptions.length] ?? "rotate";
    for (const [what, change] of Object.entries({ ...losses, ...harmless })) {
      const lost = what in losses;
      // The clock moved before too.
      const from =
        what === "a clock" || what === "an age" ? change(before, () => firstValue(before)) : before;
      const after =
        from === null ? null : what === "a clock" || what === "an age" ? from : change(from, pick);
      if (after === null || from === null) continue;
      const start =
        what === "a clock" ? earlier(from, "09:40") : what === "an age" ? earlier(from, "2 min ago") : from;
      cases += 1;
      const told = askOfInterruption(start, after, kind).some((one) => one.kind === "data-loss");
      count(what, told === lost);
      if (told && lost) all.tp += 1;
      else if (told) all.fp += 1;
      else if (lost) all.fn += 1;
      if (told !== lost) failures.push(`${name}, ${kind}: ${what} was ${told ? "" : "not "}told`);
    }
  }
  return figureResult(
    "pairs",
    [
      ...shareFigures(`${cases} pairs`, all, { f1: 0.82 }),
      ...[...kinds].map(([kind, { hits, of }]) => figure(kind, hits, of)),
    ],
    failures,
    began,
  );
}

const firstValue = (screen: Observation): number => where(screen, isValue)[0] ?? -1;

/** The same, with an earlier time in the place of the first value. */
const earlier = (screen: Observation, text: string): Observation => put(screen, firstValue(screen), { text });
