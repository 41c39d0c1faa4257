/** The baseline that everyone knows: whatever comes, like a monkey. */
import {
  interrupt,
  longPress,
  openApp,
  pressKey,
  scrollDown,
  tap,
  typeText,
} from "../../agent/explorer/actions.ts";
import { createChance } from "../../agent/explorer/random.ts";
import type { Decision, Policy } from "../../agent/policy.ts";

const words = ["", "0", "a", "test", "12345", "a@b.c", "-1"] as const;

/** Random actions on what is on the screen; the same for the same seed. */
export function createRandom(seed: number): Policy {
  const chance = createChance(seed);
  const next = ({ app, screen }: Parameters<Policy["decide"]>[0]): Decision => {
    if (screen === null || screen.package !== app) return openApp(app, "the app is not in front");
    const usable = screen.elements.filter((element) => element.ref !== "" && element.enabled);
    const kind = chance.next();
    if (kind < 0.06) return pressKey("back", "at random");
    if (kind < 0.09)
      return interrupt(chance.pick(["rotate", "background", "process_death", "restart"]), "at random");
    const [first, ...rest] = usable.filter(
      (element) => element.clickable || element.editable || element.scrollable || element.longClickable,
    );
    if (first === undefined) return pressKey("back", "nothing to use");
    const element = chance.pick([first, ...rest]);
    if (element.editable) return typeText(screen, element, chance.pick(words), "at random");
    if (element.scrollable && !element.clickable) return scrollDown(screen, element, "at random");
    if (element.longClickable && chance.next() < 0.2) return longPress(screen, element, "at random");
    return tap(screen, element, "at random");
  };
  return { name: "random", decide: (run) => Promise.resolve(next(run)) };
}
