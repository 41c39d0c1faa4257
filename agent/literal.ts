/** Screens and steps written by hand, for tests: a line for each element, indented by structure. */
import type { Observation, ScreenElement, Signal } from "../tools/evidence.ts";
import type { Action } from "./events.ts";
import type { Trace, TraceStep } from "./trace.ts";

type Facts = Partial<Omit<ScreenElement, "depth" | "parent">>;

/** An element and what is inside it. */
export interface Literal {
  readonly facts: Facts;
  readonly inside: readonly Literal[];
}

const of =
  (base: Facts) =>
  (facts: Facts = {}, inside: readonly Literal[] = []): Literal => ({ facts: { ...base, ...facts }, inside });

const view = (name: string, base: Facts = {}): ReturnType<typeof of> =>
  of({ className: `android.widget.${name}`, role: name, ...base });

/** Words for elements. */
export const group = view("FrameLayout");
export const row = view("LinearLayout");
export const text = view("TextView");
export const button = view("Button", { clickable: true });
export const field = view("EditText", { clickable: true, editable: true });
export const toggle = view("Switch", { clickable: true, checkable: true });
export const checkbox = view("CheckBox", { clickable: true, checkable: true });
export const list = of({ className: "androidx.recyclerview.widget.RecyclerView", role: "list" });

const lineHeight = 100;

/** A whole screen of 1080 x 2400; elements stand one below the other unless they say where. */
export function screen(
  facts: Partial<Omit<Observation, "elements">> & { readonly activity: string },
  inside: readonly Literal[],
): Observation {
  const app = facts.package ?? "com.example.app";
  const elements: ScreenElement[] = [];
  let line = 2;
  const add = (one: Literal, depth: number, parent: number): void => {
    const at = elements.length;
    const words = one.facts.text ?? one.facts.desc ?? "";
    if (one.inside.length === 0) line += 1;
    const bounds = { left: 0, top: line * lineHeight, right: 1080, bottom: (line + 1) * lineHeight };
    elements.push({
      ref: `e${at}`,
      role: "View",
      label: words,
      className: "android.view.View",
      resourceId: "",
      text: "",
      desc: "",
      hint: "",
      package: app,
      bounds,
      clickable: false,
      longClickable: false,
      checkable: false,
      checked: false,
      enabled: true,
      focused: false,
      scrollable: false,
      selected: false,
      password: false,
      editable: false,
      ...one.facts,
      ...(one.facts.resourceId === undefined ? {} : { resourceId: `${app}:id/${one.facts.resourceId}` }),
      depth,
      parent,
    });
    for (const child of one.inside) add(child, depth + 1, at);
  };
  add(group({ bounds: { left: 0, top: 0, right: 1080, bottom: 2400 }, ref: "" }, inside), 0, -1);
  const structure = JSON.stringify(elements.map((one) => [one.className, one.resourceId, one.depth]));
  return {
    package: app,
    window: `${app}/${facts.activity}`,
    fingerprint: JSON.stringify(
      elements.map((one) => [
        one.className,
        one.resourceId,
        one.text,
        one.desc,
        one.checked,
        one.selected,
        one.enabled,
      ]),
    ),
    structure,
    outline: "",
    hierarchy: "",
    elements,
    width: 1080,
    height: 2400,
    density: 420,
    rotation: 0,
    keyboard: false,
    pids: { [app]: 4242 },
    settled: true,
    problem: "none",
    deviceTime: 1_700_000_000_000,
    screenshot: null,
    ...facts,
  };
}

interface StepFacts {
  readonly tool: string;
  readonly args?: Action["arguments"];
  /** Text, description or id of the target on the screen before. */
  readonly target?: string;
  readonly after: Observation | null;
  readonly signals?: readonly Signal[];
  readonly log?: readonly string[];
  readonly filled?: number | null;
}

/** A trace that begins on `first`; each step starts where the one before it ended. */
export function traceOf(first: Observation, steps: readonly StepFacts[]): Trace {
  let before: Observation | null = first;
  const done: TraceStep[] = steps.map((facts, at) => {
    const target =
      before?.elements.find(
        (one) =>
          facts.target !== undefined &&
          [one.text, one.desc, one.resourceId.replace(/^.*:id\//, "")].includes(facts.target),
      ) ?? null;
    const step: TraceStep = {
      step: at + 1,
      action: {
        tool: facts.tool,
        arguments: facts.args ?? {},
        target: null,
        words: `${facts.tool} ${facts.target ?? ""}`.trim(),
      },
      target,
      before,
      after: facts.after,
      signals: facts.signals ?? [],
      log: facts.log ?? [],
      filled: facts.filled ?? null,
      error: "",
    };
    before = facts.after;
    return step;
  });
  return { app: "com.example.app", steps: done };
}

/** A crash of the app; `facts` say what is special. */
export const signal = (facts: Partial<Signal> = {}): Signal => ({
  kind: "crash",
  process: "com.example.app",
  package: "com.example.app",
  pid: 4242,
  time: 1_700_000_000_000,
  cause: "java.lang.NullPointerException",
  message: "",
  frames: ["com.example.app.Cart.total(Cart.kt:31)"],
  appFrame: "com.example.app.Cart.total",
  thread: "main",
  witnesses: ["logcat crash"],
  expected: false,
  excerpt: [],
  ...facts,
});
