/**
 * What an agent may do, decided outside the model: which apps, which tools, which controls, what may be typed. Whatever a
 * screen makes a model ask for, this has the last word.
 */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import type { Action } from "../events.ts";
import { permissionPackage } from "../explorer/moves.ts";
import { isErrorDialog } from "../screens.ts";
import { dangerOf, dangerWords } from "./dangers.ts";
import type { Danger } from "./dangers.ts";
import type { Fence } from "./fence.ts";
import { placeholders } from "./secrets.ts";

export interface GuardOptions {
  readonly app: string;
  /** Other packages that may be touched and opened. */
  readonly packages: readonly string[];
  /** What the user allowed. */
  readonly allow: readonly Danger[];
  /** Names of secrets that may be typed. */
  readonly secrets: readonly string[];
  readonly fence: Fence;
  /** Texts that must never be typed into an app: our instructions. */
  readonly confidential: readonly string[];
}

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

export interface Guard {
  /** May this be done on this screen? `why` is for the model: what is refused, and what to do instead. */
  check(
    action: Pick<Action, "tool" | "arguments">,
    element: ScreenElement | null,
    screen: Observation | null,
  ): Permission;
}

/** Tools that a model gets to see; the others are for people and for our own code. */
export const toolsForModels: ReadonlySet<string> = new Set([
  "dump_ui",
  "screenshot",
  "tap",
  "double_tap",
  "tap_point",
  "long_press",
  "type_text",
  "swipe",
  "press_key",
  "open_app",
  "reset_app",
  "open_link",
  "set_condition",
  "interrupt",
  "wait_for",
  "read_signals",
]);

const reads = new Set(["dump_ui", "screenshot", "wait_for", "read_signals"]);
const touches = new Set(["tap", "double_tap", "tap_point", "long_press", "type_text", "swipe"]);
const refusedKeys = new Set(["power", "sleep", "recents"]);
/** Keys that press a control rather than a field. */
const pressingKeys = new Set(["enter", "center", "space"]);
/** Longest text that may be typed. */
const longestText = 1000;
/** So much of our instructions in a row gives them away. */
const leakLength = 40;

/** Names of controls are short; what is longer is content that may well speak of buying. */
const longestName = 60;

const allowed: Permission = { allowed: true };
const refuse = (why: string): Permission => ({ allowed: false, why });

/** The guard of one run. */
export function createGuard(options: GuardOptions): Guard {
  const { app, allow } = options;
  const scope = new Set([app, ...options.packages]);
  const instead = "Nothing was done. Go on with the goal in the app under test.";

  function checkPlace(screen: Observation | null): Permission {
    const at = screen?.package ?? "";
    if (screen === null || at === "" || scope.has(at)) return allowed;
    if (allow.includes("leave") || isErrorDialog(screen)) return allowed;
    if (permissionPackage.test(at)) return allowed;
    return refuse(`${at} is not under test: only press_key back and open_app are allowed here. ${instead}`);
  }

  function checkText(text: string, element: ScreenElement | null): Permission {
    if (text.length > longestText) return refuse(`A text of more than ${longestText} characters. ${instead}`);
    if (options.fence.leaks(text) || options.confidential.some((secret) => overlaps(text, secret)))
      return refuse(`Instructions are never typed into an app. ${instead}`);
    for (const name of placeholders(text)) {
      if (!options.secrets.includes(name)) return refuse(`There is no secret ${name}. ${instead}`);
      if (element === null || !scope.has(element.package) || !suits(name, element))
        return refuse(`The secret ${name} does not belong in this field. ${instead}`);
    }
    return allowed;
  }

  function checkControl(element: ScreenElement | null): Permission {
    if (element === null || element.editable) return allowed;
    const id = element.resourceId.replace(/^.*:id\//, "").replaceAll("_", " ");
    const danger =
      [element.text, element.desc, element.label, id]
        .filter((words) => words.length <= longestName)
        .map(dangerOf)
        .find((one) => one !== null) ?? null;
    return danger === null || allow.includes(danger)
      ? allowed
      : refuse(`"${element.label}" may be ${dangerWords[danger]}, which this run may not do. ${instead}`);
  }

  return {
    check({ tool, arguments: args }, target, screen) {
      if (!toolsForModels.has(tool)) return refuse(`${tool} is not for you. ${instead}`);
      if (reads.has(tool)) return allowed;
      if (tool === "open_app" || tool === "reset_app") {
        const wanted = String(args["package"] ?? "");
        const known = tool === "reset_app" ? wanted === app : scope.has(wanted);
        return known ? allowed : refuse(`${wanted.slice(0, 80)} is not under test. ${instead}`);
      }
      if (tool === "open_link") return checkLink(args, scope, allow, instead);
      if (tool === "set_condition") return checkCondition(args, instead);
      if (tool === "press_key" && refusedKeys.has(String(args["key"])))
        return refuse(`The key ${String(args["key"])} is not allowed. ${instead}`);
      if (tool === "press_key" && pressingKeys.has(String(args["key"]))) {
        const place = checkPlace(screen);
        const focused = screen?.elements.find((one) => one.focused) ?? null;
        return place.allowed ? checkControl(focused) : place;
      }
      if (!touches.has(tool)) return allowed;
      const place = checkPlace(screen);
      if (!place.allowed) return place;
      const element = tool === "tap_point" && screen !== null ? elementAt(screen, args) : target;
      // A child of the window may belong to another app: a dialog of the system over ours.
      if (element !== null && element.package !== "" && element.package !== screen?.package) {
        const inside = scope.has(element.package) || permissionPackage.test(element.package);
        if (!inside && !allow.includes("leave"))
          return refuse(`"${element.label}" belongs to ${element.package}. ${instead}`);
      }
      if (tool === "type_text") return checkText(String(args["text"] ?? ""), element);
      return tool === "swipe" ? allowed : checkControl(element);
    },
  };
}

/** Only links that the app under test opens itself. */
function checkLink(
  args: Action["arguments"],
  scope: ReadonlySet<string>,
  allow: readonly Danger[],
  instead: string,
): Permission {
  if (allow.includes("leave") || scope.has(String(args["package"] ?? ""))) return allowed;
  return refuse(`Links may only be opened with the app under test as package. ${instead}`);
}

/** Conditions are undone at the end of a run; the app alone is meant by permissions. */
function checkCondition(args: Action["arguments"], instead: string): Permission {
  return String(args["value"] ?? "").length <= 60 ? allowed : refuse(`This value is too long. ${instead}`);
}

const area = ({ bounds }: ScreenElement): number =>
  (bounds.right - bounds.left) * (bounds.bottom - bounds.top);

/** The smallest element that can be acted on under a point of the last picture. */
function elementAt(screen: Observation, args: Action["arguments"]): ScreenElement | null {
  const scale = screen.screenshot === null ? 1 : screen.width / screen.screenshot.width;
  const [x, y] = [Number(args["x"] ?? 0) * scale, Number(args["y"] ?? 0) * scale];
  const under = screen.elements.filter(
    ({ bounds }) => x >= bounds.left && x < bounds.right && y >= bounds.top && y < bounds.bottom,
  );
  const named = under.filter((one) => one.label !== "" || one.clickable);
  return (named.length > 0 ? named : under).sort((a, b) => area(a) - area(b))[0] ?? null;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** A password goes into password fields only; another secret into a field whose words name it: EMAIL into "E-mail". */
function suits(name: string, element: ScreenElement): boolean {
  if (/pass|pin|secret|token|key|otp/i.test(name)) return element.password;
  const said = plain(`${element.resourceId} ${element.hint} ${element.label} ${element.desc}`);
  return element.password || said.includes(plain(name));
}

function overlaps(text: string, secret: string): boolean {
  const [typed, kept] = [plain(text), plain(secret)];
  for (let at = 0; at + leakLength <= typed.length; at += 1) {
    if (kept.includes(typed.slice(at, at + leakLength))) return true;
  }
  return false;
}
