/** Plays apps as a finger would, for tests: finds views by id or text on the screen and taps them. */

import type { Box, Rect } from "../display/scene.ts";
import type { Phone } from "../phone.ts";

/** How a view is told from others: by id, by text or description, and the how-manieth of those it is. */
export interface Target {
  readonly id?: string;
  readonly text?: string;
  readonly at?: number;
}

export interface Player {
  /** Start an app as its icon does. */
  open(packageName: string): Promise<void>;
  /** End the process as the system does in need of memory, and come back by the icon. */
  processDeath(packageName: string): Promise<void>;
  /** End the app and start it again. */
  relaunch(packageName: string): Promise<void>;
  tap(target: Target | string): Promise<void>;
  /** Two taps within a tenth of a second. */
  doubleTap(target: Target | string): Promise<void>;
  longPress(target: Target | string): Promise<void>;
  /** Replace the text of a field. */
  type(id: string, text: string): Promise<void>;
  back(): Promise<void>;
  rotate(): Promise<void>;
  settle(): Promise<void>;
  /** Let time pass: an answer of the network is on its way while the screen stands still. */
  wait(ms: number): Promise<void>;
  /** Short name of the activity in front. */
  screen(): string;
  has(target: Target | string): boolean;
  /** All texts and descriptions in sight, in reading order. */
  texts(): readonly string[];
  textOf(target: Target | string): string;
  box(target: Target | string): Box | undefined;
}

const keys = { home: 3, back: 4 } as const;

/** A player on a phone with virtual time. */
export function createPlayer(phone: Phone): Player {
  const boxes = (): readonly Box[] => {
    const window = phone.windows.focused();
    return window === undefined ? [] : flat(window.scene().root).filter((box) => box.visible !== null);
  };

  function box(target: Target | string): Box | undefined {
    const { id, text, at = 0 } = typeof target === "string" ? { id: target } : target;
    const matching = boxes().filter(
      (box) =>
        (id === undefined || box.resourceId.endsWith(`:id/${id}`) || box.resourceId === id) &&
        (text === undefined || box.text === text || box.desc === text),
    );
    return matching.at(at);
  }

  async function settle(): Promise<void> {
    await phone.clock.until(() => phone.windows.focused() !== undefined && phone.windows.idle(), 12_000);
  }

  /** The middle of a view; what is not in sight is scrolled to. */
  async function find(target: Target | string): Promise<{ x: number; y: number }> {
    for (const direction of ["down", "up"] as const) {
      for (let swipes = 0; swipes < 8; swipes += 1) {
        const found = box(target);
        if (found?.visible && reachable(found, found.visible)) return middle(found.visible);
        const before = phone.windows.focused()?.scene();
        await scroll(direction);
        if (before !== undefined && boxes().length === 0) break;
      }
    }
    const found = box(target);
    if (found?.visible) return middle(found.visible);
    throw new Error(
      `${JSON.stringify(target)} is not on the screen ${screen()}; there is: ${texts().join(" | ")}`,
    );
  }

  async function scroll(direction: "down" | "up"): Promise<void> {
    const { width, height } = phone.windows.screen();
    const [from, to] = direction === "down" ? [0.62, 0.42] : [0.42, 0.62];
    await phone.input.swipe(width / 2, height * from, width / 2, height * to, 400);
    await settle();
  }

  function screen(): string {
    return phone.activities.resumed()?.name.split(".").at(-1) ?? "";
  }

  function texts(): readonly string[] {
    return boxes().flatMap((box) => [box.text, box.desc].filter((text) => text !== ""));
  }

  async function open(packageName: string): Promise<void> {
    const intent = {
      action: "android.intent.action.MAIN",
      categories: ["android.intent.category.LAUNCHER"],
      package: packageName,
    };
    await phone.activities.start(intent, { wait: true, stopFirst: false, caller: "shell" });
    await settle();
  }

  return {
    open,
    box,
    settle,
    wait: (ms) => phone.clock.sleep(ms),
    screen,
    texts,
    async processDeath(packageName) {
      await phone.input.key(keys.home);
      // An app is stopped, and its state saved, a while after it has left the screen.
      await phone.clock.sleep(3_000);
      phone.processes.killBackground(packageName);
      await open(packageName);
    },
    async relaunch(packageName) {
      phone.processes.forceStop(packageName, 1000);
      await open(packageName);
    },
    async tap(target) {
      const { x, y } = await find(target);
      await phone.input.tap(x, y);
      await settle();
    },
    async doubleTap(target) {
      const { x, y } = await find(target);
      await phone.input.tap(x, y);
      await phone.input.tap(x, y);
      await settle();
    },
    async longPress(target) {
      const { x, y } = await find(target);
      await phone.input.swipe(x, y, x, y, 900);
      await settle();
    },
    async type(id, text) {
      const { x, y } = await find(id);
      await phone.input.tap(x, y);
      await settle();
      phone.input.clearField();
      phone.input.commit(text);
      await settle();
      if (phone.windows.keyboard().shown) await phone.input.key(keys.back);
      await settle();
    },
    async back() {
      await phone.input.key(keys.back);
      await settle();
    },
    async rotate() {
      const turned = phone.settings.get("system", "user_rotation") === "1";
      phone.settings.put("system", "user_rotation", turned ? "0" : "1");
      await settle();
    },
    has: (target) => box(target) !== undefined,
    textOf: (target) => box(target)?.text ?? "",
  };
}

function flat(box: Box): readonly Box[] {
  return [box, ...box.children.flatMap(flat)];
}

function middle(rect: Rect): { x: number; y: number } {
  return { x: Math.floor((rect.left + rect.right) / 2), y: Math.floor((rect.top + rect.bottom) / 2) };
}

/** More than half of it is in sight. */
function reachable(box: Box, visible: Rect): boolean {
  return (visible.bottom - visible.top) * 2 > box.rect.bottom - box.rect.top;
}
