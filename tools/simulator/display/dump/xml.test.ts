import { describe, expect, it } from "vitest";
import type { ViewNode } from "../../language.ts";
import { createDisplay } from "../display.ts";
import { bars, environment, portrait, type SampleEnvironment, view } from "../sample.ts";

const display = createDisplay();

function dump(node: ViewNode, at: SampleEnvironment = environment(), api = 34, compressed = false): string {
  const scene = display.layout({ kind: "activity", view: node, title: "Main" }, at, portrait, bars);
  return display.dump(scene, at, { api, rotation: 0, compressed });
}

/** One line a node, indented, with what is not the default. */
function outline(xml: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const [tag, attributes = ""] of xml.matchAll(/<\/?node([^>]*)>/g)) {
    if (tag.startsWith("</")) {
      depth -= 1;
      continue;
    }
    const kept = Array.from(attributes.matchAll(/([\w-]+)="([^"]*)"/g))
      .filter(
        ([, name, value]) =>
          value !== "" &&
          value !== "false" &&
          !["package", "enabled", "bounds", "drawing-order"].includes(name ?? ""),
      )
      .map(([, name, value]) =>
        name === "class" ? (value ?? "").replace(/^.*\./, "") : `${name ?? ""}=${value ?? ""}`,
      );
    lines.push(`${"  ".repeat(depth)}${kept.join(" ")}`);
    if (!attributes.endsWith("/")) depth += 1;
  }
  return `\n${lines.join("\n")}\n`;
}

function tap(): void {
  // What it does is of no matter here.
}

function password(initial: string): string {
  return dump(view("field", { id: "pin", hint: "Password", input: "password", initial }));
}

describe("dump", () => {
  it("is what uiautomator writes on Android 14, byte by byte", () => {
    expect(
      dump(view("column", { id: "main" }, [view("text", { text: "Hi", id: "hi", width: 100, height: 40 })])),
    ).toBe(
      `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0">` +
        `<node index="0" text="" resource-id="" class="android.widget.FrameLayout" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,0][1080,2400]">` +
        `<node index="0" text="" resource-id="" class="android.widget.LinearLayout" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,0][1080,2337]">` +
        `<node index="0" text="" resource-id="" class="android.widget.FrameLayout" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,63][1080,2337]">` +
        `<node index="0" text="" resource-id="com.example.shop:id/action_bar_root" class="android.widget.LinearLayout" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,63][1080,2337]">` +
        `<node index="0" text="" resource-id="android:id/content" class="android.widget.FrameLayout" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,63][1080,2337]">` +
        `<node index="0" text="" resource-id="com.example.shop:id/main" class="android.widget.LinearLayout" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,63][1080,2337]">` +
        `<node index="0" text="Hi" resource-id="com.example.shop:id/hi" class="android.widget.TextView" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,63][263,168]" />` +
        `</node></node></node></node></node>` +
        `<node index="1" text="" resource-id="android:id/statusBarBackground" class="android.view.View" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,0][1080,63]" />` +
        `<node index="2" text="" resource-id="android:id/navigationBarBackground" class="android.view.View" package="com.example.shop" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,2337][1080,2400]" />` +
        `</node></hierarchy>`,
    );
  });

  it("writes drawing-order and hint from Android 15 on", () => {
    const xml = dump(view("field", { id: "name", hint: "Name", initial: "Kim" }), environment(), 35);
    expect(xml).toMatch(
      /text="Kim" resource-id="com.example.shop:id\/name".* bounds="[^"]*" drawing-order="1" hint="Name" \/>/,
    );
  });

  it("escapes as Android does", () => {
    expect(dump(view("text", { text: `a & <b> "c"\nd\t👋 é 한 • \u0001` }))).toContain(
      `text="a &amp; &lt;b&gt; &quot;c&quot;&#10;d&#9;&#128075; é 한 • ."`,
    );
  });

  it("tells the hint of an empty field as its text, and bullets for a password", () => {
    expect(password("")).toMatch(
      /text="Password" resource-id="com.example.shop:id\/pin"[^>]*password="true"/,
    );
    expect(password("s3cret")).toMatch(
      /text="••••••" resource-id="com.example.shop:id\/pin"[^>]*password="true"/,
    );
  });

  it("marks what can be tapped and says nothing as NAF", () => {
    expect(dump(view("icon", { name: "cart", onTap: tap }))).toContain(`<node NAF="true" index="0" text=""`);
    expect(dump(view("icon", { name: "cart", desc: "Cart", onTap: tap }))).not.toContain("NAF");
    expect(dump(view("row", { onTap: tap }, [view("text", { text: "Cart" })]))).not.toContain("NAF");
  });

  it("leaves gaps in the index for what is out of sight, and none for what is gone", () => {
    const xml = outline(
      dump(
        view("scroll", { id: "s", flex: 1 }, [
          view("text", { text: "gone", visibility: "gone" }),
          view("spacer", { height: 3000 }),
          view("text", { text: "below" }),
        ]),
      ),
    );
    expect(xml).not.toContain("below");
    expect(xml).not.toContain("gone");
    const at = environment();
    at.setState("s", { scroll: 99_999 });
    expect(
      outline(
        dump(
          view("scroll", { id: "s", flex: 1 }, [
            view("text", { text: "above" }),
            view("spacer", { height: 3000 }),
            view("text", { text: "below" }),
          ]),
          at,
        ),
      ),
    ).toContain("index=1 text=below");
  });

  it("drops layout containers when compressed", () => {
    const xml = outline(
      dump(view("column", {}, [view("row", {}, [view("text", { text: "Total" })])]), environment(), 34, true),
    );
    expect(xml).toMatchInlineSnapshot(`
      "
      index=0 FrameLayout
        index=0 text=Total TextView
      "
    `);
  });

  it("shows bars as Material builds them", () => {
    const xml = outline(
      dump(
        view("column", { id: "main" }, [
          view("toolbar", {
            title: "Shop",
            onUp: tap,
            actions: [{ id: "cart", icon: "cart", label: "Cart", badge: "2", onTap: tap }],
            overflow: [{ label: "Help", onTap: tap }],
          }),
          view("bottomNav", {
            id: "nav",
            selected: "home",
            items: [
              { id: "home", label: "Home", icon: "home-outline", onTap: tap },
              { id: "orders", label: "Orders", icon: "package", badge: "3", onTap: tap },
            ],
          }),
        ]),
      ),
    );
    expect(xml.slice(xml.indexOf("index=0 resource-id=com.example.shop:id/main"))).toMatchInlineSnapshot(`
      "index=0 resource-id=com.example.shop:id/main LinearLayout
                  index=0 resource-id=com.example.shop:id/toolbar ViewGroup
                    index=0 ImageButton content-desc=Navigate up clickable=true focusable=true long-clickable=true
                    index=1 text=Shop TextView
                    index=2 LinearLayoutCompat
                      index=0 resource-id=com.example.shop:id/cart Button content-desc=Cart clickable=true focusable=true long-clickable=true
                      index=1 ImageView content-desc=More options clickable=true focusable=true long-clickable=true
                  index=1 resource-id=com.example.shop:id/nav FrameLayout
                    index=0 ViewGroup
                      index=0 resource-id=com.example.shop:id/home FrameLayout content-desc=Home focusable=true selected=true
                        index=0 resource-id=com.example.shop:id/navigation_bar_item_icon_container FrameLayout
                          index=0 resource-id=com.example.shop:id/navigation_bar_item_icon_view ImageView
                        index=1 resource-id=com.example.shop:id/navigation_bar_item_labels_group ViewGroup
                          index=0 text=Home resource-id=com.example.shop:id/navigation_bar_item_large_label_view TextView selected=true
                      index=1 resource-id=com.example.shop:id/orders FrameLayout content-desc=Orders, 3 new notifications clickable=true focusable=true
                        index=0 resource-id=com.example.shop:id/navigation_bar_item_icon_container FrameLayout
                          index=0 resource-id=com.example.shop:id/navigation_bar_item_icon_view ImageView
                        index=1 resource-id=com.example.shop:id/navigation_bar_item_labels_group ViewGroup
                          index=0 text=Orders resource-id=com.example.shop:id/navigation_bar_item_large_label_view TextView
        index=1 resource-id=android:id/statusBarBackground View
        index=2 resource-id=android:id/navigationBarBackground View
      "
    `);
  });

  it("builds Compose's tree without ids, with roles behind the words", () => {
    const xml = outline(
      dump(
        view("compose", {}, [
          view("column", { id: "ignored" }, [
            view("text", { text: "Title" }),
            view("button", { text: "Pay", id: "pay", onTap: tap }),
            view("field", { hint: "Name", id: "name" }),
          ]),
        ]),
      ),
    );
    expect(xml.slice(xml.indexOf("index=0 ComposeView"))).toMatchInlineSnapshot(`
      "index=0 ComposeView
                  index=0 View
                    index=0 text=Title TextView
                    index=1 View clickable=true focusable=true
                      index=0 text=Pay TextView
                      index=1 Button
                    index=2 EditText clickable=true focusable=true
                      index=0 text=Name TextView
        index=1 resource-id=android:id/statusBarBackground View
        index=2 resource-id=android:id/navigationBarBackground View
      "
    `);
  });

  it("knows little of Flutter at the first look, and everything at the second", () => {
    const app = view("flutter", {}, [
      view("column", {}, [
        view("row", { onTap: () => undefined }, [
          view("text", { text: "Lamp" }),
          view("text", { text: "12 €" }),
        ]),
      ]),
    ]);
    const look = (accessibilityAge: number): string => {
      const xml = outline(dump(app, environment({ accessibilityAge })));
      return xml.slice(
        xml.indexOf("FrameLayout focusable"),
        xml.indexOf("index=1 resource-id=android:id/status"),
      );
    };
    expect(look(0)).toMatchInlineSnapshot(`
      "FrameLayout focusable=true
                  index=0 View focusable=true
                    index=0 View
                      index=0 View
        "
    `);
    expect(look(2000)).toMatchInlineSnapshot(`
      "FrameLayout focusable=true
                  index=0 View focusable=true
                    index=0 View
                      index=0 View
                        index=0 View content-desc=Lamp&#10;12 € clickable=true focusable=true
        "
    `);
  });

  it("fills a web page late, and never what is on a canvas", () => {
    const page = view("webView", { url: "https://example.com", title: "Terms", content: null }, [
      view("column", {}, [view("text", { text: "Article 1", id: "a1" })]),
    ]);
    expect(dump(page, environment({ accessibilityAge: 100 }))).not.toContain("Article");
    expect(dump(page, environment({ accessibilityAge: 900 }))).toContain(`text="Article 1" resource-id="a1"`);
    expect(dump(view("canvas", {}, [view("text", { text: "Score" })]))).not.toContain("Score");
  });
});
