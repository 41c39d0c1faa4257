/** A replay: the same steps from a clean start, the elements found again, and the same oracle asked. */
import { Buffer } from "node:buffer";
import type { Observation } from "../../tools/evidence.ts";
import { samePicture } from "../../tools/screen/image.ts";
import { act } from "../act.ts";
import type { Performed } from "../act.ts";
import type { Action, FindingStep } from "../events.ts";
import type { Hands } from "../hands.ts";
import { isStressed } from "../conditions.ts";
import { ask } from "../oracles/ask.ts";
import { closeButton } from "../screens.ts";
import { findElement, selectorOf } from "../selector.ts";
import type { Candidate, Oracle, TraceStep } from "../trace.ts";

/** What is looked for in a replay. */
export interface Claim {
  readonly oracle: Oracle;
  readonly signature: string;
  /** How many of the last steps belong to it. */
  readonly span: number;
  /** It only holds if the picture did not change in these steps. */
  readonly stillPicture: boolean;
  /** It rests on the picture after the last step, or on those after each. */
  readonly picture?: "last" | "each" | null;
}

export interface Replayed {
  readonly shown: Candidate | null;
  /** All was as claimed but for the picture: it did change. */
  readonly refuted: boolean;
  /** How many of the steps were needed until it showed. */
  readonly used: number;
  /** Device actions, the clean start included. */
  readonly actions: number;
  readonly lost: Performed["lost"];
}

const simple = (tool: string, app: string, words: string): Action => ({
  tool,
  arguments: { package: app },
  target: null,
  words,
});

/** Clean start: data cleared, then opened. */
export const resetAction = (app: string): Action => simple("reset_app", app, "clear the app's data");
/** Undoes large fonts, dark mode, languages and all else that was set. */
export const plainAction: Action = {
  tool: "set_condition",
  arguments: { condition: "reset", value: "" },
  target: null,
  words: "undo all conditions",
};
/** Opening the app from the launcher. */
export const openAction = (app: string): Action => simple("open_app", app, "open the app");

/** The status bar: its clock goes on. */
const statusBar = 0.05;

const bytesOf = (screen: Observation | null): Uint8Array | null =>
  screen?.screenshot == null ? null : Buffer.from(screen.screenshot.base64, "base64");

/** Were the pixels the same before and after all of these steps? Unknown counts as no. */
async function areStill(steps: readonly TraceStep[]): Promise<boolean> {
  const first = bytesOf(steps[0]?.before ?? null);
  for (const step of steps) {
    const after = bytesOf(step.after);
    if (first === null || after === null || !(await samePicture(first, after, statusBar))) return false;
  }
  return first !== null;
}

/** What closes the system's dialog about a crash, when one is there. */
function dialogButton(screen: Observation | null): Action | null {
  const button = screen === null ? null : closeButton(screen);
  if (screen === null || button === null) return null;
  return {
    tool: "tap",
    arguments: {},
    target: selectorOf(button, screen.elements),
    words: "close the system's dialog",
  };
}

const lookAction: Action = { tool: "dump_ui", arguments: { full: false }, target: null, words: "look" };

const signalsAction: Action = { tool: "read_signals", arguments: {}, target: null, words: "read the log" };

/** How often a replay waits for an element that is not there yet. */
const mostLooks = 2;

/** Runs `steps` from a clean start and asks the oracle after each. */
export async function replay(
  hands: Hands,
  app: string,
  steps: readonly FindingStep[],
  claim: Claim,
): Promise<Replayed> {
  const trace: TraceStep[] = [];
  let screen: Observation | null = null;
  let actions = 0;
  let refuted = false;
  const perform = async (action: Action, pictures: boolean): Promise<Performed["lost"] | "missing"> => {
    const element = action.target === null ? null : findElement(action.target, screen?.elements ?? []);
    if (action.target !== null && element === null) return "missing";
    const done = await act(hands, trace.length + 1, action, element, screen, pictures ? "always" : "never");
    actions += 1;
    screen = done.trace.after ?? screen;
    if (action !== lookAction) trace.push(done.trace);
    return done.lost;
  };
  const shown = async (): Promise<Candidate | null> => {
    const found = ask(claim.oracle, { app, steps: trace }).find((one) => one.signature === claim.signature);
    if (found === undefined) return null;
    refuted = claim.stillPicture && !(await areStill(trace.slice(-claim.span)));
    return refuted ? null : found;
  };

  /** Does the claim need a picture after so many steps? */
  const pictured = (done: number): boolean =>
    claim.picture === "each" || (claim.picture === "last" && done === steps.length);

  let used = 0;
  let looks = mostLooks;
  let stopped = await perform(resetAction(app), false);
  stopped ??= await perform(openAction(app), pictured(0));
  let found = stopped === null ? await shown() : null;
  /** Between steps: the system's dialog about another crash is closed, and the app is brought back to the front. */
  const comeBack = async (next: Action): Promise<void> => {
    for (let tries = 0; tries < 2 && stopped === null && found === null; tries += 1) {
      if (screen === null || screen.package === app || next.tool === "open_app") return;
      if (next.target !== null && findElement(next.target, screen.elements) !== null) return;
      const close = dialogButton(screen);
      if (close === null && !/launcher/.test(screen.package)) return;
      stopped = await perform(close ?? openAction(app), false);
      if (stopped === null) found = await shown();
    }
  };
  for (const step of steps) {
    if (stopped === null && found === null) await comeBack(step.action);
    if (stopped !== null || found !== null) break;
    const pictures = claim.stillPicture && used >= steps.length - claim.span;
    if (pictures && used === steps.length - claim.span) stopped = await perform(lookAction, true);
    const seen = pictures || pictured(used + 1);
    stopped ??= await perform(step.action, seen);
    if (stopped === "missing" && looks > 0) {
      // It may come late.
      looks -= 1;
      stopped = (await perform(lookAction, false)) ?? (await perform(step.action, seen));
    }
    used += 1;
    if (stopped === null) found = await shown();
    // A detour that is not there this time is left out; only the last step must be possible.
    if (stopped === "missing" && used < steps.length) stopped = null;
  }
  if (found === null && stopped === null && claim.oracle.signals === true) {
    // The log may lag behind the screen.
    stopped = await perform(signalsAction, false);
    if (stopped === null) found = await shown();
  }
  // What comes next must not run under it.
  if (isStressed(trace) && stopped !== "device-lost") await perform(plainAction, false);
  return { shown: found, refuted, used, actions, lost: stopped === "missing" ? null : stopped };
}
