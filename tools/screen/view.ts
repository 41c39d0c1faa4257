/** A look at the device, read into what models and programs get: elements, outline, fingerprints. */
import type { Observation, ScreenElement } from "../evidence.ts";
import type { Focus } from "../device/answers/focus.ts";
import type { Look } from "../device/look.ts";
import { fingerprint, structure } from "./fingerprint.ts";
import { hierarchyText } from "./hierarchy.ts";
import type { Hierarchy, UiNode } from "./hierarchy.ts";
import { outlineLines } from "./labels.ts";
import type { Line } from "./labels.ts";
import { joinOutline, writeOutline } from "./outline.ts";
import type { OutlineLine } from "./outline.ts";
import { isMoving, problemWords } from "./problems.ts";
import type { RefBook } from "./refs.ts";
import { isEditable, shortClass } from "./roles.ts";

/** A screen with what is needed to act on it. */
export interface ScreenView {
  /** Without a screenshot. */
  readonly observation: Observation;
  readonly header: string;
  readonly lines: readonly OutlineLine[];
  /** The outline with whole texts, ids and places. */
  full(): string;
}

export interface Display {
  /** Pixels upright. */
  readonly width: number;
  readonly height: number;
  readonly density: number;
}

/** Which window a screen is, for refs and fingerprints: the activity, or the window's title without its number. */
export function windowName(focus: Focus): string {
  if (focus.component) return focus.component.activity;
  return focus.window.replace(/:[0-9a-f]{4,}$/, "").replace(/@[0-9a-f]+$/, "");
}

/** Put together one screen. `hierarchy` is null when the device gave no tree. */
export function createView(
  look: Look,
  hierarchy: Hierarchy | null,
  refs: RefBook,
  display: Display,
  state: { readonly settled: boolean; readonly problem: Observation["problem"] },
): ScreenView {
  const nodes = hierarchy?.nodes ?? [];
  const focus = look.focusAfter;
  const window = windowName(focus);
  const lines = outlineLines(nodes);
  const refsOfLines = refs.assign(window, nodes, lines);
  const rotation = hierarchy?.rotation ?? 0;
  const sideways = rotation % 2 === 1;
  const width = sideways ? display.height : display.width;
  const height = sideways ? display.width : display.height;
  const screen = { left: 0, top: 0, right: width, bottom: height };
  const rootPackage = nodes[0]?.package ?? "";
  const packageName = focus.component?.package ?? (rootPackage || (focus.app?.package ?? ""));
  const activity =
    focus.component?.activity ?? (focus.app?.package === packageName ? focus.app.activity : "");
  const outline = writeOutline(nodes, lines, refsOfLines, refs, screen, false);
  const header = headerLine(
    packageName,
    activity,
    focus,
    look.keyboard,
    sideways,
    !state.settled && isMoving(state.problem),
  );
  const notes = problemWords(state.problem, focus, look.dumper);
  return {
    header,
    lines: outline,
    observation: {
      package: packageName,
      activity,
      window: focus.window,
      fingerprint: fingerprint(window, nodes),
      structure: structure(window, nodes),
      outline: [header, notes, joinOutline(outline)].filter((part) => part !== "").join("\n"),
      hierarchy: hierarchyText(look.xml),
      elements: toElements(nodes, lines, refsOfLines),
      width,
      height,
      density: display.density,
      rotation,
      keyboard: look.keyboard,
      pids: look.pids,
      settled: state.settled,
      problem: state.problem,
      deviceTime: look.time,
      screenshot: null,
    },
    full: () =>
      [header, notes, joinOutline(writeOutline(nodes, lines, refsOfLines, refs, screen, true))]
        .filter((part) => part !== "")
        .join("\n"),
  };
}

function headerLine(
  packageName: string,
  activity: string,
  focus: Focus,
  keyboard: boolean,
  sideways: boolean,
  moving: boolean,
): string {
  const short = activity.startsWith(`${packageName}.`) ? activity.slice(packageName.length) : activity;
  const parts = [packageName === "" ? "no app in focus" : packageName];
  if (short !== "") parts.push(short);
  if (!focus.component && focus.window !== "") parts.push(`window "${focus.window.slice(0, 80)}"`);
  if (keyboard) parts.push("keyboard");
  if (sideways) parts.push("landscape");
  if (moving) parts.push("still moving");
  return `[${parts.join(" ")}]`;
}

function toElements(
  nodes: readonly UiNode[],
  lines: readonly Line[],
  refs: readonly string[],
): ScreenElement[] {
  const byPosition = new Map(
    lines.map((line, index) => [line.position, { ref: refs[index] ?? "", label: line.label }]),
  );
  return nodes.map((node, position) => ({
    ...node,
    ref: byPosition.get(position)?.ref ?? "",
    label: byPosition.get(position)?.label ?? "",
    role: shortClass(node.className),
    editable: isEditable(node),
  }));
}
