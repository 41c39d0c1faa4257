import { describe, expect, it } from "vitest";
import type { ViewNode } from "../../language.ts";
import { createDisplay } from "../display.ts";
import { nodesOf, type DumpNode } from "../dump/nodes.ts";
import { isPainting } from "../layout/place.ts";
import {
  allBoxes,
  bars,
  dusk,
  environment,
  frameOf,
  portrait,
  type SampleEnvironment,
  view,
} from "../sample.ts";
import type { Box, Raster, Rect, Scene, WindowContent } from "../scene.ts";

const display = createDisplay();
const { config } = environment();

function tap(): void {
  // What it does is of no matter here.
}

const settings = {
  "by day": environment({ focusedKey: "mail" }),
  "by night in large letters": environment({
    theme: dusk,
    config: { ...config, night: true, fontScale: 1.3 },
  }),
  "in the largest letters": environment({ config: { ...config, fontScale: 2 } }),
  "read from the right": environment({ config: { ...config, locale: "ar", rtl: true } }),
};

const shop = view("column", { id: "main" }, [
  view("toolbar", {
    title: "Pocket Market",
    subtitle: "주문 내역",
    onUp: tap,
    actions: [{ id: "cart", icon: "cart", label: "Cart", badge: "2", onTap: tap }],
  }),
  view("scroll", { id: "scroll", flex: 1, padding: 16, gap: 12 }, [
    view("row", { gap: 8 }, [
      view("text", { text: "A lamp that stands on a desk and lights a book at night", flex: 1 }),
      view("text", { text: "₩34,900", weight: "bold" }),
    ]),
    view("text", {
      text: "배송이 시작되었습니다. 내일 오후에 도착할 예정이니 문 앞을 확인해 주세요 🎉",
      maxLines: 2,
    }),
    view("text", { text: "الإشعارات الجديدة 3", textSize: 16 }),
    view("field", { id: "name", hint: "Full name", initial: "Kim Min-ji" }),
    view("field", { id: "mail", hint: "E-mail", error: "Not an address" }),
    view("field", { id: "pin", hint: "PIN", input: "password", initial: "1234" }),
    view("card", { padding: 12, onTap: tap }, [
      view("text", { text: "In a card" }),
      view("button", { text: "Buy it now", icon: "cart", onTap: tap }),
    ]),
    view("row", { gap: 8 }, [
      view("chip", { label: "All", selected: true }),
      view("chip", { label: "Kitchen" }),
    ]),
    view("checkbox", { label: "Send me offers" }),
    view("toggle", { label: "Dark mode", summary: "Follow the system at night" }),
    view("radioGroup", { options: ["Card", "Cash"], selectedIndex: 1 }),
    view("spinner", { options: ["Tomorrow", "Friday"] }),
  ]),
  view("bottomNav", {
    selected: "home",
    items: [
      { id: "home", label: "Home", icon: "home-outline", onTap: tap },
      { id: "orders", label: "Orders", icon: "package", badge: "3", onTap: tap },
    ],
  }),
]);

const alert: WindowContent = {
  kind: "dialog",
  dialog: {
    title: "Remove this?",
    message: "It will be gone.",
    positive: { label: "Remove" },
    negative: { label: "Cancel" },
  },
  onDismiss: tap,
};

function layout(content: ViewNode | WindowContent, at: SampleEnvironment): Scene {
  const window: WindowContent =
    "props" in content ? { kind: "activity", view: content, title: "Main" } : content;
  return display.layout(window, at, portrait, bars);
}

function paint(scene: Scene, at: SampleEnvironment): Raster {
  return display.paint(frameOf(scene, at));
}

/** The scene with its words, and nothing else, taken out. */
function withoutWords(scene: Scene): Scene {
  const strip = (box: Box): Box => ({
    ...box,
    children: box.children
      .filter((child) => !isPainting(child.paint) || child.paint.words === undefined)
      .map(strip),
  });
  return { ...scene, root: strip(scene.root) };
}

function differs(a: Raster, b: Raster, rect: Rect): boolean {
  for (let y = rect.top; y < rect.bottom; y += 1) {
    const from = (y * a.width + rect.left) * 4;
    const to = (y * a.width + rect.right) * 4;
    if (a.data.compare(b.data, from, to, from, to) !== 0) return true;
  }
  return false;
}

/** What the dump says of text. */
function textNodes(scene: Scene): readonly (Box & { visible: Rect })[] {
  const flat = (node: DumpNode): readonly Box[] => [node.box, ...node.children.flatMap(flat)];
  const root = nodesOf(scene.root, false);
  return (root === null ? [] : flat(root)).flatMap((box) =>
    box.text !== "" && box.visible !== null ? [{ ...box, visible: box.visible }] : [],
  );
}

function bar(background: string): ViewNode {
  return view("row", { absolute: { left: 0, right: 0, top: 0 }, height: 19, background });
}

function overflowing(props: Record<string, unknown>): ViewNode {
  return view("stack", { padding: 40 }, [
    view("text", { id: "t", text: "Overflowing words", width: 40, maxLines: 1, ...props }),
  ]);
}

describe("pictures of screens", () => {
  for (const [name, at] of Object.entries(settings)) {
    it(`hold the pixels of every text in its box, ${name}`, () => {
      for (const content of [shop, alert]) {
        const scene = layout(content, at);
        const nodes = textNodes(scene);
        expect(nodes.length).toBeGreaterThan(3);
        const drawn = paint(scene, at);
        const blank = paint(withoutWords(scene), at);
        const empty = nodes.filter((node) => !differs(drawn, blank, node.visible)).map((node) => node.text);
        expect(empty).toEqual([]);
      }
    });

    it(`have no text outside of its box, ${name}`, () => {
      const scene = layout(shop, at);
      const tooLong = allBoxes(scene.root).filter(({ paint: painting }) => {
        if (!isPainting(painting) || painting.words === undefined) return false;
        const { content, words } = painting;
        return (
          words.paragraph.width > content.right - content.left + 1 ||
          words.paragraph.height > content.bottom - content.top + 1
        );
      });
      expect(tooLong.map((box) => box.key)).toEqual([]);
    });
  }

  it("leave out of the dump what is covered or scrolled away", () => {
    const at = environment();
    const texts = (node: ViewNode): readonly string[] =>
      textNodes(layout(node, at)).map((found) => found.text);
    const below = view("column", { id: "below" }, [
      view("text", { text: "Covered" }),
      view("text", { text: "Seen" }),
    ]);
    expect(texts(view("stack", {}, [below, bar("#333333")]))).toEqual(["Seen"]);
    expect(texts(view("stack", {}, [below, bar("#33333380")]))).toEqual(["Covered", "Seen"]);
    const drawer = (open: boolean): ViewNode =>
      view("drawer", { open, onClose: tap }, [below, view("text", { text: "Menu" })]);
    expect(texts(drawer(true))).toEqual(["Menu"]);
    expect(texts(drawer(false))).toEqual(["Covered", "Seen"]);
  });

  it("are the same for the same frame", () => {
    const at = settings["by day"];
    const first = paint(layout(shop, at), at);
    paint(layout(alert, at), at);
    expect(first.data.equals(paint(layout(shop, at), at).data)).toBe(true);
    expect(first.data.length).toBe(1080 * 2400 * 4);
  });

  it("draw glyphs beyond their box only where the app asks for it", () => {
    const at = environment();
    const beyond = (props: Record<string, unknown>): boolean => {
      const scene = layout(overflowing(props), at);
      const { right, top, bottom } = display.find(scene, "t")?.rect ?? { right: 0, top: 0, bottom: 0 };
      return differs(paint(scene, at), paint(withoutWords(scene), at), {
        left: right + 1,
        right: right + 200,
        top,
        bottom,
      });
    };
    expect(beyond({})).toBe(false);
    expect(beyond({ ellipsis: false })).toBe(false);
    expect(beyond({ ellipsis: false, clip: false })).toBe(true);
  });

  it("are black where a window is secure, and only there", () => {
    const at = environment();
    const scene = layout(shop, at);
    const { data } = display.paint(
      frameOf(scene, at, { layers: [{ scene, environment: at, secure: true, scrim: false }] }),
    );
    expect(data.subarray((1200 * 1080 + 540) * 4, (1200 * 1080 + 541) * 4)).toEqual(
      Buffer.from([0, 0, 0, 255]),
    );
    // The clock is still there.
    expect(data.subarray(0, 1080 * 63 * 4).some((byte) => byte > 200 && byte < 255)).toBe(true);
  });

  it("show the keyboard and the toast over the window", () => {
    const at = environment();
    const scene = layout(shop, at);
    const bare = paint(scene, at);
    const typed = display.paint(
      frameOf(scene, at, { keyboard: { input: "text", height: 682 }, toast: "Saved" }),
    );
    expect(differs(bare, typed, { left: 0, right: 1080, top: 2400 - 682, bottom: 2400 })).toBe(true);
    expect(differs(bare, typed, { left: 300, right: 780, top: 1500, bottom: 2400 - 690 })).toBe(true);
    expect(differs(bare, typed, { left: 0, right: 1080, top: 0, bottom: 1400 })).toBe(false);
  });

  it("turn with the screen", () => {
    const at = environment();
    const screen = { width: 2400, height: 1080, density: 420, rotation: 1 } as const;
    const scene = display.layout({ kind: "activity", view: shop, title: "" }, at, screen, bars);
    const raster = display.paint(frameOf(scene, at, { screen }));
    expect([raster.width, raster.height]).toEqual([2400, 1080]);
    expect(scene.bounds).toEqual({ left: 0, top: 0, right: 2400, bottom: 1080 });
  });
});
