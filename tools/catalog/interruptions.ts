import { z } from "zod";
import { ActionableError } from "../actionable-error.ts";
import * as apps from "../device/commands/apps.ts";
import * as input from "../device/commands/input.ts";
import { quote } from "../device/quote.ts";
import { answerStep } from "./answer.ts";
import { checkStarted, launchCommand } from "./apps.ts";
import { rotateTo } from "./conditions.ts";
import type { DeviceSession, Step } from "./session.ts";
import { defineTool } from "./tool.ts";

const kinds = ["background", "process_death", "rotate", "restart"] as const;

export const interrupt = defineTool({
  name: "interrupt",
  description:
    "Interrupt the app under test and return to it; what was entered should survive. background: home and back. process_death: the system kills it in the background, then return. rotate: to the other orientation and back. restart: force-stop and open anew.",
  kind: "act",
  input: z.strictObject({ kind: z.enum(kinds) }),
  async run({ kind }, context) {
    const session = await context.desk.session(context.signal);
    if (session.app === "") {
      throw new ActionableError(
        "bad-input",
        "No app is under test.",
        "Name it with use_device or open it with open_app.",
      );
    }
    const before = session.view;
    const { step, words } = await interruptions[kind](session, context.signal);
    return answerStep(context, session, { ...step, before }, words, null);
  },
});

interface Interrupted {
  readonly step: Step;
  readonly words: string;
}

const interruptions: Readonly<
  Record<(typeof kinds)[number], (session: DeviceSession, signal: AbortSignal) => Promise<Interrupted>>
> = {
  async background(session, signal) {
    const launch = await launchCommand(session, session.app, signal);
    await session.act(input.key("home"), signal);
    const step = await session.act(launch, signal);
    checkStarted(session.app, step);
    return { step, words: `${session.app} went to the background and came back.` };
  },

  async process_death(session, signal) {
    const launch = await launchCommand(session, session.app, signal);
    const app = quote(session.app);
    await session.act(input.key("home"), signal);
    session.expectDeath(session.app);
    // The system only kills what it has come to see as a background process, which takes it a moment.
    const kill = `for turn in 1 2 3 4 5 6; do ${apps.killBackground(session.app)}; sleep 0.5; pidof ${app} >/dev/null || break; done; pidof ${app} >/dev/null && echo still-alive; true`;
    const { output } = await session.run(kill, signal);
    const step = await session.act(launch, signal);
    checkStarted(session.app, step);
    const words = /still-alive/.test(output)
      ? `The system did not kill ${session.app} (a service keeps it alive); it only went to the background.`
      : `${session.app} was killed in the background and opened again.`;
    return { step, words };
  },

  async rotate(session, signal) {
    const upright = (session.view ?? (await session.act("", signal)).view).observation.rotation % 2 === 0;
    const keys = "settings get system accelerometer_rotation; settings get system user_rotation";
    const held = (await session.run(keys, signal)).output.split("\n").map((line) => line.trim());
    const restore = `settings put system user_rotation ${quote(held[1] === "null" ? "0" : (held[1] ?? "0"))}; settings put system accelerometer_rotation ${quote(held[0] === "null" ? "1" : (held[0] ?? "1"))}`;
    session.undoLater("rotation by interrupt", restore);
    await session.act(rotateTo(upright ? 1 : 0), signal);
    const step = await session.act(rotateTo(upright ? 0 : 1), signal);
    await session.run(restore, signal);
    session.forgetUndo("rotation by interrupt");
    return { step, words: "The screen was rotated and rotated back." };
  },

  async restart(session, signal) {
    const launch = await launchCommand(session, session.app, signal);
    session.expectDeath(session.app);
    const step = await session.act(`${apps.forceStop(session.app)}; ${launch}`, signal);
    checkStarted(session.app, step);
    return { step, words: `${session.app} was stopped and opened anew.` };
  },
};
