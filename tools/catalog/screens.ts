import { z } from "zod";
import { ActionableError } from "../actionable-error.ts";
import type { Evidence } from "../evidence.ts";
import { answerStep, withPicture } from "./answer.ts";
import { defineTool } from "./tool.ts";

export const dumpUi = defineTool({
  name: "dump_ui",
  description:
    "Look at the screen: every element with its ref, once it has come to rest. Actions answer with the screen too; use this when it may have changed since, or with full for whole texts, ids and pixels.",
  kind: "read",
  input: z.strictObject({ full: z.boolean().describe("Add ids, bounds and uncut texts") }),
  async run({ full }, context) {
    const session = await context.desk.session(context.signal);
    const step = await session.act("", context.signal);
    const answer = await answerStep(context, session, { ...step, before: null }, "", null);
    return full ? { ...answer, text: step.view.full() } : answer;
  },
});

export const screenshot = defineTool({
  name: "screenshot",
  description:
    "See the screen as a picture. Costs more than dump_ui; use it for looks, drawings, maps and games. Its pixels are what tap_point takes.",
  kind: "read",
  input: z.strictObject({ marks: z.boolean().describe("Draw the refs of the last dump_ui on it") }),
  async run({ marks }, context) {
    const session = await context.desk.session(context.signal);
    if (marks && !session.view) await session.act("", context.signal);
    const picture = await session.showPicture(marks, context.signal);
    if (!picture) {
      throw new ActionableError(
        "refused",
        "The device gave no picture.",
        "Its screen may be off: press wakeup, or use dump_ui.",
      );
    }
    const words = `${picture.width}x${picture.height} pixels`;
    const note = picture.black
      ? " All black: the app forbids screenshots, or the screen is off. Use dump_ui."
      : "";
    const view = session.view;
    if (!context.evidence || !view) return { text: words + note, picture };
    const { signals, log } = session.takeSignals();
    const evidence: Evidence = {
      screen: withPicture(view.observation, picture),
      target: null,
      signals,
      log,
      timings: { action: 0, settle: 0, observe: 0 },
    };
    return { text: words + note, picture, evidence };
  },
});

export const waitFor = defineTool({
  name: "wait_for",
  description:
    "Wait until a text is on the screen, or gone from it, by the device's clock. Use it for slow loading instead of repeating dump_ui.",
  kind: "read",
  input: z.strictObject({
    text: z.string().min(1).describe("Part of a text or label, any case"),
    gone: z.boolean().describe("Wait until it is gone"),
    seconds: z.number().min(1).max(120),
  }),
  async run({ text, gone, seconds }, context) {
    const session = await context.desk.session(context.signal);
    const before = session.view;
    const wanted = text.toLowerCase();
    let step = await session.act("", context.signal);
    const started = step.view.observation.deviceTime;
    for (;;) {
      const there = step.view.observation.elements.some(
        (element) =>
          element.text.toLowerCase().includes(wanted) ||
          element.desc.toLowerCase().includes(wanted) ||
          element.label.toLowerCase().includes(wanted),
      );
      const waited = Math.round((step.view.observation.deviceTime - started) / 1000);
      const quoted = `"${text.slice(0, 60)}"`;
      if (there !== gone) {
        return await answerStep(
          context,
          session,
          { ...step, before },
          `${quoted} is ${gone ? "gone" : "there"} after ${waited} s.`,
          null,
        );
      }
      if (waited >= seconds) {
        return await answerStep(
          context,
          session,
          { ...step, before },
          `${quoted} is still ${gone ? "there" : "missing"} after ${waited} s.`,
          null,
        );
      }
      step = await session.act("sleep 0.5", context.signal);
    }
  },
});

export const readSignals = defineTool({
  name: "read_signals",
  description:
    "Read what the device logged since the last answer: crashes, hangs (ANR), process deaths, printed exceptions, and the app's warnings and errors.",
  kind: "read",
  input: z.strictObject({}),
  async run(_input, context) {
    const session = await context.desk.session(context.signal);
    await session.catchUp(context.signal);
    const { signals, log } = session.takeSignals();
    const parts = signals.flatMap((signal) => [
      `${signal.expected ? "(expected) " : ""}${signal.kind} ${signal.process} ${signal.cause}: ${signal.message}`,
      ...signal.frames.slice(0, 8).map((frame) => `  at ${frame}`),
    ]);
    const text = [...parts, ...log].join("\n");
    const evidence: Evidence = {
      screen: null,
      target: null,
      signals,
      log,
      timings: { action: 0, settle: 0, observe: 0 },
    };
    return { text: text === "" ? "Nothing new." : text, evidence };
  },
});
