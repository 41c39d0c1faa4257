/** Plays scripted steps on a simulated phone, and says what came of them: for the tests of the world of apps. */

import type { AppFile } from "../../tools/simulator/language.ts";
import { phoneWith } from "../../tools/simulator/apps/phone-with.ts";
import { createPlayer, type Player } from "../../tools/simulator/apps/play.ts";
import type { Box, Phone } from "../../tools/simulator/phone.ts";
import type { Aim, Step } from "./steps.ts";

/** An app of the world, on a phone, with a finger over it. */
export interface Drive {
  readonly phone: Phone;
  readonly play: Player;
  run(steps: readonly Step[]): Promise<void>;
  /** Ids of the seeded bugs that took effect. */
  triggered(): readonly string[];
  /** Did a process of the app die or freeze? */
  died(): boolean;
  close(): Promise<void>;
}

/** Install an app, some of its bugs or all of them switched off, and open it. */
export async function drive(
  app: AppFile,
  packageName: string,
  off: readonly string[] | "all",
): Promise<Drive> {
  const phone = phoneWith(app, off);
  const play = createPlayer(phone);
  await play.open(packageName);
  return {
    phone,
    play,
    async run(steps) {
      for (const step of steps) await perform(phone, play, packageName, step);
    },
    triggered: () => [
      ...new Set(phone.truth.flatMap((entry) => (entry.event === "triggered" ? [entry.bug] : []))),
    ],
    died: () =>
      phone.logs.read(["events"]).some((entry) => entry.tag === "am_crash" || entry.tag === "am_anr") ||
      phone.logs.read(["crash", "main"]).some((entry) => entry.tag === "libc" && entry.priority === "F"),
    close: () => phone.close(),
  };
}

/** The text of the crash buffer, as `logcat -b crash` shows it. */
export function crashLog(phone: Phone): string {
  return phone.logs
    .read(["crash"])
    .map((entry) => entry.message)
    .join("\n");
}

/** The contrast between the lightest and the darkest pixel of a view, as WCAG counts it. */
export function contrastOf({ phone, play }: Drive, target: Aim): number {
  const rect = play.box(target)?.visible;
  const { data, width } = phone.windows.screenshot();
  const light: number[] = [];
  for (let y = rect?.top ?? 0; y < (rect?.bottom ?? 0); y += 1) {
    for (let x = rect?.left ?? 0; x < (rect?.right ?? 0); x += 1) {
      const at = (y * width + x) * 4;
      const [red, green, blue] = [0, 1, 2].map((channel) => {
        const share = (data[at + channel] ?? 0) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      light.push(0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0));
    }
  }
  return light.length === 0
    ? 1
    : (light.reduce((one, other) => Math.max(one, other)) + 0.05) /
        (light.reduce((one, other) => Math.min(one, other)) + 0.05);
}

/** Do one step, and wait until the screen stands still. */
export async function perform(phone: Phone, play: Player, packageName: string, step: Step): Promise<void> {
  if ("tap" in step) return play.tap(step.tap);
  if ("doubleTap" in step) return play.doubleTap(step.doubleTap);
  if ("longPress" in step) return play.longPress(step.longPress);
  if ("type" in step) {
    const { type } = step;
    return "id" in type ? play.type(type.id, type.text) : typeInto(phone, play, type.into, type.text);
  }
  if ("rotate" in step) return play.rotate();
  if ("back" in step) return play.back();
  if ("kill" in step) return play.processDeath(packageName);
  if ("relaunch" in step) return play.relaunch(packageName);
  if ("wait" in step) return play.wait(step.wait);
  if ("swipe" in step) await swipe(phone, step.swipe);
  else if ("home" in step) await phone.input.key(3);
  else if ("set" in step) set(phone, step.set);
  else if ("revoke" in step) phone.packages.revoke(packageName, step.revoke);
  else {
    const component = { package: packageName, activity: `${packageName}.${step.start}` };
    await phone.activities.start({ component }, { wait: false, stopFirst: false, caller: "shell" });
  }
  await play.settle();
}

/** Replace the text of a field that is found by its label, or by what it holds. */
async function typeInto(phone: Phone, play: Player, target: Aim, text: string): Promise<void> {
  // Flutter tells a field's label as its hint alone.
  const hinted = fieldLabelled(phone.windows.focused()?.scene().root, target.text ?? "")?.visible;
  if (hinted && !play.has(target)) {
    await phone.input.tap((hinted.left + hinted.right) / 2, (hinted.top + hinted.bottom) / 2);
    await play.settle();
  } else {
    await play.tap(target);
  }
  phone.input.clearField();
  phone.input.commit(text);
  await play.settle();
  if (phone.windows.keyboard().shown) await play.back();
}

function fieldLabelled(box: Box | undefined, label: string): Box | undefined {
  if (box === undefined) return undefined;
  if (box.editable !== undefined && box.hint === label) return box;
  for (const child of box.children) {
    const found = fieldLabelled(child, label);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function swipe(phone: Phone, direction: "up" | "down" | "left" | "right"): Promise<void> {
  const { width, height } = phone.windows.screen();
  const [x, y] = [width / 2, height / 2];
  const dx = direction === "left" ? -width / 3 : direction === "right" ? width / 3 : 0;
  const dy = direction === "up" ? -height / 4 : direction === "down" ? height / 4 : 0;
  await phone.input.swipe(x - dx, y - dy, x + dx, y + dy, 300);
}

function set(
  phone: Phone,
  to: {
    readonly dark?: boolean;
    readonly fontScale?: number;
    readonly locale?: string;
    readonly offline?: boolean;
  },
): void {
  if (to.dark !== undefined) phone.nightMode = to.dark ? "yes" : "no";
  if (to.fontScale !== undefined) phone.settings.put("system", "font_scale", String(to.fontScale));
  if (to.locale !== undefined) phone.settings.put("system", "system_locales", to.locale);
  if (to.offline !== undefined) {
    phone.radios.wifi = !to.offline;
    phone.radios.data = !to.offline;
  }
}
