import { z } from "zod";
import { ActionableError } from "../actionable-error.ts";
import * as input from "../device/commands/input.ts";
import { unicodeKeyboards } from "../device/commands/keyboards.ts";
import { quote } from "../device/quote.ts";
import type { ScreenElement } from "../evidence.ts";
import { answerStep } from "./answer.ts";
import { checkOutcome } from "./outcome.ts";
import type { DeviceSession, Step } from "./session.ts";
import { findTarget, targetWords, touchPoint } from "./target.ts";
import { defineTool } from "./tool.ts";

/** Characters in one injection: editors that think at each character drop some of longer bursts. */
const chunkLength = 25;
const carefulChunkLength = 1;

export const typeText = defineTool({
  name: "type_text",
  description:
    "Replace the text of a field: focuses it, clears it, types, and reads back what it shows. Any language where ADBKeyBoard or Appium's keyboard is installed.",
  kind: "act",
  input: z.strictObject({
    ref: z.string().describe("The field"),
    text: z.string().max(2000).describe('"" only clears'),
    submit: z.boolean().describe("Press enter afterwards"),
  }),
  async run({ ref, text, submit }, context) {
    const { signal } = context;
    const session = await context.desk.session(signal);
    const target = await findTarget(session, ref, signal);
    if (!target.editable) {
      throw new ActionableError(
        "bad-input",
        `${targetWords(target)} is not a field.`,
        "Tap it if it opens one, or take the ref of a field.",
      );
    }
    const before = session.view;
    const type = input.isTypable(text)
      ? (length: number) => session.act(typeCommand(session, target, text, length), signal)
      : await byUnicodeKeyboard(session, target, text, signal);
    let step = await type(chunkLength);
    checkOutcome(`type_text ${ref}`, step);
    let shown = readBack(step, target);
    // Typing over a cleared field changes nothing that typing once would not: it may be repeated.
    if (shown !== null && !shows(shown, target, text)) {
      step = await type(carefulChunkLength);
      checkOutcome(`type_text ${ref}`, step);
      shown = readBack(step, target);
    }
    if (submit) {
      const typed = step;
      step = await session.act(input.key("enter"), signal);
      checkOutcome("enter", step);
      step = { ...step, before: typed.view };
    }
    const words = `Typed into ${targetWords(target)}${submit ? " and pressed enter" : ""}.`;
    return answerStep(
      context,
      session,
      { ...step, before },
      `${words}${readBackWords(shown, target, text)}`,
      target,
    );
  },
});

/** The field as it stands on the screen now: what must be deleted, and where to tap. */
function fieldNow(
  session: DeviceSession,
  target: ScreenElement,
): {
  readonly held: number;
  readonly lines: boolean;
  readonly focused: boolean;
  readonly point: input.Point;
} {
  const current = session.view?.observation.elements.find(({ ref }) => ref === target.ref) ?? target;
  return {
    held: current.text === current.hint ? 0 : current.text.length,
    lines: current.text.includes("\n"),
    focused: current.focused,
    point: touchPoint(session, current),
  };
}

function typeCommand(session: DeviceSession, target: ScreenElement, text: string, length: number): string {
  const { held, lines, focused, point } = fieldNow(session, target);
  const parts = [
    ...(focused ? [] : [input.tap(point)]),
    ...(held > 0 ? [input.clearText(held, lines)] : []),
    ...(text === "" ? [] : [input.typeText(text, length)]),
  ];
  return parts.join("; ");
}

/** A way of typing any text: through a keyboard for programs, with the user's own put back at once. */
async function byUnicodeKeyboard(
  session: DeviceSession,
  target: ScreenElement,
  text: string,
  signal: AbortSignal,
): Promise<() => Promise<Step>> {
  const { output } = await session.run(
    "ime list -a -s; echo; settings get secure default_input_method",
    signal,
  );
  const lines = output.split("\n").map((line) => line.trim());
  const keyboard = unicodeKeyboards.find(({ id }) => lines.includes(id));
  if (!keyboard) {
    const untypable = /[^\u0020-\u007e\n\t]/u.exec(text)?.[0] ?? "";
    throw new ActionableError(
      "refused",
      `The device's keyboard cannot type "${untypable}" for us; nothing was typed.`,
      "Install ADBKeyBoard (package com.android.adbkeyboard) with install_app for other scripts and emoji, or use plain ASCII.",
    );
  }
  const previous = lines.at(-1) ?? "";
  const restore = /^[\w.]+\/[\w.$]+$/.test(previous) && previous !== keyboard.id;
  return () => {
    const { held, lines: several, point } = fieldNow(session, target);
    const id = quote(keyboard.id);
    const commands = [
      `ime enable ${id} >/dev/null; ime set ${id} >/dev/null`,
      input.tap(point),
      "sleep 0.5",
      keyboard.type(text, held, several),
      ...(restore ? [`sleep 0.3; ime set ${quote(previous)} >/dev/null`] : []),
    ];
    if (restore) session.undoLater("keyboard", `ime set ${quote(previous)}`);
    return session.act(commands.join("; "), signal);
  };
}

/** What the field shows now; null when it is no longer there. */
function readBack(step: Step, target: ScreenElement): string | null {
  const field =
    step.view.observation.elements.find(({ ref }) => ref === target.ref) ??
    step.view.observation.elements.find(({ focused, editable }) => focused && editable);
  if (!field) return null;
  return field.hint !== "" && field.text === field.hint ? "" : field.text;
}

/** Below API 35 an empty field shows its hint: an empty text can then not be told from it. */
function shows(shown: string, target: ScreenElement, text: string): boolean {
  if (text === "") return shown === "" || target.hint === "";
  if (target.password) return shown.length === text.length;
  return shown === text || shown === text.replaceAll("\t", "");
}

function readBackWords(shown: string | null, target: ScreenElement, text: string): string {
  if (shown === null) return " The field is no longer on the screen.";
  if (shows(shown, target, text)) return "";
  return target.password
    ? ` It shows ${shown.length} characters instead of ${text.length}.`
    : ` It shows "${shown.slice(0, 200)}" instead.`;
}
