/** Views and windows made by hand, for the display's own tests. */
import type { ViewKind, ViewNode } from "../language.ts";
import type { Box, Frame, Insets, Rect, Scene, Screen, ViewState, WindowEnvironment } from "./scene.ts";

/** A view as the words of the language make it. */
export function view(
  kind: ViewKind,
  props: Readonly<Record<string, unknown>> = {},
  children: readonly ViewNode[] = [],
): ViewNode {
  return { kind, props, children };
}

/** 1080x2400 at 420 dpi. */
export const portrait: Screen = { width: 1080, height: 2400, density: 420, rotation: 0 };

/** Status bar and gesture bar. */
export const bars: Insets = { top: 63, bottom: 63, keyboard: 0 };

/** Colours of a Material app by day. */
export const day: WindowEnvironment["theme"] = {
  primary: "#6750a4",
  onPrimary: "#ffffff",
  background: "#fef7ff",
  surface: "#ffffff",
  text: "#1d1b20",
  textSecondary: "#49454f",
};

/** The same by night. */
export const dusk: WindowEnvironment["theme"] = {
  primary: "#d0bcff",
  onPrimary: "#381e72",
  background: "#141218",
  surface: "#211f26",
  text: "#e6e0e9",
  textSecondary: "#cac4d0",
};

/** What a sample window's environment recorded. */
export interface SampleEnvironment extends WindowEnvironment {
  readonly states: Map<string, ViewState>;
  readonly menus: {
    anchor: Rect;
    labels: readonly string[];
    selected: number;
    pick: (index: number) => void;
  }[];
}

/** An environment whose view state is a map. */
export function environment(change: Partial<WindowEnvironment> = {}): SampleEnvironment {
  const states = new Map<string, ViewState>();
  const menus: SampleEnvironment["menus"] = [];
  return {
    package: "com.example.shop",
    density: 420,
    config: {
      orientation: "portrait",
      night: false,
      fontScale: 1,
      locale: "en-US",
      rtl: false,
      widthDp: 411,
      heightDp: 914,
    },
    theme: day,
    focusedKey: undefined,
    now: 0,
    accessibilityAge: 10_000,
    states,
    menus,
    state: (key) => states.get(key) ?? {},
    setState: (key, next) => void states.set(key, { ...states.get(key), ...next }),
    openMenu: (anchor, labels, selected, pick) => void menus.push({ anchor, labels, selected, pick }),
    t: (key) => key,
    ...change,
  };
}

/** A frame with one window and all bars. */
export function frameOf(scene: Scene, at: WindowEnvironment, change: Partial<Frame> = {}): Frame {
  return {
    screen: portrait,
    layers: [{ scene, environment: at, secure: false, scrim: false }],
    statusBar: { time: "9:41", battery: 80, wifi: true, airplane: false, notifications: 1 },
    navigationBar: true,
    night: at.config.night,
    locale: at.config.locale,
    keyboard: null,
    toast: null,
    snackbar: null,
    ...change,
  };
}

/** All boxes of a scene, parents first. */
export function allBoxes(box: Box): readonly Box[] {
  return [box, ...box.children.flatMap(allBoxes)];
}

/** The box with a key, which must be there. */
export function boxOf(scene: Scene, key: string): Box {
  const boxes = allBoxes(scene.root);
  const found = boxes.find((box) => box.key === key);
  if (found === undefined) throw new Error(`no box ${key} among ${boxes.map((box) => box.key).join(" ")}`);
  return found;
}

/** A tap on the middle of a box. */
export function press({ on, rect }: Box): void {
  on.tap?.((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
}
