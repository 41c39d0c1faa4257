/** S3: one thing made wrong on a screen is told, the screen as it was is not. */
import type { FindingKind } from "../../../agent/events.ts";
import { createChance } from "../../../agent/explorer/random.ts";
import type { Candidate } from "../../../agent/trace.ts";
import type { Observation, ScreenElement } from "../../../tools/evidence.ts";
import { cleanScreens, realScreens } from "../../bases/bases.ts";
import { askOfScreen } from "../ask.ts";
import { figure, figureResult, shareFigures } from "../figures.ts";
import type { FigureResult } from "../figures.ts";
import { cropFigures } from "./crops.ts";

/** A way to spoil an element, and what a right report of it is called. */
interface Spoiler {
  readonly name: string;
  readonly kinds: readonly FindingKind[];
  readonly suits: (element: ScreenElement, screen: Observation) => boolean;
  readonly spoil: (element: ScreenElement, screen: Observation) => Partial<ScreenElement>;
}

const isText = (element: ScreenElement): boolean =>
  element.text.length > 3 && !element.editable && !/WebView/.test(element.className);
const says = (name: string, text: (was: string) => string): Spoiler => ({
  name,
  kinds: ["error-text", "display", "translation"],
  suits: isText,
  spoil: (element) => ({ text: text(element.text), label: text(element.text) }),
});
const dp = (screen: Observation, size: number): number => Math.round((size * screen.density) / 160);

const spoilers: readonly Spoiler[] = [
  says("says null", () => "null"),
  says("a part is null", (was) => `${was.slice(0, 12)}: null`),
  says("placeholder %s", (was) => `${was.slice(0, 8)} %s`),
  says("placeholder {name}", () => "Hello {name}"),
  says("raw key", () => "cart_total_label"),
  says("undefined", () => "undefined"),
  says("NaN", () => "NaN"),
  says("wrong encoding", () => "CafÃ© crÃ¨me"),
  says("exception", () => "java.lang.NullPointerException: name"),
  says("object", () => "[object Object]"),
  says("stand-in text", () => "Lorem ipsum dolor sit amet"),
  {
    name: "control without a label",
    kinds: ["accessibility"],
    suits: (element) =>
      element.clickable &&
      element.text === "" &&
      element.desc !== "" &&
      /Image|Button/.test(element.className),
    spoil: () => ({ desc: "", label: "" }),
  },
  {
    name: "target of 24 dp",
    kinds: ["accessibility"],
    suits: (element, screen) =>
      element.clickable &&
      element.bounds.bottom - element.bounds.top >= dp(screen, 44) &&
      element.bounds.top > dp(screen, 80),
    spoil: ({ bounds: { left, top } }, screen) => ({
      bounds: { left, top, right: left + dp(screen, 24), bottom: top + dp(screen, 24) },
    }),
  },
  {
    name: "half outside of the screen",
    kinds: ["display"],
    suits: (element) => isText(element) && element.bounds.right - element.bounds.left > 100,
    spoil: ({ bounds }, screen) => {
      const width = bounds.right - bounds.left;
      const left = screen.width - Math.round(width / 2);
      return { bounds: { ...bounds, left, right: left + width } };
    },
  },
  {
    name: "two texts over each other",
    kinds: ["display"],
    suits: (element, screen) => isText(element) && neighbour(element, screen) !== undefined,
    spoil: (element, screen) => ({ bounds: neighbour(element, screen)?.bounds ?? element.bounds }),
  },
  {
    name: "no room at all",
    kinds: ["display", "accessibility"],
    suits: (element) => element.clickable && element.text !== "",
    spoil: ({ bounds }) => ({ bounds: { ...bounds, bottom: bounds.top } }),
  },
];

/** Another text beside it. */
const neighbour = (element: ScreenElement, screen: Observation): ScreenElement | undefined =>
  screen.elements.find((other) => other !== element && isText(other) && other.parent === element.parent);

/** How many elements of a screen are spoilt in one way, each on a screen of its own. */
const perScreen = 1;

/** Run the suite on dumps of real apps, and on what a walk of so many steps sees of clean ones. */
export async function screens(walk: number): Promise<FigureResult> {
  const began = Date.now();
  const chance = createChance(1);
  const failures: string[] = [];
  const bases = [...realScreens(), ...(await cleanScreens(walk))];
  let [alarms, clean, cases] = [0, 0, 0];
  const all = { tp: 0, fp: 0, fn: 0 };
  const kinds = new Map<string, { hits: number; of: number }>();
  for (const base of bases) {
    const asIs = askOfScreen(base.screen);
    if (base.clean) {
      clean += 1;
      if (asIs.length > 0) {
        alarms += 1;
        failures.push(`${base.name}, as it is: ${asIs[0]?.title ?? ""}`);
      }
    }
    // What is said of the screen as it is, is no answer to what we did to it.
    const known = new Set(asIs.map((one) => one.signature));
    for (const spoiler of spoilers) {
      const suited = base.screen.elements.flatMap((element, at) =>
        element.package === base.screen.package && spoiler.suits(element, base.screen) ? [at] : [],
      );
      for (let count = 0; count < Math.min(perScreen, suited.length); count += 1) {
        const at = suited[Math.floor(chance.next() * suited.length)] ?? 0;
        const fresh = askOfScreen(spoilt(base.screen, at, spoiler)).filter(
          (one) => !known.has(one.signature),
        );
        const right = fresh.filter((one) => isAbout(one, spoiler));
        cases += 1;
        all.tp += right.length > 0 ? 1 : 0;
        all.fn += right.length > 0 ? 0 : 1;
        all.fp += fresh.length - right.length;
        const so = kinds.get(spoiler.name) ?? { hits: 0, of: 0 };
        kinds.set(spoiler.name, { hits: so.hits + (right.length > 0 ? 1 : 0), of: so.of + 1 });
      }
    }
  }
  return figureResult(
    "screens",
    [
      ...shareFigures(`${cases} spoilt screens`, all),
      figure("clean screens without an alarm", clean - alarms, clean, 1),
      ...(await cropFigures()),
      ...[...kinds].map(([kind, { hits, of }]) => figure(kind, hits, of)),
    ],
    failures,
    began,
  );
}

const isAbout = (candidate: Candidate, spoiler: Spoiler): boolean => spoiler.kinds.includes(candidate.kind);

function spoilt(screen: Observation, at: number, spoiler: Spoiler): Observation {
  return {
    ...screen,
    fingerprint: `${screen.fingerprint} spoilt`,
    elements: screen.elements.map((element, index) =>
      index === at ? { ...element, ...spoiler.spoil(element, screen) } : element,
    ),
  };
}
