/** Why there is no tree, or none to trust, in words for a model. */
import type { Focus } from "../device/answers/focus.ts";
import type { Observation } from "../evidence.ts";

const words: Readonly<Record<Exclude<Observation["problem"], "no-root" | "tool-failed">, string>> = {
  none: "",
  "no-idle": "The device gave no tree: the screen never came to rest. Use screenshot and tap_point.",
  foreign: "The tree belongs to another app than the one in focus and may be stale. Call dump_ui again.",
  secure: "The screen forbids screenshots; only the tree is known.",
};

/**
 * What is wrong, and the next move. A dump without a root node while an activity has the focus means that its process did
 * not answer accessibility's question within five seconds; Android calls that a hang (ANR) only once it also leaves a
 * touch or key unanswered.
 */
export function problemWords(problem: Observation["problem"], focus: Focus, dumper: string): string {
  if (problem === "tool-failed") return dumperWords(dumper);
  if (problem !== "no-root") return words[problem];
  return focus.component
    ? `The device gave no tree: ${focus.component.package} is in focus but does not answer; it is busy or hangs. Call dump_ui again; if it still does not answer, press_key back: the device reports an ANR only when input waits for 5 s.`
    : "The device gave no tree: no window is in focus (screen off, locked, or between two windows). Call dump_ui again, use screenshot, or press_key wakeup.";
}

/** One program at a time may read a device's screen: those that stay, such as Appium's server, keep all others out. */
function dumperWords(dumper: string): string {
  if (/already ?registered|UiAutomation not connected/.test(dumper))
    return "The device gave no tree: another program reads its screen (Appium, uiautomator2, Maestro or a test). End it, then call dump_ui again; until then use screenshot and tap_point.";
  if (/inaccessible or not found|: not found/.test(dumper))
    return "The device gave no tree: it has no uiautomator. Use screenshot and tap_point.";
  return "The device's dumper failed. Use screenshot and tap_point, or dump_ui again.";
}

/** Whether a screen that did not settle is one that moves: one that cannot be read is something else. */
export function isMoving(problem: Observation["problem"]): boolean {
  return problem === "none" || problem === "no-idle" || problem === "foreign";
}
