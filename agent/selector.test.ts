/* oxlint-disable unicorn/consistent-function-scoping -- screens stand beside the test that reads them */
import { describe, expect, it } from "vitest";
import { button, field, list, row, screen, text } from "./literal.ts";
import { findElement, selectorOf } from "./selector.ts";

const shelf = screen({ activity: "Shelf" }, [
  field({ resourceId: "search", text: "old words" }),
  list(
    {},
    ["Kettle", "Lamp", "Mug"].map((name) =>
      row({ clickable: true, resourceId: "row", label: name }, [text({ text: name })]),
    ),
  ),
  button({ text: "More" }),
  button({ text: "More" }),
]);

const named = (label: string, nth = 0): (typeof shelf.elements)[number] => {
  const element = shelf.elements.filter((one) => one.label === label && one.clickable)[nth];
  if (element === undefined) throw new Error(`no ${label}`);
  return element;
};

describe("selectors", () => {
  it("find each element again on the same screen", () => {
    for (const element of shelf.elements.filter((one) => one.ref !== "")) {
      expect(findElement(selectorOf(element, shelf.elements), shelf.elements)?.ref).toBe(element.ref);
    }
  });

  it("tell twins apart by order", () => {
    expect(selectorOf(named("More", 1), shelf.elements).nth).toBe(1);
  });

  it("find a row that has moved, and a field that holds other words", () => {
    const other = screen({ activity: "Shelf" }, [
      list(
        {},
        ["Mug", "Kettle"].map((name) =>
          row({ clickable: true, resourceId: "row", label: name }, [text({ text: name })]),
        ),
      ),
      field({ resourceId: "search", text: "new words" }),
    ]);
    expect(findElement(selectorOf(named("Kettle"), shelf.elements), other.elements)?.label).toBe("Kettle");
    const search = shelf.elements.find((one) => one.editable);
    expect(search && findElement(selectorOf(search, shelf.elements), other.elements)?.text).toBe("new words");
  });

  it("take no other row for one that is gone", () => {
    const other = screen({ activity: "Shelf" }, [
      list(
        {},
        ["Mug", "Bowl"].map((name) =>
          row({ clickable: true, resourceId: "row", label: name }, [text({ text: name })]),
        ),
      ),
    ]);
    expect(findElement(selectorOf(named("Kettle"), shelf.elements), other.elements)).toBeNull();
  });

  it("find a control whose count changed", () => {
    const bar = (count: number): typeof shelf =>
      screen({ activity: "A" }, [
        button({ resourceId: "act", desc: `Cart, ${count} items` }),
        button({ resourceId: "act", desc: "Save" }),
      ]);
    const cart = bar(3).elements.find((one) => one.clickable);
    expect(cart && findElement(selectorOf(cart, bar(3).elements), bar(1).elements)?.desc).toBe(
      "Cart, 1 items",
    );
  });

  it("find a button whose words changed by its id", () => {
    const before = screen({ activity: "A" }, [button({ resourceId: "like", text: "Like" })]);
    const after = screen({ activity: "A" }, [button({ resourceId: "like", text: "Liked (1)" })]);
    const like = before.elements.find((one) => one.clickable);
    expect(like && findElement(selectorOf(like, before.elements), after.elements)?.text).toBe("Liked (1)");
  });
});
