import { describe, expect, it } from "vitest";
import { parseFocus } from "../device/answers/focus.ts";
import type { Look } from "../device/look.ts";
import { settle } from "./settle.ts";
import type { Settled } from "./settle.ts";

const ok = "UI hierchary dumped to: /x";

interface Scene {
  readonly xml?: string;
  /** Title in focus before and after the dump. */
  readonly before?: string;
  readonly after?: string;
  readonly dumper?: string;
  /** Milliseconds of the device that the dump took. */
  readonly took?: number;
}

function screen(text: string, className = "TextView", packageName = "com.a"): string {
  return `<hierarchy rotation="0"><node class="android.widget.FrameLayout" package="${packageName}" bounds="[0,0][1080,2400]"><node class="android.widget.${className}" text="${text}" package="${packageName}" bounds="[0,0][1080,200]"/><node class="android.widget.Button" text="Go" package="${packageName}" bounds="[0,300][1080,400]"/></node></hierarchy>`;
}

const frames = (inside: string): Scene => ({
  xml: `<hierarchy rotation="0"><node class="android.widget.FrameLayout" package="com.a" bounds="[0,0][1080,2400]"><node class="android.view.View" package="com.a" bounds="[0,0][1080,2400]"><node class="android.view.View" package="com.a" bounds="[0,0][1080,2400]">${inside}</node></node><node class="android.view.View" package="com.a" bounds="[0,0][1080,60]"/></node></hierarchy>`,
  took: 2_000,
});

const focus = (title: string): Look["focusAfter"] =>
  parseFocus(title === "" ? "mCurrentFocus=null" : `mCurrentFocus=Window{1a u0 ${title}}`);

/** Looks at a device that shows these scenes one after the other, the last one for ever. */
async function watch(
  scenes: readonly Scene[],
  knownProgress = false,
  previous: Settled["shown"] | null = null,
): Promise<Settled & { pauses: number[] }> {
  let time = 1_000_000;
  let turn = 0;
  const pauses: number[] = [];
  const look = (): Look => {
    const {
      xml = screen("hello"),
      before,
      after = "com.a/com.a.Main",
      dumper = ok,
      took = 20,
    } = scenes[Math.min(turn, scenes.length - 1)] ?? {};
    turn += 1;
    const started = time;
    time += took + 100;
    return {
      action: { output: "", code: 0 },
      focusBefore: focus(before ?? after),
      focusAfter: focus(after),
      dumper,
      xml,
      earlierXml: "",
      keyboard: false,
      pids: {},
      toasts: [],
      lostTo: null,
      dumpStarted: started,
      dumpEnded: started + took,
      time,
      complete: true,
    };
  };
  const settled = await settle(
    look(),
    (pause) => {
      pauses.push(pause);
      time += pause * 1000;
      return Promise.resolve(look());
    },
    () => knownProgress,
    previous,
  );
  return { ...settled, pauses };
}

describe("a screen is at rest", () => {
  it("after two equal looks", async () => {
    expect(await watch([{}])).toMatchObject({ settled: true, looks: 2, problem: "none" });
  });

  it("after one look whose dump waited for quiet itself", async () => {
    expect(await watch([{ took: 2_000 }])).toMatchObject({ settled: true, looks: 1 });
  });

  it("only once nothing moves", async () => {
    const scenes = ["a", "b", "c", "c"].map((text) => ({ xml: screen(text) }));
    expect(await watch(scenes)).toMatchObject({ settled: true, looks: 4 });
  });

  it("though a clock ticks and a progress bar moves (P29)", async () => {
    const clock = ["10:00:01", "10:00:02", "10:00:03"].map((text) => ({ xml: screen(text) }));
    expect(await watch(clock)).toMatchObject({ settled: true, looks: 2 });
  });

  it("never while the focus changes or a splash screen stands", async () => {
    expect(await watch([{ before: "com.a/com.a.Other", took: 2_000 }, {}, {}])).toMatchObject({
      settled: true,
      looks: 2,
    });
    expect(await watch([{ after: "Splash Screen com.a", took: 2_000 }, { after: "" }, {}, {}])).toMatchObject(
      { settled: true, looks: 4 },
    );
  });

  it("when no window had the focus before a dump that waited until one did", async () => {
    expect(await watch([{ before: "", took: 2_000 }])).toMatchObject({ settled: true, looks: 1 });
    expect(await watch([{ before: "" }, {}])).toMatchObject({ settled: true, looks: 2 });
  });

  it("once a progress indicator has gone, which is not waited for where it never goes", async () => {
    const spinning = { xml: screen("", "ProgressBar"), took: 2_000 };
    expect(await watch([spinning, spinning, { took: 2_000 }])).toMatchObject({
      settled: true,
      looks: 3,
      progress: false,
    });
    expect(await watch([spinning])).toMatchObject({ settled: true, looks: 4, progress: true });
    expect(await watch([spinning], true)).toMatchObject({ settled: true, looks: 1 });
  });

  it("only when a web page has filled its tree", async () => {
    const empty = { xml: screen("", "WebView"), took: 2_000 };
    expect(await watch([empty, { took: 2_000 }])).toMatchObject({ settled: true, looks: 2 });
  });

  it("only when there is anything in its frames, as Flutter has nothing in them at first", async () => {
    const full = frames(
      '<node class="android.view.View" content-desc="Today" package="com.a" bounds="[0,0][9,9]"/>',
    );
    expect(await watch([frames(""), full])).toMatchObject({ settled: true, looks: 2 });
    expect(await watch([full])).toMatchObject({ settled: true, looks: 1 });
    expect(await watch([frames("")])).toMatchObject({ settled: true, looks: 4 });
  });
});

describe("a screen that does not come to rest", () => {
  it("is given as it is, after a bounded wait (P22)", async () => {
    let count = 0;
    const carousel = Array.from({ length: 40 }, () => ({ xml: screen(`slide ${(count += 1)}`) }));
    const { settled, looks, hierarchy, pauses } = await watch(carousel);
    expect({ settled, nodes: hierarchy?.nodes.length }).toEqual({ settled: false, nodes: 3 });
    expect(looks).toBeLessThanOrEqual(8);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(8);
  });

  it("says why there is no tree", async () => {
    const idle = { xml: "", dumper: "ERROR: could not get idle state.", took: 11_000 };
    expect(await watch([idle])).toMatchObject({ settled: false, problem: "no-idle", looks: 2 });
    expect(
      await watch([{ xml: "", dumper: "ERROR: null root node returned by UiTestAutomationBridge." }]),
    ).toMatchObject({ settled: false, problem: "no-root" });
    expect(await watch([{ xml: "", dumper: "Killed" }])).toMatchObject({
      settled: false,
      problem: "tool-failed",
    });
  });

  it("is read again when its tree is another app's (P13), and said to be foreign when it stays so", async () => {
    const stale = { xml: screen("home", "TextView", "com.launcher"), took: 2_000 };
    expect(await watch([stale, { took: 2_000 }])).toMatchObject({ settled: true, problem: "none", looks: 2 });
    expect(await watch([stale])).toMatchObject({ settled: false, problem: "foreign", looks: 3 });
  });

  it("is read again when it is the tree of the window before (P13), and believed when it stays so", async () => {
    const { shown: home } = await watch([{ xml: screen("home"), after: "com.a/com.a.Home" }]);
    const stale = { xml: screen("home"), took: 2_000 };
    const fresh = { took: 2_000 };
    const told = await watch([stale, fresh], false, home);
    expect(told).toMatchObject({ settled: true, looks: 2 });
    expect(told.look.xml).toContain("hello");
    expect(await watch([stale], false, home)).toMatchObject({ settled: true, looks: 2 });
    expect(await watch([fresh], false, home)).toMatchObject({ settled: true, looks: 1 });
  });
});
