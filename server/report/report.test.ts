import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../agent/events.ts";
import { exampleEvents } from "./example.ts";
import { html } from "./html.ts";
import { albumOf } from "./pictures.ts";
import { reportPage } from "./report.ts";
import { storyOf, type RunStory } from "./story.ts";
import type { Language } from "./words.ts";

const picture = { bytes: Uint8Array.of(1, 2, 3, 4, 5, 6), type: "image/webp" };

function story(events: readonly RunEvent[]): RunStory {
  const told = storyOf(events);
  if (!told) throw new Error("The events hold no run_started");
  return told;
}

async function page(
  events: readonly RunEvent[],
  language: Language = "en",
  budget?: number,
): Promise<string> {
  const told = story(events);
  const album = await albumOf(told, async (key) => (key === "gone" ? undefined : picture), budget);
  return reportPage(told, album, { language, again: "preflight run --app com.example.shop --seed 7" });
}

/** The text of a page without markup, white space folded. */
const read = (markup: string): string =>
  markup
    .replaceAll(/<style>.*?<\/style>/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

/** The example with every string of the app, the log and the agent replaced. */
function hostile(text: string): RunEvent[] {
  return exampleEvents().map((event): RunEvent => {
    if (event.type === "run_started")
      return {
        ...event,
        app: { ...event.app, label: text, versionName: text },
        device: { ...event.device, model: text },
      };
    if (event.type === "step") {
      const { action, after } = event;
      return {
        ...event,
        action: { ...action, words: text },
        reason: text,
        error: text,
        after: after && { ...after, title: text, screen: text },
      };
    }
    if (event.type === "finding") {
      const { finding } = event;
      const signal = finding.signal && {
        ...finding.signal,
        cause: text,
        excerpt: [text],
        frames: [text],
        witnesses: [text],
      };
      const said = {
        title: text,
        expected: text,
        actual: text,
        where: text,
        activity: text,
        signature: text,
        oracle: text,
      };
      return { ...event, finding: { ...finding, ...said, signal, evidence: [text] } };
    }
    if (event.type === "note") return { ...event, text };
    return event;
  });
}

describe("The report", () => {
  it("tells the findings first, the worst and the proved before the rest", async () => {
    const text = read(await page(exampleEvents()));
    const order = [
      "1. NullPointerException in Cart.add",
      "2. The screen shows",
      "2 of 3 declared activities reached",
      "All steps",
    ];
    const places = order.map((part) => text.replaceAll("&#34;", '"').indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(text).toContain("Confirmed ●●● 3/3");
    expect(text).toContain("Unconfirmed not replayed");
  });

  it("gives for a finding the minimal steps, the log and what it rests on", async () => {
    const text = read(await page(exampleEvents()));
    expect(text).toContain("Steps to reproduce, from a clean start open Shop Home tap");
    expect(text).toContain("FATAL EXCEPTION: main");
    expect(text).toContain("Exit reason 4 (APP CRASH)");
    expect(text).toContain("crash:java.lang.NullPointerException:com.example.shop.cart.Cart.add");
  });

  it("marks the element on the screen that it was acted on, in the screen's pixels", async () => {
    const markup = await page(exampleEvents({ home: "a", product: "b" }));
    const crash = markup.slice(markup.indexOf('id="finding-f2"'), markup.indexOf('id="finding-f1"'));
    const marked = [...crash.matchAll(/aria-label="Enlarge: ([^"]*)"[^]*?<\/button/g)].map((match) => [
      match[1],
      /class="mark"[^>]*x="([\d.]+)"[^>]*y="([\d.]+)"/.exec(match[0])?.slice(1).map(Number),
    ]);
    expect(marked).toEqual([
      ["Before: Product, Add to cart marked", [46.5, 1986.5]],
      ["After: Home", undefined],
    ]);
  });

  it("holds each picture once, however often it is shown", async () => {
    const markup = await page(exampleEvents({ home: "a", product: "b" }));
    expect(markup.match(/data:image\/webp;base64,AQIDBAUG/g)).toHaveLength(2);
    expect(markup.match(/<use href="#p1"/g)?.length).toBeGreaterThan(3);
  });

  it("leaves pictures out rather than grow without bound, and says so", async () => {
    const markup = await page(exampleEvents({ home: "a", product: "b" }), "en", 40);
    expect(markup.match(/data:image/g)).toHaveLength(1);
    expect(markup).toContain("Picture left out to keep this file small");
  });

  it("stands without a picture that the record has lost", async () => {
    const markup = await page(exampleEvents({ home: "gone", product: null }));
    expect(markup).not.toContain("data:image");
    expect(markup).toContain("no picture");
  });

  it("tells a run that was cut off", async () => {
    const events = exampleEvents().slice(0, 7);
    const text = read(await page(events));
    expect(text).toContain("Unfinished");
    expect(text).toContain("Steps 3");
  });

  it("says what no findings mean", async () => {
    const events = exampleEvents().filter(({ type }) => type !== "finding" && type !== "finding_checked");
    expect(read(await page(events))).toContain(
      "No errors found in 3 steps over 2 screens. This says that nothing was seen",
    );
  });

  it("speaks Korean, and leaves the app's words as they are", async () => {
    const markup = await page(exampleEvents(), "ko");
    expect(markup).toContain('<html lang="ko">');
    expect(read(markup)).toContain("확인됨");
    expect(read(markup)).toContain("NullPointerException in Cart.add");
  });

  it("shows whatever an app, a log or a model says as text, and loads nothing", async () => {
    const attack = `"><script>alert(1)</script><img src=x onerror='a'>\`</style></pre></title>\u202Ecod.exe\u0000\uD800`;
    const markup = await page(hostile(attack));
    expect(markup).not.toMatch(/<script|<img|onerror='|\u202E/i);
    expect(markup).not.toContain("\0");
    expect(markup.isWellFormed()).toBe(true);
    expect(markup.match(/<\/(style|title)>/g)).toHaveLength(2);
    expect(markup).not.toMatch(/(?:src|href)="(?!#|data:)/);
    expect(markup).toContain("default-src 'none'");
    expect(markup).toContain("&#60;script&#62;alert(1)");
  });

  it("closes every element that it opens", async () => {
    const open: string[] = [];
    const markup = await page(exampleEvents({ home: "a", product: "b" }));
    for (const [, closing, name = "", selfClosed] of markup.matchAll(
      /<(\/?)([a-z][a-z\d]*)\b(?:"[^"]*"|[^>"])*?(\/?)>/g,
    )) {
      if (selfClosed === "/" || /^(meta|input|br)$/.test(name)) continue;
      if (closing === "/") expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});

describe("The template for markup", () => {
  it("escapes text and numbers, keeps markup, joins lists and drops what is not there", () => {
    const inner = html`<b>${"<&>"}</b>`;
    expect(html`<p title="${'"'}">${inner}${[1, " ", null, false]}${undefined}</p>`.text).toBe(
      '<p title="&#34;"><b>&#60;&#38;&#62;</b>1 </p>',
    );
  });
});
