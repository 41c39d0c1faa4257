import { describe, expect, it } from "vitest";
import type { ViewNode } from "../../language.ts";
import { createDisplay } from "../display.ts";
import {
  allBoxes,
  bars,
  boxOf,
  environment,
  portrait,
  press,
  type SampleEnvironment,
  view,
} from "../sample.ts";
import type { Scene, WindowContent } from "../scene.ts";

const display = createDisplay();

function layout(node: ViewNode, at: SampleEnvironment = environment()): Scene {
  return display.layout({ kind: "activity", view: node, title: "Main" }, at, portrait, bars);
}

function open(content: WindowContent, at: SampleEnvironment = environment()): Scene {
  return display.layout(content, at, portrait, bars);
}

describe("controls", () => {
  it("keep their own state, or show what the app says", () => {
    const at = environment();
    const heard: unknown[] = [];
    const own = view("checkbox", {
      id: "own",
      label: "Own",
      initial: true,
      onChange: (on: boolean) => heard.push(on),
    });
    expect(boxOf(layout(own, at), "own").checked).toBe(true);
    press(boxOf(layout(own, at), "own"));
    expect(boxOf(layout(own, at), "own").checked).toBe(false);
    const told = view("toggle", {
      id: "told",
      label: "Told",
      checked: true,
      onChange: (on: boolean) => heard.push(on),
    });
    press(boxOf(layout(told, at), "told"));
    expect(boxOf(layout(told, at), "told").checked).toBe(true);
    expect(heard).toEqual([false, false]);
  });

  it("flip by their row when they have a summary", () => {
    const at = environment();
    const node = view("toggle", { id: "dark", label: "Dark", summary: "At night" });
    const scene = layout(node, at);
    const { rect } = boxOf(scene, "dark");
    const hit = display.hit(scene, rect.left + 4, rect.top + 4).find((one) => one.on.tap !== undefined);
    expect(hit?.className).toBe("android.widget.LinearLayout");
    hit?.on.tap?.(0, 0);
    expect(boxOf(layout(node, at), "dark").checked).toBe(true);
  });

  it("swallow touches without doing anything while they are disabled", () => {
    const at = environment();
    let taps = 0;
    const scene = layout(
      view("column", {}, [
        view("button", { id: "pay", text: "Pay", enabled: false, onTap: () => (taps += 1) }),
        view("checkbox", { id: "agree", label: "Agree", enabled: false }),
      ]),
      at,
    );
    press(boxOf(scene, "pay"));
    press(boxOf(scene, "agree"));
    expect([taps, at.states.size]).toEqual([0, 0]);
    expect(boxOf(scene, "pay").on.tap).toBeDefined();
  });

  it("choose one of several", () => {
    const at = environment();
    const heard: unknown[] = [];
    const group = view("radioGroup", {
      id: "pay",
      options: ["Card", "Cash"],
      onSelect: (index: number, name: string) => heard.push([index, name]),
    });
    press(boxOf(layout(group, at), "pay/1"));
    expect(boxOf(layout(group, at), "pay/1").checked).toBe(true);
    expect(boxOf(layout(group, at), "pay/0").checked).toBe(false);
    expect(heard).toEqual([[1, "Cash"]]);
  });

  it("open a drop-down under a spinner and take the pick", () => {
    const at = environment();
    const spinner = view("column", {}, [view("spinner", { id: "slot", options: ["Today", "Tomorrow"] })]);
    press(boxOf(layout(spinner, at), "slot"));
    const [menu] = at.menus;
    expect(menu).toMatchObject({ labels: ["Today", "Tomorrow"], selected: 0 });
    menu?.pick(1);
    expect(boxOf(layout(spinner, at), "slot/text1").text).toBe("Tomorrow");
    const rect = menu?.anchor ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const scene = open(
      {
        kind: "dropdown",
        anchor: rect,
        labels: ["Today", "Tomorrow"],
        selected: 1,
        onPick: (index) => menu?.pick(index),
      },
      at,
    );
    expect(scene.bounds.top).toBe(rect.bottom);
    expect(boxOf(scene, "menu/1")).toMatchObject({
      className: "android.widget.CheckedTextView",
      checked: true,
    });
    press(boxOf(scene, "menu/0"));
    expect(boxOf(layout(spinner, at), "slot/text1").text).toBe("Today");
  });

  it("slide to where they are touched", () => {
    const heard: number[] = [];
    const scene = layout(
      view("slider", { id: "volume", value: 10, max: 20, onChange: (to: number) => heard.push(to) }),
    );
    const slider = boxOf(scene, "volume");
    slider.on.tap?.(slider.rect.left + 270, slider.rect.top);
    slider.on.slide?.(2);
    expect(heard).toEqual([5, 20]);
  });

  it("page sideways", () => {
    const pages: number[] = [];
    const pager = view(
      "pager",
      { id: "p", page: 1, height: 100, onPage: (page: number) => pages.push(page) },
      [view("text", { text: "one" }), view("text", { text: "two" }), view("text", { text: "three" })],
    );
    const found = boxOf(layout(pager), "p");
    expect(found.scroll).toEqual({ axis: "horizontal", offset: 1080, max: 2160, paged: true });
    expect(found.children.map((child) => child.text)).toEqual(["two"]);
    found.on.scrollTo?.(2160);
    found.on.scrollTo?.(1000);
    expect(pages).toEqual([2]);
  });

  it("close a drawer by its scrim, and not by its panel", () => {
    let closed = 0;
    const scene = layout(
      view("drawer", { open: true, onClose: () => (closed += 1) }, [
        view("column", { id: "content" }, [view("button", { id: "below", text: "Below", width: "100%" })]),
        view("column", { id: "panel" }, [view("text", { text: "Menu" })]),
      ]),
    );
    const press = (x: number): void =>
      display
        .hit(scene, x, 100)
        .find((one) => one.on.tap !== undefined)
        ?.on.tap?.(x, 100);
    press(50);
    expect(closed).toBe(0);
    press(1000);
    expect(closed).toBe(1);
  });
});

/** What a field holds after it was typed into. */
function typed(props: Record<string, unknown>, text: string): string | undefined {
  const at = environment();
  const node = view("field", { id: "f", ...props });
  boxOf(layout(node, at), "f").on.type?.(text);
  return boxOf(layout(node, at), "f").editable?.value;
}

function keeps(props: Record<string, unknown>): boolean | undefined {
  const { root } = layout(view("field", props));
  return allBoxes(root).find((one) => one.editable !== undefined)?.editable?.keeps;
}

describe("fields", () => {
  it("take what their input allows, and no more than it", () => {
    expect(typed({ input: "number" }, "1a2.3")).toBe("123");
    expect(typed({ input: "decimal" }, "1.2.3")).toBe("1.23");
    expect(typed({ maxLength: 3 }, "abcd")).toBe("abc");
    expect(typed({}, "a\nb")).toBe("ab");
    expect(typed({ input: "multiline" }, "한글\n😀")).toBe("한글\n😀");
  });

  it("tell the app, show what it says, and hand in what they hold", () => {
    const at = environment();
    const heard: string[] = [];
    const node = view("field", {
      id: "f",
      value: "fixed",
      onChange: (text: string) => heard.push(text),
      onSubmit: (text: string) => heard.push(`submit ${text}`),
    });
    boxOf(layout(node, at), "f").on.type?.("fixed!");
    boxOf(layout(node, at), "f").on.submit?.();
    expect(heard).toEqual(["fixed!", "submit fixed"]);
    expect(boxOf(layout(node, at), "f").text).toBe("fixed");
  });

  it("show a password on request", () => {
    const at = environment();
    const node = view("field", { id: "pin", hint: "PIN", input: "password", initial: "한글12" });
    expect(boxOf(layout(node, at), "pin").text).toBe("••••");
    press(boxOf(layout(node, at), "pin.reveal"));
    expect(boxOf(layout(node, at), "pin").text).toBe("한글12");
  });

  it("are kept over recreation only with an id, and unless told otherwise", () => {
    expect([keeps({ id: "a" }), keeps({}), keeps({ id: "a", saveEnabled: false })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("any tree of views", () => {
  it("can be laid out, whatever its sizes", () => {
    const kinds = ["column", "row", "stack", "card", "scroll"] as const;
    const sizes = [0, 1, 40, 5000, "50%", undefined] as const;
    let seed = 7;
    const pick = <T>(from: readonly T[]): T | undefined => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return from[seed % from.length];
    };
    const grow = (depth: number): ViewNode => {
      const children = depth === 0 ? [] : [grow(depth - 1), grow(depth - 1)];
      const props = {
        width: pick(sizes),
        height: pick(sizes),
        flex: pick([undefined, 1, 2]),
        padding: pick([0, 8, 300]),
      };
      return depth === 0
        ? view("text", { text: "Words that may be long", ...props })
        : view(pick(kinds) ?? "column", props, children);
    };
    for (let i = 0; i < 30; i += 1) {
      const at = environment();
      const scene = layout(grow(4), at);
      for (const found of allBoxes(scene.root)) {
        expect(
          [found.rect.left, found.rect.top, found.rect.right, found.rect.bottom].every(Number.isInteger),
        ).toBe(true);
        if (found.visible !== null) {
          expect(found.visible.left).toBeGreaterThanOrEqual(0);
          expect(found.visible.bottom).toBeLessThanOrEqual(2400);
        }
      }
      expect(display.dump(scene, at, { api: 34, rotation: 0, compressed: false })).toMatch(
        /^<\?xml.*<\/hierarchy>$/,
      );
    }
  });

  it("gives the memory of its layout back", () => {
    const many = view(
      "scroll",
      {},
      Array.from({ length: 2000 }, () => view("spacer", { height: 1 })),
    );
    const grown = (layouts: number): number => {
      const before = process.memoryUsage().external;
      for (let i = 0; i < layouts; i += 1) layout(many);
      return process.memoryUsage().external - before;
    };
    grown(3);
    // Nodes that were not given back would take 20 MB of yoga's memory.
    expect(grown(25)).toBeLessThan(3_000_000);
  });
});
