import { readFileSync, globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { difference } from "./difference.ts";
import { fingerprint, stillness, structure } from "./fingerprint.ts";
import { parseHierarchy } from "./hierarchy.ts";
import type { UiNode } from "./hierarchy.ts";
import { isActionable, outlineLines } from "./labels.ts";
import { joinOutline, writeOutline } from "./outline.ts";
import { createRefBook } from "./refs.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const dumps = globSync("*.xml", { cwd: fixtures }).toSorted();

interface Attributes {
  readonly text?: string;
  readonly desc?: string;
  readonly hint?: string;
  readonly id?: string;
  readonly flags?: readonly string[];
  readonly bounds?: string;
}

/** A node as a dump has it. `flags` are the attributes that are true. */
function node(className: string, attributes: Attributes = {}, ...children: string[]): string {
  const { text = "", desc = "", hint, id = "", flags = [], bounds = "[0,0][1080,200]" } = attributes;
  const names = [
    "checkable",
    "checked",
    "clickable",
    "focused",
    "scrollable",
    "long-clickable",
    "password",
    "selected",
  ];
  const states = names.map((name) => `${name}="${flags.includes(name)}"`).join(" ");
  const enabled = flags.includes("disabled") ? "false" : "true";
  const extra = hint === undefined ? "" : ` drawing-order="1" hint="${hint}"`;
  return `<node index="0" text="${text}" resource-id="${id}" class="android.widget.${className}" package="com.a" content-desc="${desc}" enabled="${enabled}" ${states} bounds="${bounds}"${extra}>${children.join("")}</node>`;
}

function nodesOf(...roots: string[]): readonly UiNode[] {
  const xml = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0">${roots.join("")}</hierarchy>`;
  return parseHierarchy(xml)?.nodes ?? [];
}

const screen = { left: 0, top: 0, right: 1080, bottom: 2400 };

function outline(nodes: readonly UiNode[], book = createRefBook()): string {
  const lines = outlineLines(nodes);
  return joinOutline(writeOutline(nodes, lines, book.assign("w", nodes, lines), book, screen, false));
}

const rowAt = (top: number, bottom: number): string =>
  node("TextView", { text: `Row ${top}`, bounds: `[0,${top}][1080,${bottom}]` });
const listOf = (...rows: string[]): string =>
  outline(nodesOf(node("ListView", { flags: ["scrollable"], bounds: "[0,200][1080,1000]" }, ...rows)));
const button = (text: string, id = ""): string => node("Button", { text, id, flags: ["clickable"] });
const personRow = (title: string): string =>
  node("LinearLayout", {}, node("TextView", { text: title }), button("Delete", "com.a:id/delete"));
const field = (text: string, ...flags: string[]): string => node("EditText", { text, flags });
const printOf = (...roots: string[]): string => fingerprint("w", nodesOf(...roots));
const lineOf = (ref: string, text: string): { ref: string; text: string; indent: number } => ({
  ref,
  text,
  indent: 0,
});
const people = (...titles: string[]): readonly UiNode[] =>
  nodesOf(node("ListView", { flags: ["scrollable"] }, ...titles.map(personRow)));

describe("reading a dump", () => {
  it.each(dumps)("reads %s whole", (name) => {
    const text = readFileSync(join(fixtures, name), "utf8");
    expect(parseHierarchy(text)?.nodes).toHaveLength(text.match(/<node /g)?.length ?? 0);
  });

  it("keeps emoji given as references, newlines and quotes (P16)", () => {
    const [first] = nodesOf(node("TextView", { text: "Hi &#128075;&#10;&quot;you&quot; &amp; me" }));
    expect(first?.text).toBe('Hi 👋\n"you" & me');
  });

  it("finds the tree between a warning and the dumper's success line", () => {
    const xml = `[Warning] x\n<?xml version='1.0'?><hierarchy rotation="1">${node("Button")}</hierarchy>UI hierchary dumped to: /dev/tty\n`;
    expect(parseHierarchy(xml)).toMatchObject({ rotation: 1, cut: false });
  });

  it("gives what there is of a tree that was cut off, and says so", () => {
    const xml = `<hierarchy rotation="0">${node("Button", { text: "A" }).replace("</node>", "")}`;
    expect(parseHierarchy(xml)).toMatchObject({ cut: true, nodes: [{ text: "A" }] });
  });

  it("survives characters that XML forbids", () => {
    expect(
      nodesOf(node("TextView", { text: "&#xD83D;lone &#1;" }), node("Button", { text: "next" })),
    ).toHaveLength(2);
  });

  it("reads Appium's page source, where the element's name is the class", () => {
    const xml =
      '<hierarchy rotation="0"><android.widget.Button text="Go" clickable="true" bounds="[1,2][3,4]"/></hierarchy>';
    expect(parseHierarchy(xml)?.nodes[0]).toMatchObject({
      className: "android.widget.Button",
      clickable: true,
    });
  });

  it("says null when there is no tree", () => {
    expect(parseHierarchy("ERROR: null root node returned by UiTestAutomationBridge.")).toBeNull();
  });
});

describe("outline", () => {
  it.each(dumps)("names every element of %s that can be acted on (P14)", (name) => {
    const nodes = parseHierarchy(readFileSync(join(fixtures, name), "utf8"))?.nodes ?? [];
    const listed = new Set(outlineLines(nodes).map(({ position }) => position));
    const missing = nodes.filter((each, position) => isActionable(each) && !listed.has(position));
    expect(missing).toEqual([]);
  });

  it("is short on real screens", () => {
    // About four characters of such text make a token of o200k: the median is 102 tokens.
    const lengths = dumps
      .map((name) => outline(parseHierarchy(readFileSync(join(fixtures, name), "utf8"))?.nodes ?? []).length)
      .toSorted((a, b) => a - b);
    expect(lengths[lengths.length >> 1]).toBeLessThan(800);
  });

  it("folds the words of a row into it and lists what is inside it that can be acted on", () => {
    const nodes = nodesOf(
      node(
        "LinearLayout",
        { flags: ["clickable"] },
        node("TextView", { text: "Trail shoe" }),
        node("TextView", { text: "$89.00" }),
        node("CheckBox", { flags: ["clickable", "checkable"] }),
      ),
    );
    expect(outline(nodes)).toMatchInlineSnapshot(`
      "e1 item "Trail shoe · $89.00"
       e2 checkbox near "Trail shoe" unchecked"
    `);
  });

  it("tells an empty field from one that holds its hint's words, where the device gives the hint", () => {
    const nodes = nodesOf(
      node("EditText", { text: "Email", hint: "Email", flags: ["clickable", "focused"] }),
      node("EditText", { text: "me@x.org", hint: "Email", flags: ["clickable"] }),
    );
    expect(outline(nodes)).toMatchInlineSnapshot(`
      "e1 field "Email" focused
      e2 field "Email" = "me@x.org""
    `);
  });

  it("names what has no words by its id, else by its neighbour (P15)", () => {
    const nodes = nodesOf(
      node("ImageButton", { id: "com.a:id/fab_add", flags: ["clickable"] }),
      node(
        "LinearLayout",
        {},
        node("TextView", { text: "Volume", bounds: "[0,300][400,400]" }),
        node("ImageView", { flags: ["clickable"], bounds: "[500,300][600,400]" }),
        node("ImageView", { flags: ["clickable"], bounds: "[700,300][800,400]" }),
      ),
    );
    expect(outline(nodes)).toMatchInlineSnapshot(`
      "e1 button #fab_add
      e2 "Volume"
      e3 button near "Volume"
      e4 button near "Volume""
    `);
  });

  it("says what a list hides at its ends", () => {
    expect(listOf(rowAt(200, 500), rowAt(500, 800), rowAt(800, 1000))).toContain("scrolls ↓");
    expect(listOf(rowAt(200, 300), rowAt(300, 600), rowAt(600, 900))).toContain("scrolls ↑\n");
  });

  it("puts control characters and line breaks of the app out of its lines", () => {
    expect(
      outline(nodesOf(node("Button", { text: "a&#10;e9 button&#9;&#x202e;x", flags: ["clickable"] }))),
    ).toBe('e1 button "a e9 button x"');
  });
});

describe("refs", () => {
  it("stay with an element whose words change when its id names it", () => {
    const book = createRefBook();
    outline(nodesOf(button("Add to cart", "com.a:id/add")), book);
    expect(outline(nodesOf(button("New"), button("In the cart", "com.a:id/add")), book)).toContain(
      'e1 button "In the cart"',
    );
  });

  it("stay with a row that scrolled to another place, and tell equal buttons of rows apart", () => {
    const book = createRefBook();
    const first = outline(people("Ann", "Bob"), book);
    const deleteBob = /"Bob"\n\s*(e\d+) button "Delete"/.exec(first)?.[1];
    expect(deleteBob).toBeDefined();
    expect(outline(people("Bob", "Cid"), book)).toMatch(
      new RegExp(`"Bob"\\n\\s*${deleteBob} button "Delete"`),
    );
  });

  it("are not shared by the same id on another window", () => {
    const book = createRefBook();
    const nodes = nodesOf(button("Save", "com.a:id/save"));
    const lines = outlineLines(nodes);
    expect(book.assign("Edit", nodes, lines)).not.toEqual(book.assign("Profile", nodes, lines));
  });
});

describe("fingerprints", () => {
  it("do not see focus, places and progress, but texts and states", () => {
    expect(printOf(field("a", "focused"))).toBe(printOf(field("a")));
    expect(printOf(node("ProgressBar", { text: "10" }))).toBe(printOf(node("ProgressBar", { text: "90" })));
    expect(printOf(node("Button", { bounds: "[0,0][1,1]" }))).toBe(printOf(node("Button")));
    expect(printOf(field("a"))).not.toBe(printOf(field("b")));
    expect(printOf(node("CheckBox", { flags: ["checked"] }))).not.toBe(printOf(node("CheckBox")));
  });

  it("know a screen by its structure whatever is written on it and however many rows a list shows", () => {
    const list = (...texts: string[]): string =>
      structure(
        "w",
        nodesOf(
          node("ListView", { flags: ["scrollable"] }, ...texts.map((text) => node("TextView", { text }))),
        ),
      );
    expect(list("a", "b", "c")).toBe(list("x"));
    expect(structure("w", nodesOf(field("a")))).not.toBe(structure("w", nodesOf(node("Button"))));
    expect(structure("w", nodesOf(field("a")))).not.toBe(structure("other", nodesOf(field("a"))));
  });

  it("see movement, but no ticking clock", () => {
    const of = (root: string): string =>
      stillness("w", nodesOf(node("FrameLayout", { bounds: "[0,0][1080,2400]" }, root)));
    expect(of(node("Button", { bounds: "[0,100][1080,200]" }))).not.toBe(
      of(node("Button", { bounds: "[0,300][1080,400]" })),
    );
    expect(of(node("TextView", { text: "10:01:59" }))).toBe(of(node("TextView", { text: "10:02:00" })));
  });
});

describe("difference", () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    lineOf(`e${index}`, `e${index} "Line number ${index}"`),
  );

  it("gives lines that came, went and changed", () => {
    const after = [...many.slice(1), lineOf("e30", 'e30 "New"')].map((each) =>
      each.ref === "e5" ? lineOf("e5", 'e5 "Changed"') : each,
    );
    expect(difference(many, after)).toBe('~ e5 "Changed"\n+ e30 "New"\n- e0');
  });

  it("is empty when nothing changed and null when most did", () => {
    expect(difference(many, many)).toBe("");
    expect(
      difference(
        many,
        many.map(({ ref, text }) => lineOf(`${ref}9`, `${text}!`)),
      ),
    ).toBeNull();
  });
});
