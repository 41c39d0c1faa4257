/** A device of a few screens, for tests of what needs a run: an app as a table of moves, behind the tools' own answers. */
import { evidenceKey, failureKey } from "../tools/evidence.ts";
import type { Evidence, Failure, Observation, Signal } from "../tools/evidence.ts";
import type { DeviceTools } from "./hands.ts";
import { screen, signal } from "./literal.ts";
import type { Literal } from "./literal.ts";

/** A screen, and where taps on its elements (by text, or by id for fields) lead: another screen, or "crash". */
export interface ToyScreen {
  readonly inside: readonly Literal[];
  readonly on?: Readonly<Record<string, string>>;
  /** Where BACK leads; the app is left when it says nothing. */
  readonly back?: string;
  /** Where an interruption leads; the same screen when it says nothing. */
  readonly interrupted?: string;
}

export interface Toy {
  readonly client: DeviceTools;
  /** Calls so far, in words. */
  readonly calls: string[];
  /** From now on each call fails with this reason. */
  fail(reason: Failure["reason"]): void;
}

/** A toy device; the app begins on the screen "home". */
export function createToy(screens: Readonly<Record<string, ToyScreen>>): Toy {
  const calls: string[] = [];
  let failing: Failure["reason"] | null = null;
  let at: string | null = null;
  let time = 1_700_000_000_000;
  const outside = screen({ activity: "Launcher", package: "com.launcher" }, []);
  const seen = (): Observation => {
    const now = at === null ? undefined : screens[at];
    return {
      ...(now === undefined ? outside : screen({ activity: `com.example.app.${at ?? ""}` }, now.inside)),
      deviceTime: time,
    };
  };
  const move = (tool: string, args: Readonly<Record<string, unknown>>, before: Observation): Signal[] => {
    const now = at === null ? undefined : screens[at];
    if (tool === "open_app") at ??= "home";
    if (tool === "reset_app") at = null;
    if (tool === "press_key" && args["key"] === "back") at = now?.back ?? null;
    if (tool === "interrupt") at = now?.interrupted ?? at;
    const target = before.elements.find((element) => element.ref === args["ref"]);
    const to = target === undefined ? undefined : (now?.on?.[target.text] ?? now?.on?.[target.desc]);
    if (to === undefined || !/tap|press/.test(tool)) return [];
    if (to !== "crash") at = to;
    else at = null;
    return to === "crash" ? [signal({ appFrame: `com.example.app.${before.activity}` })] : [];
  };
  const client: DeviceTools = {
    callTool({ name, arguments: args = {} }) {
      const before = seen();
      const element = before.elements.find((one) => one.ref === args["ref"]);
      calls.push(`${name} ${element?.text ?? Object.values(args).join(" ")}`.trim());
      if (failing !== null) {
        return Promise.resolve({
          isError: true,
          content: [{ type: "text", text: `failed: ${failing}` }],
          _meta: { [failureKey]: { reason: failing } },
        });
      }
      time += 1000;
      const signals = move(name, args, before);
      const evidence: Evidence = {
        screen: seen(),
        target: element ?? null,
        signals,
        log: [],
        timings: { action: 0, settle: 0, observe: 0 },
      };
      return Promise.resolve({ content: [{ type: "text", text: "" }], _meta: { [evidenceKey]: evidence } });
    },
  };
  return { client, calls, fail: (reason) => void (failing = reason) };
}
