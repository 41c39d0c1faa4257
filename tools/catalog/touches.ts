import { z } from "zod";
import { ActionableError } from "../actionable-error.ts";
import * as input from "../device/commands/input.ts";
import { answerStep } from "./answer.ts";
import { checkOutcome } from "./outcome.ts";
import { findTarget, targetWords, touchPoint } from "./target.ts";
import { defineTool } from "./tool.ts";
import type { Tool } from "./tool.ts";

const refInput = z.strictObject({ ref: z.string().describe('Such as "e12", from the last answer') });

/** Tools that touch one element differ only in the command. */
function touchTool(
  name: string,
  description: string,
  verb: string,
  command: (point: input.Point) => string,
): Tool {
  return defineTool({
    name,
    description,
    kind: "act",
    input: refInput,
    async run({ ref }, context) {
      const session = await context.desk.session(context.signal);
      const target = await findTarget(session, ref, context.signal);
      const step = await session.act(command(touchPoint(session, target)), context.signal);
      checkOutcome(`${name} ${ref}`, step);
      return answerStep(context, session, step, `${verb} ${targetWords(target)}.`, target);
    },
  });
}

export const tap = touchTool(
  "tap",
  "Tap an element. Answers with the settled screen, or what changed on it.",
  "Tapped",
  input.tap,
);

export const doubleTap = touchTool(
  "double_tap",
  "Tap an element twice at once: for zooming, or to test that a button acts once only.",
  "Double-tapped",
  input.doubleTap,
);

export const longPress = touchTool(
  "long_press",
  'Hold an element for about a second. Elements marked "long" do something then.',
  "Held",
  input.longPress,
);

export const tapPoint = defineTool({
  name: "tap_point",
  description: "Tap a point of the last screenshot, for what has no ref (drawings, maps, games). Prefer tap.",
  kind: "act",
  input: z.strictObject({
    x: z.number().min(0).describe("Pixels of the last screenshot"),
    y: z.number().min(0),
  }),
  async run({ x, y }, context) {
    const session = await context.desk.session(context.signal);
    const picture = session.shown;
    if (!picture) {
      throw new ActionableError("bad-input", "There is no screenshot to point at.", "Call screenshot first.");
    }
    if (x >= picture.width || y >= picture.height) {
      throw new ActionableError(
        "bad-input",
        `(${x}, ${y}) is outside the last screenshot (${picture.width}x${picture.height}).`,
        "Take the point from that picture.",
      );
    }
    const step = await session.act(input.tap({ x: x * picture.scale, y: y * picture.scale }), context.signal);
    checkOutcome("tap_point", step);
    return answerStep(context, session, step, `Tapped at (${x}, ${y}).`, null);
  },
});

/** The screen's very edges belong to the system: a touch that begins there means back or home. */
function inset(value: number, size: number): number {
  return Math.min(size * 0.96, Math.max(size * 0.04, value));
}

const directions = ["up", "down", "left", "right"] as const;

export const swipe = defineTool({
  name: "swipe",
  description:
    'Move a finger across an element or the screen. "up" shows what is below, "down" what is above (and refreshes at the top), "left" the next page.',
  kind: "act",
  input: z.strictObject({
    ref: z.string().describe('Element to swipe on; "" for the whole screen'),
    direction: z.enum(directions).describe("Where the finger moves"),
    distance: z.enum(["short", "long"]).describe("A third or most of the element"),
  }),
  async run({ ref, direction, distance }, context) {
    const session = await context.desk.session(context.signal);
    const target = ref === "" ? null : await findTarget(session, ref, context.signal);
    const view = session.view ?? (await session.act("", context.signal)).view;
    const { width, height } = view.observation;
    const area = target?.bounds ?? { left: 0, top: height * 0.15, right: width, bottom: height * 0.85 };
    const share = distance === "long" ? 0.8 : 0.33;
    const centre = { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 };
    const half = {
      x: direction === "left" || direction === "right" ? ((area.right - area.left) * share) / 2 : 0,
      y: direction === "up" || direction === "down" ? ((area.bottom - area.top) * share) / 2 : 0,
    };
    const sign = direction === "up" || direction === "left" ? 1 : -1;
    const from = { x: inset(centre.x + sign * half.x, width), y: inset(centre.y + sign * half.y, height) };
    const to = { x: inset(centre.x - sign * half.x, width), y: inset(centre.y - sign * half.y, height) };
    // Slow enough that nothing is flung on: the content moves just as far as the finger.
    const step = await session.act(input.swipe(from, to, 1000), context.signal);
    checkOutcome("swipe", step);
    const where = target ? targetWords(target) : "the screen";
    return answerStep(context, session, step, `Swiped ${direction} on ${where}.`, target);
  },
});

const keyNames = z.enum([
  "back",
  "home",
  "recents",
  "enter",
  "delete",
  "tab",
  "space",
  "escape",
  "search",
  "menu",
  "up",
  "down",
  "left",
  "right",
  "center",
  "page_up",
  "page_down",
  "volume_up",
  "volume_down",
  "power",
  "wakeup",
  "sleep",
]);

export const pressKey = defineTool({
  name: "press_key",
  description: "Press a key of the device. With the keyboard open, back only closes it.",
  kind: "act",
  input: z.strictObject({ key: keyNames }),
  async run({ key }, context) {
    const session = await context.desk.session(context.signal);
    const step = await session.act(input.key(key), context.signal);
    checkOutcome(`press_key ${key}`, step);
    return answerStep(context, session, step, `Pressed ${key}.`, null);
  },
});
