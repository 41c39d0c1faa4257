/** A short run as the agent records it, for tests: two findings, one of them proved. */
import type { Finding, RunEvent, ScreenRecord } from "../../agent/events.ts";
import type { ScreenElement, Signal } from "../../tools/evidence.ts";

/** Milliseconds since 1970 at which the example starts. */
export const exampleStart = Date.UTC(2026, 0, 15, 9, 30);

/** A screen of the example; pictures are named by the caller. */
export function exampleScreen(screen: string, title: string, screenshot: string | null = null): ScreenRecord {
  return {
    screen,
    title,
    package: "com.example.shop",
    activity: `com.example.shop.${title}Activity`,
    fingerprint: `f-${screen}`,
    outline: `e1 Button "${title}"`,
    screenshot,
    hierarchy: null,
    width: 1080,
    height: 2400,
    settled: true,
  };
}

/** A button of the example. */
export const exampleElement: ScreenElement = {
  ref: "e7",
  role: "Button",
  label: "Add to cart",
  className: "android.widget.Button",
  resourceId: "com.example.shop:id/add",
  text: "Add to cart",
  desc: "",
  hint: "",
  package: "com.example.shop",
  bounds: { left: 60, top: 2000, right: 1020, bottom: 2140 },
  clickable: true,
  longClickable: false,
  checkable: false,
  checked: false,
  enabled: true,
  focused: false,
  scrollable: false,
  selected: false,
  password: false,
  editable: false,
  depth: 4,
  parent: 2,
};

/** The crash of the example, as the log told it. */
export const exampleSignal: Signal = {
  kind: "crash",
  process: "com.example.shop",
  package: "com.example.shop",
  pid: 4711,
  time: exampleStart + 4000,
  cause: "java.lang.NullPointerException",
  message: "Attempt to invoke virtual method 'int Price.cents()' on a null object reference",
  frames: ["com.example.shop.cart.Cart.add(Cart.java:41)", "android.view.View.performClick(View.java:7506)"],
  appFrame: "com.example.shop.cart.Cart.add",
  thread: "main",
  witnesses: ["logcat crash", "events am_crash", "exit-info"],
  expected: false,
  excerpt: [
    "01-15 09:30:04.000  4711  4711 E AndroidRuntime: FATAL EXCEPTION: main",
    "01-15 09:30:04.000  4711  4711 E AndroidRuntime: java.lang.NullPointerException: <b>price</b> is null",
    "01-15 09:30:04.000  4711  4711 E AndroidRuntime: \tat com.example.shop.cart.Cart.add(Cart.java:41)",
  ],
};

const target = {
  resourceId: "com.example.shop:id/add",
  text: "Add to cart",
  desc: "",
  className: "android.widget.Button",
  label: "Add to cart",
  nth: 0,
};
const open = {
  tool: "open_app",
  arguments: { package: "com.example.shop" },
  target: null,
  words: "open Shop",
};
const tap = { tool: "tap", arguments: {}, target, words: 'tap "Add to cart"' };

/** Pictures that the example's screens show; null for none. */
export interface ExamplePictures {
  readonly home: string | null;
  readonly product: string | null;
}

/** The findings of the example. */
export function exampleFindings(pictures: ExamplePictures): [Finding, Finding] {
  const home = exampleScreen("s1", "Home", pictures.home);
  const product = exampleScreen("s2", "Product", pictures.product);
  const steps = [
    { action: open, screen: "s1" },
    { action: { ...tap, words: 'tap "Banner"' }, screen: "s1" },
    { action: tap, screen: "s2" },
  ];
  const shared = {
    step: 3,
    steps,
    screen: "s2",
    where: "Product",
    activity: "com.example.shop.ProductActivity",
  };
  return [
    {
      ...shared,
      id: "f1",
      kind: "error-text",
      severity: "low",
      title: 'The screen shows "null"',
      expected: "A price.",
      actual: 'The price reads "null".',
      signature: "error-text:ProductActivity:price",
      element: { ...exampleElement, label: "null", text: "null" },
      signal: null,
      before: home,
      after: product,
      oracle: "error-text",
      evidence: ['Text "null" in com.example.shop:id/price'],
    },
    {
      ...shared,
      id: "f2",
      kind: "crash",
      severity: "high",
      title: "NullPointerException in Cart.add",
      expected: "The product is put in the cart.",
      actual: "The app crashed.",
      signature: "crash:java.lang.NullPointerException:com.example.shop.cart.Cart.add",
      element: exampleElement,
      signal: exampleSignal,
      before: product,
      after: home,
      oracle: "crash",
      evidence: ["am_crash for pid 4711", "Exit reason 4 (APP CRASH)"],
    },
  ];
}

/** The events of the example, in order. */
export function exampleEvents(pictures: ExamplePictures = { home: null, product: null }): RunEvent[] {
  const home = exampleScreen("s1", "Home", pictures.home);
  const product = exampleScreen("s2", "Product", pictures.product);
  const [text, crash] = exampleFindings(pictures);
  const timings = { decide: 1, action: 20, settle: 40, observe: 30, check: 2 };
  const step = {
    type: "step",
    goal: "g1",
    reason: "untried",
    expect: "",
    error: "",
    timings,
  } as const;
  return numbered([
    {
      type: "run_started",
      app: { package: "com.example.shop", label: "Shop", versionName: "2.3.1", versionCode: 231 },
      device: {
        serial: "127.0.0.1:6001",
        model: "Pixel 7",
        api: 34,
        release: "14",
        width: 1080,
        height: 2400,
        density: 420,
      },
      policy: "explorer",
      seed: 7,
      limits: { steps: 200, minutes: null },
      goals: [],
    },
    {
      type: "goals_planned",
      goals: [{ id: "g1", text: "Reach every screen", end: "Nothing untried is left", source: "explorer" }],
    },
    { type: "goal_started", goal: "g1", text: "Reach every screen" },
    { ...step, step: 1, action: open, before: null, after: home, target: null, signals: [], log: [] },
    {
      ...step,
      step: 2,
      action: { ...tap, words: 'tap "Banner"' },
      before: home,
      after: product,
      target: null,
      signals: [],
      log: [],
    },
    { type: "finding", finding: text },
    {
      ...step,
      step: 3,
      action: tap,
      before: product,
      after: home,
      target: exampleElement,
      signals: [exampleSignal],
      log: [],
    },
    { type: "finding", finding: crash },
    {
      type: "finding_checked",
      finding: "f2",
      verdict: "confirmed",
      reproduced: { k: 3, n: 3 },
      steps: crash.steps.slice(0, 2),
      actions: 12,
    },
    { type: "note", level: "info", text: "The keyboard covered the button once" },
    { type: "goal_ended", goal: "g1", outcome: "done", evidence: "Nothing untried is left" },
    {
      type: "run_ended",
      outcome: "completed",
      reason: "",
      steps: 3,
      screens: 2,
      coverage: {
        activities: [
          "com.example.shop.HomeActivity",
          "com.example.shop.ProductActivity",
          "com.example.shop.CartActivity",
        ],
        reached: ["com.example.shop.HomeActivity", "com.example.shop.ProductActivity"],
      },
      elapsedMs: 12_345,
    },
  ]);
}

type Unnumbered<E> = E extends RunEvent ? Omit<E, "run" | "number" | "at"> : never;

function numbered(events: readonly Unnumbered<RunEvent>[]): RunEvent[] {
  return events.map((event, index) => ({
    run: "example-run",
    number: index + 1,
    at: exampleStart + index * 1000,
    ...event,
  }));
}
