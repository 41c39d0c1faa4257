/** Ways from a clean start to an error, out of what the run did: the shortest guess first, the whole walk last. */
import type { Observation } from "../../tools/evidence.ts";
import { conditionOf, conditionsAfter } from "../conditions.ts";
import type { FindingStep } from "../events.ts";
import { screenKey, titleOf } from "../screens.ts";
import type { TraceStep } from "../trace.ts";

const isStart = (step: TraceStep): boolean =>
  step.action.tool === "open_app" ||
  (step.action.tool === "interrupt" && step.action.arguments["kind"] === "restart");

/** Steps after the last clean start; the reset and the first opening are not among them. */
function sinceReset(steps: readonly TraceStep[]): { start: TraceStep | null; walk: readonly TraceStep[] } {
  const reset = steps.findLastIndex((step) => step.action.tool === "reset_app");
  const rest = steps.slice(reset + 1);
  const opened = rest.findIndex((step) => isStart(step));
  return opened === -1
    ? { start: null, walk: rest }
    : { start: rest[opened] ?? null, walk: rest.slice(opened + 1) };
}

/** The app died on this step: what stands after it was not led to by it. */
const broke = (step: TraceStep): boolean =>
  step.signals.some((signal) => !signal.expected && /crash|anr|process-death/.test(signal.kind));

type KeyOf = (screen: Observation) => string;

/** Breadth first over what was walked: the fewest steps from one screen to another, as the screens are told apart. */
function shortest(
  walk: readonly TraceStep[],
  from: string,
  to: string,
  keyOf: KeyOf,
): readonly TraceStep[] | null {
  const ways = new Map<string, readonly TraceStep[]>([[from, []]]);
  const queue = [from];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    const way = ways.get(key) ?? [];
    if (key === to) return way;
    for (const step of walk) {
      if (step.before === null || step.after === null || step.error !== "" || broke(step)) continue;
      if (keyOf(step.before) !== key) continue;
      const next = keyOf(step.after);
      if (ways.has(next)) continue;
      ways.set(next, [...way, step]);
      queue.push(next);
    }
  }
  return null;
}

/** Lists of one form about different things are told apart by their heading. */
const byTitle: KeyOf = (screen) => `${screenKey(screen)}#${titleOf(screen)}`;

const byContent: KeyOf = (screen) => `${screenKey(screen)}#${screen.fingerprint}`;

/** BACK, interruptions and new starts lead where one came from, which is another place on another way. */
const leadsOn = (step: TraceStep): boolean => /tap|long_press|type_text|swipe/.test(step.action.tool);

/** Steps that changed something that can be seen. */
const showsEffect = (step: TraceStep): boolean =>
  step.error === "" &&
  (step.before === null ||
    step.after === null ||
    broke(step) ||
    byContent(step.before) !== byContent(step.after));

/**
 * Each step with what was done before it on the same visit of its screen: what was typed into a form before it was sent,
 * what was chosen before a row was opened.
 */
function withVisits(way: readonly TraceStep[], walk: readonly TraceStep[]): readonly TraceStep[] {
  const taken = new Set<TraceStep>();
  for (const step of way) {
    const activity = step.before?.activity;
    const visit: TraceStep[] = [];
    for (let at = walk.indexOf(step) - 1; at >= 0; at -= 1) {
      const one = walk[at];
      const stays = one?.before?.activity === activity && one?.after?.activity === activity;
      if (one === undefined || !stays || broke(one)) break;
      if (leadsOn(one)) visit.unshift(one);
    }
    const [from, to] = [visit[0]?.before ?? null, step.before];
    // What was opened and closed again on the way is left out, as far as the contents tell.
    const direct =
      from === null || to === null ? [] : shortest(visit, byContent(from), byContent(to), byContent);
    for (const one of [...(direct ?? visit.filter((each) => showsEffect(each))), step]) taken.add(one);
  }
  return [...taken];
}

/** What an entry is called: the first part of its label, without what changes beside it. */
const nameOf = (step: TraceStep): string => (step.action.target?.label ?? "").split(" · ")[0] ?? "";

const speaksOf = (screen: Observation | null, name: string): boolean =>
  screen?.elements.some(({ text, desc }) => text.includes(name) || desc.includes(name)) ?? false;

/**
 * The step by which something came into being that a way needs: it was not there on an earlier visit of the screen, and
 * after this step it was seen for the first time. Null when nothing of the kind is needed.
 */
function causeOf(way: readonly TraceStep[], walk: readonly TraceStep[]): TraceStep | null {
  for (const step of way) {
    const name = nameOf(step);
    const { before } = step;
    if (name.length < 4 || before === null) continue;
    const missing = walk.findIndex((one) => one.before !== null && byTitle(one.before) === byTitle(before));
    const seen = walk.findIndex((one) => speaksOf(one.after, name));
    if (missing === -1 || seen <= missing || speaksOf(walk[missing]?.before ?? null, name)) continue;
    return walk[seen] ?? null;
  }
  return null;
}

/** Steps back that a condition belongs to what is shown: it is set where it is needed. */
const nearby = 12;

/** Position of the first step that set a condition which holds at the end; the end when none does. */
function setAt(walk: readonly TraceStep[]): number {
  const holding = conditionsAfter(walk).at(-1) ?? new Map<string, string>();
  const positions = walk.flatMap((step, at) => {
    const set = conditionOf(step);
    return set !== null && holding.get(set.condition) === set.value && at >= walk.length - nearby ? [at] : [];
  });
  return Math.min(walk.length, ...positions);
}

/**
 * Ways to show what the last step of `steps` showed. `span` last steps are part of it and stay at the end of each way;
 * what a clean start itself showed has the empty way.
 */
export function waysTo(steps: readonly TraceStep[], span: number): readonly (readonly TraceStep[])[] {
  const { start, walk } = sinceReset(steps);
  if (walk.length === 0) return [[]];
  const tail = walk.slice(Math.min(walk.length - span, setAt(walk)));
  const head = walk.slice(0, walk.length - tail.length);
  const goal = tail[0]?.before ?? null;
  const home = start?.after ?? null;
  const ways: (readonly TraceStep[])[] = [];
  const add = (way: readonly TraceStep[] | null): void => {
    if (way !== null) ways.push([...way, ...tail]);
  };
  const addVisits = (way: readonly TraceStep[] | null): void => {
    if (way !== null) ways.push(withVisits([...way, ...tail], walk));
  };
  if (goal !== null && home !== null) {
    const onward = head.filter((step) => leadsOn(step));
    add(shortest(onward, byTitle(home), byTitle(goal), byTitle));
    addVisits(shortest(onward, byTitle(home), byTitle(goal), byTitle));
    addVisits(shortest(onward, screenKey(home), screenKey(goal), screenKey));
    add(shortest(onward, byContent(home), byContent(goal), byContent));
    add(shortest(head, byContent(home), byContent(goal), byContent));
  }
  const cause = causeOf(ways.at(0) ?? [], walk);
  if (cause?.before != null && cause.after !== null && home !== null && goal !== null) {
    const onward = head.filter((step) => leadsOn(step));
    const there = shortest(onward, byTitle(home), byTitle(cause.before), byTitle);
    const on = shortest(onward, byTitle(cause.after), byTitle(goal), byTitle) ?? [
      ...(shortest(onward, byTitle(home), byTitle(goal), byTitle) ?? []),
    ];
    if (there !== null) ways.push([...withVisits([...there, cause], walk), ...on, ...tail]);
  }
  const atHome =
    home === null
      ? -1
      : head.findLastIndex((step) => step.after !== null && byTitle(step.after) === byTitle(home));
  if (atHome !== -1) add(head.slice(atHome + 1).filter((step) => showsEffect(step)));
  const launched = head.findLastIndex((step) => isStart(step));
  if (launched !== -1) add(head.slice(launched + 1).filter((step) => showsEffect(step)));
  add(head.filter((step) => showsEffect(step)));
  add(head);
  const seen = new Set<string>();
  return ways.filter((way) => {
    const name = way.map((step) => step.step).join(",");
    return !seen.has(name) && seen.add(name) !== undefined;
  });
}

/** Steps as a finding lists them. */
export const asFindingSteps = (
  steps: readonly TraceStep[],
  name: (screen: Observation) => string,
): FindingStep[] =>
  steps.map((step) => ({ action: step.action, screen: step.before === null ? "" : name(step.before) }));
