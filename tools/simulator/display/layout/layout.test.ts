import { describe, expect, it } from "vitest";
import type { ViewNode } from "../../language.ts";
import { createDisplay } from "../display.ts";
import { allBoxes, bars, boxOf, environment, portrait, type SampleEnvironment, view } from "../sample.ts";
import type { Scene } from "../scene.ts";

const display = createDisplay();

function layout(node: ViewNode, at: SampleEnvironment = environment(), keyboard = 0): Scene {
  return display.layout({ kind: "activity", view: node, title: "Main" }, at, portrait, { ...bars, keyboard });
}

function checkboxKeys(nodes: readonly ViewNode[]): readonly string[] {
  return allBoxes(layout(view("column", {}, nodes)).root)
    .filter((found) => found.kind === "checkbox")
    .map((found) => found.key);
}

describe("layout", () => {
  it("places an activity's content between the bars", () => {
    const scene = layout(view("column", { id: "main" }, [view("text", { text: "Hello", id: "hello" })]));
    expect(boxOf(scene, "main").rect).toEqual({ left: 0, top: 63, right: 1080, bottom: 2337 });
    expect(boxOf(scene, "hello").resourceId).toBe("com.example.shop:id/hello");
  });

  it("keeps the window above the keyboard and scrolls the focused field into sight once", () => {
    const fields = Array.from({ length: 14 }, (_, i) => view("field", { id: `f${String(i)}`, hint: "Name" }));
    const at = environment({ focusedKey: "f13" });
    const form = view("scroll", { id: "form", flex: 1 }, fields);
    const scene = layout(form, at, 900);
    const field = boxOf(scene, "f13");
    expect(field.visible).toEqual(field.rect);
    expect(field.rect.bottom).toBeLessThanOrEqual(1500);
    boxOf(scene, "form").on.scrollTo?.(0);
    expect(boxOf(layout(form, at, 900), "form").scroll?.offset).toBe(0);
  });

  it("lets text give way in a row and keeps what stands beside it", () => {
    const scene = layout(
      view("column", {}, [
        view("row", { gap: 8 }, [
          view("text", {
            text: "A very long name of a thing that does not fit into one line of a phone",
            id: "name",
          }),
          view("text", { text: "₩12,000", id: "price", shrink: 0 }),
          view("icon", { name: "cart", id: "cart" }),
        ]),
      ]),
    );
    expect(boxOf(scene, "cart").rect.right).toBeLessThanOrEqual(1080);
    expect(boxOf(scene, "cart").rect.right - boxOf(scene, "cart").rect.left).toBe(63);
    expect(boxOf(scene, "name").rect.bottom - boxOf(scene, "name").rect.top).toBeGreaterThan(90);
  });

  it("makes only the rows in sight and remembers where it was scrolled", () => {
    let built = 0;
    const at = environment();
    const list = view("list", {
      id: "rows",
      flex: 1,
      items: Array.from({ length: 1000 }, (_, i) => i),
      key: (item: number) => String(item),
      row: (item: number) => {
        built += 1;
        return view("text", { text: `Row ${String(item)}`, id: "title", height: item % 2 === 0 ? 56 : 80 });
      },
    });
    const first = layout(list, at);
    expect(boxOf(first, "rows").children.length).toBeLessThan(20);
    expect(built).toBeLessThan(60);
    const range = boxOf(first, "rows").scroll;
    expect(range?.max).toBeGreaterThan(150_000);
    boxOf(first, "rows").on.scrollTo?.(5000);
    built = 0;
    const rows = boxOf(layout(list, at), "rows");
    expect(built).toBeLessThan(90);
    // 5000 px down: rows of 147 and 210 px by turns.
    expect(rows.children[0]?.text).toBe("Row 28");
    expect(rows.children[0]?.key).toBe("rows/28/title");
    boxOf(first, "rows").on.scrollTo?.(range?.max ?? 0);
    expect(boxOf(layout(list, at), "rows").children.at(-1)?.text).toBe("Row 999");
  });

  it("tells a list's app when its end comes into sight", () => {
    let ends = 0;
    const at = environment();
    const list = view("list", {
      id: "rows",
      flex: 1,
      items: Array.from({ length: 30 }, (_, i) => i),
      key: String,
      row: (item: number) => view("text", { text: String(item), height: 80 }),
      onEnd: () => (ends += 1),
    });
    const scene = layout(list, at);
    boxOf(scene, "rows").on.scrollTo?.(100);
    expect(ends).toBe(0);
    boxOf(scene, "rows").on.scrollTo?.(boxOf(scene, "rows").scroll?.max ?? 0);
    expect(ends).toBe(1);
  });

  it("sets grids in columns of one width", () => {
    const scene = layout(
      view("list", {
        id: "grid",
        flex: 1,
        columns: 3,
        gap: 8,
        padding: 8,
        items: ["a", "b", "c", "d"],
        key: String,
        row: (item: string) => view("card", { id: "cell", height: 100 }, [view("text", { text: item })]),
      }),
    );
    const cells = boxOf(scene, "grid").children;
    expect(cells).toHaveLength(4);
    const widths = cells.map((cell) => cell.rect.right - cell.rect.left);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1);
    expect(cells[3]?.rect.left).toBe(cells[0]?.rect.left);
    expect(cells[3]?.rect.top).toBeGreaterThan(cells[0]?.rect.bottom ?? 0);
  });

  it("mirrors rows for languages that are read from the right", () => {
    const rtl = environment();
    const at = { ...rtl, config: { ...rtl.config, locale: "ar", rtl: true } };
    const scene = layout(
      view("column", {}, [view("row", {}, [view("icon", { name: "cart", id: "cart" })])]),
      at,
    );
    expect(boxOf(scene, "cart").rect.right).toBe(1080);
  });

  it("gives views without an id a key that stays when others of their kind do not come before them", () => {
    const check = view("checkbox", { label: "Agree" });
    expect(checkboxKeys([check])).toEqual(checkboxKeys([view("text", { text: "New" }), check]));
    expect(new Set(checkboxKeys([check, check])).size).toBe(2);
  });

  it("finds the topmost box first", () => {
    let taps = 0;
    const scene = layout(
      view("stack", {}, [
        view("list", { id: "below", items: [], key: String, row: () => view("spacer") }),
        view("fab", { id: "add", icon: "plus", label: "Add", onTap: () => (taps += 1) }),
      ]),
    );
    const { rect } = boxOf(scene, "add");
    const [top] = display.hit(scene, rect.left + 5, rect.top + 5);
    expect(top?.key).toBe("add");
    top?.on.tap?.(rect.left + 5, rect.top + 5);
    expect(taps).toBe(1);
    expect(rect.right).toBe(1080 - 42);
  });
});
