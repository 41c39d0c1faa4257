/** Answers of tools that look at the screen: what was done, what the device said, and the screen or its change. */
import type { Toast } from "../device/answers/toasts.ts";
import type { Evidence, Observation, ScreenElement, Signal } from "../evidence.ts";
import { difference } from "../screen/difference.ts";
import type { Picture } from "../screen/image.ts";
import { joinOutline } from "../screen/outline.ts";
import type { ScreenView } from "../screen/view.ts";
import type { DeviceSession, Step } from "./session.ts";
import type { ToolAnswer, ToolContext } from "./tool.ts";

/** The answer to an action: words on what was done, then the screen as it is now. */
export async function answerStep(
  context: ToolContext,
  session: DeviceSession,
  step: Step,
  words: string,
  target: ScreenElement | null,
): Promise<ToolAnswer> {
  const { signals, toasts, log } = session.takeSignals();
  const told = signals
    .filter((signal) => worthTelling(signal) && (session.app === "" || signal.package === session.app))
    .map((signal) => signalWords(signal, session.app));
  const text = [words, ...told, ...toasts.map(toastWords), screenWords(step.before, step.view)]
    .filter((part) => part !== "")
    .join("\n");
  if (!context.evidence) return { text };
  const picture = await session.picture(context.evidence.screenshot, context.signal);
  const evidence: Evidence = {
    screen: withPicture(step.view.observation, picture),
    target,
    signals,
    log,
    timings: step.timings,
  };
  return { text, evidence };
}

/** The change, where it is small and the window is the same; else the whole outline. */
export function screenWords(before: ScreenView | null, after: ScreenView): string {
  const same = before !== null && before.observation.window === after.observation.window;
  const change = same ? difference(before.lines, after.lines) : null;
  if (change === null || before?.observation.problem !== after.observation.problem)
    return after.observation.outline;
  if (change === "") return before.header === after.header ? "Nothing changed on the screen." : after.header;
  return `${after.header} changed:\n${change}`;
}

/** The whole screen, as dump_ui gives it. */
export function wholeScreen(view: ScreenView): string {
  return `${view.header}\n${joinOutline(view.lines)}`;
}

/** The observation with its picture; a black picture over a tree with content means that the screen forbids pictures. */
export function withPicture(observation: Observation, picture: Picture | null): Observation {
  if (!picture) return observation;
  const secure =
    picture.black && observation.problem === "none" && observation.elements.some(({ ref }) => ref !== "");
  return {
    ...observation,
    problem: secure ? "secure" : observation.problem,
    screenshot: {
      type: picture.type,
      base64: picture.bytes.toString("base64"),
      width: picture.width,
      height: picture.height,
    },
  };
}

/** What a user reads for a moment and no dump holds. */
function toastWords({ text }: Toast): string {
  return `toast "${text.length > 200 ? `${text.slice(0, 199)}…` : text}"`;
}

/** Deaths that we caused and what an app caught itself are for programs only. */
function worthTelling(signal: Signal): boolean {
  return (
    !signal.expected &&
    signal.kind !== "caught-exception" &&
    signal.kind !== "jank" &&
    signal.kind !== "strict-mode"
  );
}

/** A signal in a line: "CRASH com.a: java.lang.X: message, at com.a.Cart.total". */
export function signalWords(signal: Signal, app: string): string {
  const parts = [signal.cause, signal.message.split("\n", 1)[0] ?? ""].filter((part) => part !== "");
  const where = signal.appFrame === "" ? "" : `, at ${signal.appFrame}`;
  const other = signal.package === app ? "" : " (another app)";
  return `${signal.kind.toUpperCase()} ${signal.process}${other}${parts.length > 0 ? `: ${parts.join(": ")}` : ""}${where}`;
}
