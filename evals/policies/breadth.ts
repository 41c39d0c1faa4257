/** The baseline of today's common tools: each control of each screen once, the nearest first. */
import { openApp, pressKey, tap, typeText } from "../../agent/explorer/actions.ts";
import type { Decision, Policy, RunSoFar } from "../../agent/policy.ts";
import { screenKey } from "../../agent/screens.ts";
import type { ScreenElement } from "../../tools/evidence.ts";

/** How an element is told from others of its screen. */
const keyOf = (element: ScreenElement): string =>
  [element.className, element.resourceId, element.text, element.desc].join("|");

/** Breadth first without chance: every run of an app is the same. */
export function createBreadthFirst(): Policy {
  const tried = new Set<string>();
  /** How often BACK was pressed in a row: a screen that cannot be left is left by opening the app anew. */
  let backs = 0;
  const next = ({ app, screen }: RunSoFar): Decision => {
    if (screen === null || screen.package !== app) return openApp(app, "the app is not in front");
    const place = screenKey(screen);
    const fresh = screen.elements.find(
      (element) =>
        element.ref !== "" &&
        element.enabled &&
        (element.clickable || element.editable) &&
        !tried.has(`${place} ${keyOf(element)}`),
    );
    if (fresh !== undefined) {
      backs = 0;
      tried.add(`${place} ${keyOf(fresh)}`);
      return fresh.editable
        ? typeText(screen, fresh, "test", "not tried here yet")
        : tap(screen, fresh, "not tried here yet");
    }
    backs += 1;
    return backs % 4 === 0 ? openApp(app, "nothing new behind") : pressKey("back", "nothing new here");
  };
  return { name: "breadth-first", decide: (run) => Promise.resolve(next(run)) };
}
