/** The window manager, as `dumpsys window`, `uiautomator` and `screencap` reach it. */
import type { Box, Frame } from "../display/scene.ts";
import type { Windows } from "../phone.ts";
import { runOnMain } from "../runtime/main-thread.ts";
import { configurationFor, screenOf } from "./configuration.ts";
import { keyboardOf } from "./keyboard.ts";
import type { Core, WindowRecord } from "./state.ts";
import { homePackage } from "./state.ts";
import {
  drawWindow,
  environmentOf,
  focusedWindow,
  keyboardHeight,
  publicWindow,
  visibleWindows,
} from "./windows.ts";

/** A screen counts as quiet when nothing will happen on it for so long. */
const idleWindow = 1_000;

function isAnimating(core: Core): boolean {
  return core.clock.now() < core.transitionUntil;
}

/** Is the app in front about to do something? */
function isDue(core: Core): boolean {
  const process = focusedWindow(core)?.process;
  if (!process) return false;
  const limit = core.clock.now() + idleWindow;
  for (const due of process.main.due) if (due <= limit) return true;
  return false;
}

/** What fills in late sends events while it does. */
function isFilling(core: Core, window: WindowRecord): boolean {
  if (window.lookedAt === undefined || core.clock.now() - window.lookedAt >= idleWindow) return false;
  return window.scene !== undefined && fillsInLate(window.scene.root);
}

function isIdle(core: Core, ignoreDrawing: boolean): boolean {
  if (isAnimating(core)) return false;
  const window = focusedWindow(core);
  if (!window) return true;
  return (ignoreDrawing || !window.scene?.animating) && !isDue(core) && !isFilling(core, window);
}

function frameOf(core: Core): Frame {
  const layers = visibleWindows(core).flatMap((window) =>
    window.scene
      ? [
          {
            scene: window.scene,
            environment: environmentOf(core, window),
            secure: window.secure,
            scrim: window.scrim,
          },
        ]
      : [],
  );
  const front = visibleWindows(core).at(-1);
  const config = configurationFor(core, front?.package ?? homePackage);
  const keyboard = keyboardOf(core);
  return {
    screen: screenOf(core),
    layers,
    statusBar:
      core.wakefulness === "Awake"
        ? {
            time: new Date(core.clock.now()).toISOString().slice(11, 16),
            battery: core.battery.level,
            wifi: core.radios.wifi,
            airplane: core.radios.airplane,
            notifications: core.notices.length,
          }
        : null,
    navigationBar: core.wakefulness === "Awake",
    night: config.night,
    locale: config.locale,
    keyboard:
      keyboard.shown && keyboard.served?.editable
        ? { input: keyboard.served.editable.input, height: keyboardHeight(core) }
        : null,
    toast: core.toasts[0]?.text ?? null,
    snackbar: null,
  };
}

/** Views that fill in once accessibility has looked at them. */
const late = new Set(["webView", "flutter"]);

function fillsInLate(box: Box): boolean {
  return late.has(box.kind.split(".")[0] ?? "") || box.children.some(fillsInLate);
}

function minute(time: number): number {
  return Math.floor(time / 60_000);
}

/** Would it look different now? Late views do, and clocks after a minute; all else is drawn when it changes. */
function isStale(core: Core, window: WindowRecord): boolean {
  if (!window.scene) return true;
  return minute(window.drawnAt) !== minute(core.clock.now()) || fillsInLate(window.scene.root);
}

/** Accessibility looks at a window: what fills in late begins to now. A busy app gives no answer. */
function look(core: Core, window: WindowRecord): "seen" | "busy" {
  if (window.lookedAt === undefined) {
    window.lookedAt = core.clock.now();
    // Whoever waits for quiet is woken when it has filled in.
    core.clock.after(idleWindow, () => {});
  }
  const { process } = window;
  if (process && (process.frozen || process.main.busyUntil > core.clock.now())) return "busy";
  if (!isStale(core, window)) return "seen";
  if (process)
    runOnMain(core, process, { kind: "view", owner: window.activity?.name ?? window.package }, () => {});
  else drawWindow(core, window);
  return "seen";
}

/** Make it. */
export function createWindows(core: Core): Windows {
  return {
    all: () => visibleWindows(core).map((window) => publicWindow(core, window)),
    focused() {
      const window = focusedWindow(core);
      return window && publicWindow(core, window);
    },
    screen: () => screenOf(core),
    frame: () => frameOf(core),
    dump({ compressed }) {
      if (!isIdle(core, compressed)) return { ok: false, reason: "no-idle" };
      const window = focusedWindow(core);
      if (!window || look(core, window) === "busy") return { ok: false, reason: "null-root" };
      const { scene } = window;
      if (!scene || focusedWindow(core) !== window) return { ok: false, reason: "null-root" };
      const options = { api: core.profile.api, rotation: screenOf(core).rotation, compressed };
      return { ok: true, xml: core.display.dump(scene, environmentOf(core, window), options) };
    },
    idle: ({ compressed } = { compressed: false }) => isIdle(core, compressed),
    screenshot: () => core.display.paint(frameOf(core)),
    keyboard: () => keyboardOf(core),
    animating: () => isAnimating(core),
  };
}
