/** Signatures: the same error gives the same words in every run and build. */
import type { ScreenElement, Signal } from "../../tools/evidence.ts";
import { activityName } from "../screens.ts";

/** Line numbers, numbers of lambdas and of anonymous and synthetic classes change from build to build. */
export const stableFrame = (frame: string): string =>
  frame
    .replace(/^\s*at\s+/, "")
    .replace(/\([^)]*\)\s*$/, "")
    .replaceAll(/\$\$?(?:Nest|ExternalSynthetic)?Lambda\$?\d*(?:\$\d+)?/gi, "$lambda")
    .replaceAll(/\$r8\$lambda\$[\w-]+/g, "$lambda")
    .replaceAll(/\blambda\$(\w+)\$\d+/g, "lambda$$$1")
    .replaceAll(/\$\d+/g, "$");

/** Crash, native crash or ANR: what went wrong and the topmost frame of the app. */
export function signalSignature(signal: Signal, activity: string): string {
  const frame = stableFrame(signal.appFrame === "" ? (signal.frames[0] ?? "") : signal.appFrame);
  const cause = signal.kind === "anr" ? "" : signal.cause;
  // A hang without a frame of the app is told by where it was.
  const where = signal.kind === "anr" && signal.appFrame === "" ? activityName(activity) : frame;
  const process = signal.process.includes(":") ? signal.process.slice(signal.process.indexOf(":")) : "";
  return [signal.kind, cause, where, process].filter((part) => part !== "").join("|");
}

/** What names an element over runs and builds: its id, or else its words. */
export function elementKey(element: ScreenElement | null): string {
  if (element === null) return "";
  if (element.resourceId !== "") return element.resourceId.replace(/^.*:id\//, "");
  return `${element.role}:${element.desc === "" ? element.label : element.desc}`;
}

/** All that is no signal: the kind, the activity, the element or state it is about. */
export const placeSignature = (kind: string, activity: string, about: string): string =>
  [kind, activityName(activity), about].join("|");
