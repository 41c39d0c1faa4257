/**
 * Waiting until a screen has come to rest: two looks that are equal, or one whose dump itself waited for half a second of
 * quiet (uiautomator waits for a second without events), with the same window in focus before and after. What keeps
 * changing by itself (caret, clock, progress) does not count; past the cap the screen is given as it is, `settled: false`.
 * A tree that another window showed before may come from accessibility's cache: it is read again.
 * All pauses are slept on the device.
 */
import type { Observation } from "../evidence.ts";
import { isPassing } from "../device/answers/focus.ts";
import type { Look } from "../device/look.ts";
import { stillness } from "./fingerprint.ts";
import { isEmpty, parseHierarchy } from "./hierarchy.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { windowName } from "./view.ts";

export interface Settled {
  readonly look: Look;
  readonly hierarchy: Hierarchy | null;
  readonly settled: boolean;
  readonly problem: Observation["problem"];
  readonly looks: number;
  /** Something that shows progress was still there at the end. */
  readonly progress: boolean;
  readonly shown: Shown;
}

/** What a window showed, for telling a stale tree. */
export interface Shown {
  readonly window: string;
  readonly tree: string;
}

/** Takes one more look after sleeping on the device. */
export type LookAgain = (pause: number, compressed: boolean) => Promise<Look>;

/** A dump that took this long (milliseconds of the device) has itself waited until the screen was at rest. */
export const quietEnough = 500;
const mostLooks = 8;
/** Nodes that a window has before there is anything in it. */
const mostFrames = 16;
/** Milliseconds of the device. */
const patience = 12_000;
/** Looks that are spent on waiting for a progress indicator to go. */
const looksForProgress = 3;

/**
 * `first` is a look that has been taken. `knownProgress` says whether a screen is known to show progress for ever; such are
 * not waited for. `previous` is what was on the screen before; null when that is not known.
 */
export async function settle(
  first: Look,
  again: LookAgain,
  knownProgress: (window: string) => boolean,
  previous: Shown | null,
): Promise<Settled> {
  let look = first;
  let before = "";
  let foreign = 0;
  let waited = 0;
  let doubted = false;
  for (let looks = 1; ; looks += 1) {
    const hierarchy = parseHierarchy(look.xml);
    const problem = problemOf(look, hierarchy);
    const nodes = hierarchy?.nodes ?? [];
    const window = windowName(look.focusAfter);
    const now = stillness(window, nodes);
    const waitedQuiet = look.earlierXml === "" && look.dumpEnded - look.dumpStarted >= quietEnough;
    // Between two windows none has the focus; who gets it meanwhile makes the dump wait for quiet anew.
    const steady =
      !isPassing(look.focusAfter) &&
      (windowName(look.focusBefore) === window || (waitedQuiet && look.focusBefore.window === ""));
    const equal =
      look.earlierXml === ""
        ? now === before
        : look.earlierXml === look.xml || now === stillnessOf(window, look);
    const progress = showsProgress(hierarchy);
    const resting =
      hierarchy !== null && !hierarchy.cut && steady && (waitedQuiet || equal) && !unfinished(hierarchy);
    const over = looks >= mostLooks || look.time - first.dumpStarted > patience;
    const shown = { window, tree: stillness("", nodes) };
    const answer = { look, hierarchy, problem, looks, progress, shown };

    // Two windows may well show the same: once is enough.
    if (!doubted && !over && resting && previous?.tree === shown.tree && previous.window !== window) {
      doubted = true;
    } else if (resting && problem === "none") {
      if (!progress || waited >= looksForProgress || knownProgress(window) || over)
        return { ...answer, settled: true };
      waited += 1;
    } else if (problem === "foreign") {
      foreign += 1;
      if (foreign > 2) return { ...answer, settled: false };
    } else if (problem === "none" && equal && steady && looks > 3) {
      // Unfinished for good: an empty web page stays one.
      return { ...answer, settled: true };
    }
    if (over) return { ...answer, settled: false };
    before = now;
    look = await again(pauseBefore(looks, problem), problem === "no-idle");
  }
}

/** Of the earlier of two trees. */
function stillnessOf(window: string, look: Look): string {
  return stillness(window, parseHierarchy(look.earlierXml)?.nodes ?? []);
}

function pauseBefore(looks: number, problem: Observation["problem"]): number {
  return problem === "none" ? Math.min(0.25 * looks, 1) : 0.5;
}

function problemOf(look: Look, hierarchy: Hierarchy | null): Observation["problem"] {
  if (!hierarchy || hierarchy.nodes.length === 0) {
    if (/could not get idle state/i.test(look.dumper)) return "no-idle";
    return /null root node/i.test(look.dumper) ? "no-root" : "tool-failed";
  }
  const focused = look.focusAfter.component?.package;
  const root = hierarchy.nodes[0]?.package ?? "";
  return focused !== undefined && root !== "" && root !== focused ? "foreign" : "none";
}

function showsProgress(hierarchy: Hierarchy | null): boolean {
  return (
    hierarchy?.nodes.some(
      (node) =>
        /(ProgressBar|ProgressIndicator)$/.test(node.className) && !isEmpty(node.bounds) && node.text === "",
    ) ?? false
  );
}

/** Frames with neither words nor controls in them; what is drawn by hand stays so and is not waited for. */
const isMute = (nodes: Hierarchy["nodes"]): boolean =>
  nodes.length <= mostFrames &&
  nodes.every(
    ({ text, desc, clickable, scrollable }) => text === "" && desc === "" && !clickable && !scrollable,
  ) &&
  !nodes.some(({ className }) => /Surface|Texture|Image|Canvas|Progress/.test(className));

/** Web pages and Flutter build their trees only after the first question. */
function unfinished(hierarchy: Hierarchy): boolean {
  const { nodes } = hierarchy;
  const last = nodes.at(-1);
  if (nodes.length <= 3 && last !== undefined && /FrameLayout$|FlutterView$/.test(last.className))
    return true;
  if (isMute(nodes)) return true;
  return nodes.some(
    (node, at) =>
      /WebView$|FlutterView$/.test(node.className) && nodes[at + 1]?.parent !== at && !isEmpty(node.bounds),
  );
}
