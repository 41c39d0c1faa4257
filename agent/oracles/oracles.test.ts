/* oxlint-disable unicorn/consistent-function-scoping -- screens stand beside the test that reads them */
import { describe, expect, it } from "vitest";
import {
  button,
  checkbox,
  field,
  group,
  list,
  row,
  screen,
  signal,
  text,
  toggle,
  traceOf,
} from "../literal.ts";
import type { Literal } from "../literal.ts";
import type { Trace } from "../trace.ts";
import { oracles } from "./all.ts";
import { moneyIn, writtenLike } from "./money.ts";
import { stableFrame } from "./signature.ts";

/** All that any oracle says of a trace, step by step, as kinds and what came. */
function found(trace: Trace): string[] {
  const seen = new Map<string, string>();
  trace.steps.forEach((_, at) => {
    for (const oracle of oracles) {
      for (const one of oracle.check({ app: trace.app, steps: trace.steps.slice(0, at + 1) })) {
        if (!seen.has(one.signature)) seen.set(one.signature, `${one.kind}: ${one.actual}`);
      }
    }
  });
  return [...seen.values()];
}

const home = screen({ activity: "Main" }, [button({ text: "Open" })]);
const rotate = { tool: "interrupt", args: { kind: "rotate" } };
const press = (key: string): { tool: string; args: { key: string } } => ({
  tool: "press_key",
  args: { key },
});

describe("processes", () => {
  it("reports a crash of the app with its cause and frame", () => {
    const trace = traceOf(home, [{ tool: "tap", target: "Open", after: null, signals: [signal()] }]);
    expect(found(trace)).toEqual([
      "crash: The process com.example.app died of java.lang.NullPointerException.",
    ]);
  });

  it("keeps quiet about other apps, what we did ourselves, and what was caught", () => {
    const signals = [
      signal({ package: "com.other", process: "com.other" }),
      signal({ kind: "process-death", expected: true }),
      signal({ kind: "process-death", cause: "LOW_MEMORY" }),
      signal({ kind: "caught-exception" }),
    ];
    expect(found(traceOf(home, [{ tool: "tap", target: "Open", after: home, signals }]))).toEqual([]);
  });

  it("takes the dialog of a hang for no second hang", () => {
    const hang = signal({ kind: "anr", cause: "Input dispatching timed out", appFrame: "", frames: [] });
    const dialog = screen({ activity: "", package: "android" }, []);
    const trace = traceOf(home, [
      { tool: "tap", target: "Open", after: dialog, signals: [hang] },
      { ...press("back"), after: dialog, signals: [signal({ ...hang, cause: "", witnesses: ["dialog"] })] },
      {
        ...press("back"),
        after: dialog,
        signals: [signal({ ...hang, cause: "Input dispatching timed out again" })],
      },
    ]);
    expect(found(trace)).toHaveLength(1);
  });

  it("gives one signature to one crash over builds", () => {
    expect(stableFrame("at com.a.Cart$$ExternalSyntheticLambda4.onClick(Unknown Source:2)")).toBe(
      stableFrame("at com.a.Cart$$ExternalSyntheticLambda9.onClick(Unknown Source:8)"),
    );
    expect(stableFrame("com.a.Cart.total(Cart.kt:31)")).toBe("com.a.Cart.total");
    expect(stableFrame("com.a.Cart$bind$1.invoke(Cart.kt:3)")).toBe(
      stableFrame("com.a.Cart$bind$2.invoke(Cart.kt:9)"),
    );
  });
});

describe("lost data", () => {
  const form = (name: string, gift: boolean, count: string): ReturnType<typeof screen> =>
    screen({ activity: "Form" }, [
      field({ resourceId: "name", text: name }),
      checkbox({ resourceId: "gift", text: "Gift", checked: gift }),
      text({ resourceId: "count", text: count }),
    ]);

  it("reports typed text that rotation empties, once for all kinds of interruption", () => {
    const after = form("", false, "1");
    const trace = traceOf(form("Mina", false, "1"), [
      { ...rotate, after },
      { tool: "type_text", target: "name", args: { text: "Mina" }, after: form("Mina", false, "1") },
      { tool: "interrupt", args: { kind: "process_death" }, after },
    ]);
    expect(found(trace)).toEqual(['data-loss: "Mina" became empty.']);
  });

  it("reports choices and values that are back where they began", () => {
    const trace = traceOf(form("", true, "3"), [{ ...rotate, after: form("", false, "1") }]);
    expect(found(trace)).toEqual(['data-loss: "Gift" was on and is off.']);
    const values = traceOf(form("", true, "3"), [{ ...rotate, after: form("", true, "1") }]);
    expect(found(values)).toEqual(['data-loss: "3" became "1".']);
  });

  it("allows passwords to be cleared, clocks to tick, lists to scroll and menus to close", () => {
    const page = (password: string, clock: string, names: readonly string[]): ReturnType<typeof screen> =>
      screen({ activity: "Login" }, [
        field({ resourceId: "password", text: password, password: true }),
        text({ resourceId: "clock", text: clock }),
        list(
          {},
          names.map((name) => text({ resourceId: "title", text: name })),
        ),
      ]);
    const trace = traceOf(page("secret", "9:41", ["Kettle", "Lamp"]), [
      { ...rotate, after: page("", "9:42", ["Mug", "Kettle"]) },
    ]);
    expect(found(trace)).toEqual([]);
    const menu = screen({ activity: "Main" }, []);
    const popup = {
      ...menu,
      elements: menu.elements.map((one) => ({
        ...one,
        bounds: { left: 500, top: 0, right: 1080, bottom: 400 },
      })),
    };
    expect(found(traceOf(popup, [{ ...rotate, after: home }]))).toEqual([]);
  });

  it("says nothing when the screen only comes later", () => {
    const busy = { ...form("", false, "1"), settled: false };
    expect(found(traceOf(form("Mina", true, "3"), [{ ...rotate, after: busy }]))).toEqual([]);
  });
});

describe("error texts", () => {
  const says = (words: string): string[] =>
    found(
      traceOf(home, [
        { tool: "tap", target: "Open", after: screen({ activity: "Info" }, [text({ text: words })]) },
      ]),
    );

  it.each([
    "Hello null",
    "Total: NaN",
    "You have %d items",
    "Hi {{name}}",
    "Welcome, {user_name}!",
    "@string/title_cart",
    "checkout_title",
    "java.lang.IllegalStateException: no",
    "HTTP 500",
    "undefined",
    "Price: $NaN",
  ])("reports %s", (words) => expect(says(words)).toHaveLength(1));

  it.each([
    "Null modem cable",
    "100% cotton",
    "5%",
    "Save 20% deal",
    "Naan bread",
    "Error: check the address",
    "Undefined behaviour, a talk",
    "user_1",
    "{}",
    "한국어 %",
    "Nullarbor",
    "snake case",
    "Shipping 500",
  ])("lets %s pass", (words) => expect(says(words)).toEqual([]));

  it("lets pass what the user typed", () => {
    const after = screen({ activity: "Info" }, [text({ text: "null" })]);
    expect(found(traceOf(home, [{ tool: "type_text", args: { text: "null" }, after }]))).toEqual([]);
  });
});

describe("dead controls", () => {
  const tab = (facts: Parameters<typeof button>[0] = {}): ReturnType<typeof screen> =>
    screen({ activity: "Main" }, [button({ resourceId: "help", text: "Help", ...facts })]);
  const twice = (one: ReturnType<typeof screen>, change: object = {}): Trace =>
    traceOf(one, [
      { tool: "tap", target: "help", after: one, ...change },
      { tool: "tap", target: "help", after: one, ...change },
    ]);

  it("reports an enabled control on which two taps change nothing", () => {
    expect(found(twice(tab()))).toEqual([
      "dead-control: 2 taps changed nothing: not the screen, the windows, the log or the process.",
    ]);
  });

  it("lets pass chosen tabs, disabled controls, and what shows only in the log (a toast)", () => {
    expect(found(twice(tab({ selected: true })))).toEqual([]);
    expect(found(twice(tab({ enabled: false })))).toEqual([]);
    expect(found(twice(tab(), { log: ["Toast: no app can open this"] }))).toEqual([]);
  });

  it("lets pass what has nothing to send: its field is empty", () => {
    const search = (words: string): ReturnType<typeof screen> =>
      screen({ activity: "Find" }, [
        field({ resourceId: "query", text: words, hint: "Name" }),
        button({ resourceId: "help", text: "Search" }),
      ]);
    expect(found(twice(search("")))).toEqual([]);
    expect(found(twice(search("Name")))).toEqual([]);
    expect(found(twice(search("tea")))).toHaveLength(1);
  });

  it("lets pass a search for the same words again", () => {
    const results = (...names: readonly string[]): ReturnType<typeof screen> =>
      screen({ activity: "Find" }, [
        field({ resourceId: "query", text: "tea", hint: "Name" }),
        button({ resourceId: "help", text: "Search" }),
        list(
          {},
          names.map((name) => row({}, [text({ text: name }), text({ text: "in stock" })])),
        ),
      ]);
    const [all, some] = [results("Green tea", "Kettle"), results("Green tea")];
    const taps = Array.from({ length: 2 }, () => ({ tool: "tap", target: "help", after: some }));
    const typed = { tool: "type_text", after: some };
    expect(found(traceOf(all, [{ tool: "dump_ui", after: all }, typed, ...taps]))).toEqual([]);
    expect(found(traceOf(some, [typed, ...taps]))).toHaveLength(1);
  });

  it("lets pass what worked once", () => {
    const other = screen({ activity: "Help" }, [text({ text: "Help" })]);
    const trace = traceOf(tab(), [
      { tool: "tap", target: "help", after: other },
      { ...press("back"), after: tab() },
      { tool: "tap", target: "help", after: tab() },
      { tool: "tap", target: "help", after: tab() },
    ]);
    expect(found(trace)).toEqual([]);
  });
});

describe("sums", () => {
  const line = (label: string, value: string): Literal =>
    row({}, [
      text({ text: label, bounds: { left: 0, top: 500, right: 500, bottom: 560 } }),
      text({ text: value, bounds: { left: 600, top: 500, right: 1080, bottom: 560 } }),
    ]);
  /** Each line below the one before it. */
  const below = (line: Literal, at: number): Literal => {
    const moved = ({ facts }: Literal): Literal => ({
      inside: [],
      facts: {
        ...facts,
        bounds: { left: 0, right: 1080, ...facts.bounds, top: 500 + 80 * at, bottom: 560 + 80 * at },
      },
    });
    return { ...line, inside: line.inside.map(moved) };
  };
  const summary = (...lines: Literal[]): string[] =>
    found(
      traceOf(home, [{ tool: "tap", target: "Open", after: screen({ activity: "Cart" }, lines.map(below)) }]),
    );

  it("reports a total that is not the sum of its lines", () => {
    expect(
      summary(
        line("Subtotal", "$40.00"),
        line("Shipping", "$4.90"),
        line("Discount", "-$4.00"),
        line("Total", "$44.90"),
      ),
    ).toEqual(["wrong-result: The screen shows $44.90."]);
  });

  it("lets right totals pass, with free shipping, included tax and won", () => {
    expect(
      summary(
        line("Subtotal", "$1,040.00"),
        line("Shipping", "Free"),
        line("Coupon", "$40.00"),
        line("Tax (included)", "$80.00"),
        line("Total", "$1,000.00"),
      ),
    ).toEqual([]);
    expect(
      summary(line("상품 금액", "12,000원"), line("배송비", "3,000원"), line("합계", "15,000원")),
    ).toEqual([]);
  });

  const cart = (rows: readonly (readonly string[])[], total: string, scrollable = false): string[] =>
    found(
      traceOf(home, [
        {
          tool: "tap",
          target: "Open",
          after: screen({ activity: "Cart" }, [
            list(
              { scrollable },
              rows.map((words) =>
                row(
                  {},
                  words.map((word) => text({ text: word })),
                ),
              ),
            ),
            line("Total", total),
          ]),
        },
      ]),
    );

  it("adds up rows by price and quantity", () => {
    expect(
      cart(
        [
          ["Mug", "$4.00", "2"],
          ["Lamp", "$20.00", "1"],
        ],
        "$24.50",
      ),
    ).toHaveLength(1);
    expect(
      cart(
        [
          ["Mug", "$4.00", "2"],
          ["Lamp", "$20.00", "1"],
        ],
        "$28.00",
      ),
    ).toEqual([]);
  });

  it("lets pass rows that hold the price of the line, and lists of which a part is in sight", () => {
    expect(
      cart(
        [
          ["Mug", "$8.00", "2"],
          ["Lamp", "$20.00", "1"],
        ],
        "$28.00",
      ),
    ).toEqual([]);
    expect(cart([["Mug", "$4.00", "2"]], "$99.00", true)).toEqual([]);
  });

  it("reads amounts as people write them", () => {
    expect(moneyIn("$1,234.50")?.cents).toBe(123_450);
    expect(moneyIn("1.234,50 €")?.cents).toBe(123_450);
    expect(moneyIn("₩12,000")?.cents).toBe(1_200_000);
    expect(moneyIn("-$3")).toEqual({ cents: 300, negative: true });
    expect(moneyIn("$3 to $5")).toBeNull();
    expect(moneyIn("24 reviews")).toBeNull();
  });

  it.each([
    ["$28.00", 123_450, "$1,234.50"],
    ["Total 1.234,50 €", 99_900, "999,00 €"],
    ["12,50 €", 123_450, "1.234,50 €"],
    ["₩22,000", 2_600_000, "₩26,000"],
    ["합계 22000원", 2_600_000, "26000원"],
    ["$3", 450, "$4.50"],
    ["$3.00", -150, "-$1.50"],
  ])("writes another amount like %j", (text, hundredths, written) =>
    expect(writtenLike(text, hundredths)).toBe(written),
  );
});

describe("lists", () => {
  const shelf = (
    rows: readonly (readonly string[])[],
    typed = "",
    activity = "Shelf",
  ): ReturnType<typeof screen> =>
    screen({ activity }, [
      field({ resourceId: "search", hint: "Search", text: typed }),
      list(
        {},
        rows.map((words) =>
          row(
            { clickable: true, resourceId: "row", desc: "" },
            words.map((word) => text({ text: word })),
          ),
        ),
      ),
    ]);
  const menu = screen({ activity: "Shelf" }, [
    button({ text: "Price: low to high" }),
    button({ text: "Price: high to low" }),
  ]);

  it("reports an order that is not the one chosen", () => {
    const wrong = shelf([
      ["A", "$1.00"],
      ["B", "$9.00"],
      ["C", "$5.00"],
    ]);
    const right = shelf([
      ["A", "$1.00"],
      ["B", "$5.00"],
      ["C", "$5.00"],
    ]);
    expect(found(traceOf(menu, [{ tool: "tap", target: "Price: low to high", after: wrong }]))).toHaveLength(
      1,
    );
    expect(found(traceOf(menu, [{ tool: "tap", target: "Price: low to high", after: right }]))).toEqual([]);
  });

  it("reports a search that misses what was there", () => {
    const all = [["Blue kettle"], ["Red lamp"], ["Kettle grill"]];
    const type = { tool: "type_text", target: "search", args: { text: "kettle" } };
    expect(found(traceOf(shelf(all), [{ ...type, after: shelf([["Blue kettle"]], "kettle") }]))).toHaveLength(
      1,
    );
    expect(
      found(traceOf(shelf(all), [{ ...type, after: shelf([["Blue kettle"], ["Kettle grill"]], "kettle") }])),
    ).toEqual([]);
    expect(found(traceOf(shelf(all), [{ ...type, after: shelf(all, "kettle") }]))).toEqual([]);
  });

  it("reports a row that opens its neighbour, and no row that opens itself", () => {
    const start = shelf([
      ["Blue kettle", "$3"],
      ["Red lamp", "$4"],
    ]);
    const target = start.elements.find((one) => one.resourceId.endsWith("row"));
    const opened = (title: string): Trace => {
      const trace = traceOf(start, [
        {
          tool: "tap",
          after: screen({ activity: "Detail" }, [text({ text: title }), text({ text: "In stock" })]),
        },
      ]);
      return { ...trace, steps: trace.steps.map((step) => ({ ...step, target: target ?? null })) };
    };
    expect(found(opened("Red lamp"))).toHaveLength(1);
    expect(found(opened("Blue kettle"))).toEqual([]);
    expect(found(opened("Something else"))).toEqual([]);
  });
});

describe("what is kept", () => {
  const settings = (on: boolean): ReturnType<typeof screen> =>
    screen({ activity: "Settings" }, [toggle({ resourceId: "offers", text: "Offers", checked: on })]);

  it("reports a switch that is back when the screen is opened again", () => {
    const visit = (kept: boolean): Trace =>
      traceOf(settings(false), [
        { tool: "tap", target: "offers", after: settings(true) },
        { ...press("back"), after: home },
        { tool: "tap", target: "Open", after: settings(kept) },
      ]);
    expect(found(visit(false))).toEqual(["not-saved: When the screen was opened again it was off."]);
    expect(found(visit(true))).toEqual([]);
  });

  it("takes a row of settings for the switch inside it", () => {
    const page = (on: boolean): ReturnType<typeof screen> =>
      screen({ activity: "Settings" }, [
        row({ clickable: true, desc: "Deals row" }, [
          text({ text: "Deals" }),
          toggle({ clickable: false, resourceId: "deals", checked: on }),
        ]),
      ]);
    const visit = (kept: boolean): Trace =>
      traceOf(page(false), [
        { tool: "tap", target: "Deals row", after: page(true) },
        { tool: "interrupt", args: { kind: "restart" }, after: home },
        { tool: "tap", target: "Open", after: page(kept) },
      ]);
    expect(found(visit(false))).toHaveLength(1);
    expect(found(visit(true))).toEqual([]);
  });

  it("allows a switch among the fields of a form to be forgotten", () => {
    const form = (on: boolean): ReturnType<typeof screen> =>
      screen({ activity: "Editor" }, [
        field({ resourceId: "title" }),
        toggle({ resourceId: "day", text: "All day", checked: on }),
      ]);
    const visit = traceOf(form(false), [
      { tool: "tap", target: "day", after: form(true) },
      { ...press("back"), after: home },
      { tool: "tap", target: "Open", after: form(false) },
    ]);
    expect(found(visit)).toEqual([]);
  });

  it("allows a switch that was switched back, or that has to be saved", () => {
    const back = traceOf(settings(false), [
      { tool: "tap", target: "offers", after: settings(true) },
      { tool: "tap", target: "offers", after: settings(false) },
      { ...press("back"), after: home },
      { tool: "tap", target: "Open", after: settings(false) },
    ]);
    expect(found(back)).toEqual([]);
    const page = (on: boolean): ReturnType<typeof screen> =>
      screen({ activity: "Settings" }, [
        toggle({ resourceId: "offers", text: "Offers", checked: on }),
        button({ text: "Save" }),
      ]);
    const unsaved = traceOf(page(false), [
      { tool: "tap", target: "offers", after: page(true) },
      { ...press("back"), after: home },
      { tool: "tap", target: "Open", after: page(false) },
    ]);
    expect(found(unsaved)).toEqual([]);
  });

  it("reports a field that a form forgets while it keeps another", () => {
    const form = (name: string, phone: string): ReturnType<typeof screen> =>
      screen({ activity: "Profile" }, [
        field({ resourceId: "name", text: name }),
        field({ resourceId: "phone", text: phone }),
        button({ text: "Save" }),
      ]);
    const visit = (phone: string): Trace =>
      traceOf(form("", ""), [
        { tool: "type_text", target: "name", args: { text: "Mina" }, after: form("Mina", "") },
        { tool: "type_text", target: "phone", args: { text: "0102345" }, after: form("Mina", "0102345") },
        { tool: "tap", target: "Save", after: home },
        { tool: "tap", target: "Open", after: form("Mina", phone) },
      ]);
    expect(found(visit(""))).toEqual(["not-saved: The field was empty."]);
    expect(found(visit("010-2345"))).toEqual([]);
  });
});

describe("ways through the app", () => {
  const shelf = screen({ activity: "Shelf" }, [button({ text: "Kettle" })]);
  const detail = screen({ activity: "Detail" }, [text({ text: "Kettle" })]);
  const desk = screen({ activity: "Launcher", package: "com.launcher" }, []);
  const known = [
    { tool: "tap", target: "Kettle", after: detail },
    { ...press("back"), after: shelf },
    { tool: "tap", target: "Kettle", after: detail },
  ];

  it("reports BACK that leaves the app although the opener stays on the stack", () => {
    expect(found(traceOf(shelf, [...known, { ...press("back"), after: desk }]))).toEqual([
      "navigation: BACK led to outside of the app.",
    ]);
  });

  it("allows BACK from a screen whose opener is gone, and from one that was just closed", () => {
    expect(
      found(
        traceOf(shelf, [
          { tool: "tap", target: "Kettle", after: detail },
          { ...press("back"), after: desk },
        ]),
      ),
    ).toEqual([]);
    expect(found(traceOf(shelf, [...known, { ...press("back"), after: shelf }]))).toEqual([]);
  });

  it("reports a screen that is busy for ever, and none that loads for a while", () => {
    const loading = (seconds: number): ReturnType<typeof screen> => ({
      ...screen({ activity: "Orders" }, [group({ className: "android.widget.ProgressBar" })]),
      settled: false,
      deviceTime: 1_700_000_000_000 + seconds * 1000,
    });
    const waits = (...at: readonly number[]): Trace =>
      traceOf(home, [
        { tool: "tap", target: "Open", after: loading(0) },
        ...at.map((seconds) => ({ tool: "wait_for", after: loading(seconds) })),
      ]);
    expect(found(waits(10, 25))).toHaveLength(1);
    expect(found(waits(5))).toEqual([]);
  });

  it("tells an empty screen that never rests from one on which something plays, by its picture", () => {
    const moving = (seconds: number): ReturnType<typeof screen> => ({
      ...screen({ activity: "Orders" }, []),
      settled: false,
      problem: "no-idle",
      deviceTime: 1_700_000_000_000 + seconds * 1000,
    });
    const waited = (filled: number | null): Trace =>
      traceOf(home, [
        { tool: "tap", target: "Open", after: moving(0) },
        { tool: "wait_for", after: moving(25), filled },
      ]);
    expect(found(waited(0.1))).toEqual(["hang: After 25 seconds it was still busy."]);
    expect(found(waited(0.8))).toEqual([]);
    expect(found(waited(null))).toEqual([]);
  });
});

describe("things done twice, and to the wrong one", () => {
  const orders = (...rows: readonly string[]): ReturnType<typeof screen> =>
    screen({ activity: "Orders" }, [
      list(
        {},
        rows.map((words) => row({ resourceId: "order" }, [text({ text: words })])),
      ),
    ]);
  const checkout = screen({ activity: "Checkout" }, [
    field({ resourceId: "name", text: "Mina" }),
    button({ text: "Place order" }),
  ]);
  const thanks = screen({ activity: "Thanks" }, [
    text({ text: "Thank you for your order" }),
    button({ text: "Orders" }),
  ]);

  const twice = (now: ReturnType<typeof orders>): Trace =>
    traceOf(orders("Order 7 $5"), [
      { tool: "open_link", after: checkout },
      { tool: "double_tap", target: "Place order", after: thanks },
      { tool: "tap", target: "Orders", after: now },
    ]);

  it("reports a form that two quick taps send twice", () => {
    expect(found(twice(orders("Order 9 $3", "Order 8 $3", "Order 7 $5")))).toEqual([
      "duplicate-action: Orders has two new entries: Order # $#.",
    ]);
  });

  it("reports a form that one tap sends twice, but no copying and nothing that two forms left", () => {
    const once = (words: string, more: readonly Parameters<typeof traceOf>[1][number][] = []): string[] => {
      const form = screen({ activity: "Edit" }, [
        field({ resourceId: "name", text: "Milk" }),
        button({ text: words }),
      ]);
      return found(
        traceOf(orders("Bread"), [
          { tool: "open_link", after: form },
          ...more,
          { tool: "tap", target: words, after: orders("Milk", "Milk", "Bread") },
        ]),
      );
    };
    expect(once("Save")).toEqual(["duplicate-action: Orders has two new entries: Milk."]);
    expect(once("Duplicate and save")).toEqual([]);
    const form = screen({ activity: "Edit" }, [
      field({ resourceId: "name", text: "Milk" }),
      button({ text: "Save" }),
    ]);
    expect(once("Save", [{ tool: "tap", target: "Save", after: form }])).toEqual([]);
  });

  it("knows the doubled entry by the words that were typed, however long the list is", () => {
    const form = (name: string): ReturnType<typeof screen> =>
      screen({ activity: "Edit" }, [field({ resourceId: "name", text: name }), button({ text: "Save" })]);
    const add = (...now: readonly string[]): string[] =>
      found(
        traceOf(orders("Bread", "Eggs"), [
          { tool: "open_link", after: form("") },
          { tool: "type_text", target: "name", args: { text: "Milk" }, after: form("Milk") },
          { tool: "double_tap", target: "Save", after: orders(...now) },
        ]),
      );
    expect(add("Milk", "Milk")).toEqual(["duplicate-action: Orders has two new entries: Milk."]);
    expect(add("Milk", "Bread")).toEqual([]);
  });

  it("reports a list that still shows what was changed and saved", () => {
    const form = (name: string): ReturnType<typeof screen> =>
      screen({ activity: "Edit" }, [field({ resourceId: "name", text: name }), button({ text: "Save" })]);
    const edit = (now: string): string[] =>
      found(
        traceOf(orders("Milk", "Bread"), [
          { tool: "open_link", after: form("Milk") },
          { tool: "type_text", target: "name", args: { text: "Oat milk" }, after: form("Oat milk") },
          { tool: "tap", target: "Save", after: orders(now, "Bread") },
        ]),
      );
    expect(edit("Milk")).toEqual(['not-saved: It still shows "Milk".']);
    expect(edit("Oat milk")).toEqual([]);
  });

  it("lets one new entry pass, and two different ones", () => {
    expect(found(twice(orders("Order 8 $3", "Order 7 $5")))).toEqual([]);
    expect(found(twice(orders("Refund 9", "Order 8 $3", "Order 7 $5")))).toEqual([]);
  });

  it("reports BACK to a form that was sent, but not to one that a step of a wizard left", () => {
    const done = traceOf(checkout, [
      { tool: "tap", target: "Place order", after: thanks },
      { ...press("back"), after: checkout },
    ]);
    expect(found(done)).toHaveLength(1);
    const payment = screen({ activity: "Payment" }, [text({ text: "How do you want to pay?" })]);
    const wizard = traceOf(checkout, [
      { tool: "tap", target: "Place order", after: payment },
      { ...press("back"), after: checkout },
    ]);
    expect(found(wizard)).toEqual([]);
  });

  const saved = (...names: readonly string[]): ReturnType<typeof screen> =>
    screen({ activity: "Saved" }, [
      list(
        {},
        names.map((name) =>
          row({ resourceId: "row" }, [
            text({ text: name }),
            button({ desc: `Remove ${name}`, resourceId: "bin" }),
          ]),
        ),
      ),
    ]);
  const remove = (name: string, now: ReturnType<typeof screen>): string[] =>
    found(traceOf(saved("Mug", "Lamp", "Bowl"), [{ tool: "tap", target: `Remove ${name}`, after: now }]));

  it("reports a row's bin that takes away another row", () => {
    expect(remove("Lamp", saved("Lamp", "Bowl"))).toEqual(['wrong-result: "Mug" went, "Lamp" stayed.']);
    expect(remove("Lamp", saved("Mug", "Bowl"))).toEqual([]);
  });
});
