import type { Insets, Rect, Scene, WindowContent, WindowEnvironment } from "../display/scene.ts";
import type { PhoneWindow } from "../phone.ts";
import { ask, runOnMain } from "../runtime/main-thread.ts";
import { configurationFor, screenOf } from "./configuration.ts";
import { makeWindow } from "./make-window.ts";
import type { Activity, Core, Process, WindowRecord, Work } from "./state.ts";
import { labelOf, translate } from "./strings.ts";
import { themeFor } from "./theme.ts";

/** Heights of the system's bars and of the keyboard, in dp. */
const bars = { status: 24, navigation: 24, keyboard: 260 } as const;

/** Windows move for so long (nothing when animations are off): no window has focus, nothing is idle. */
export function beginTransition(core: Core, ms: number): void {
  const scale = Number.parseFloat(core.settings.get("global", "window_animation_scale") ?? "1");
  const length = scale === 0 ? Math.min(ms, 30) : ms;
  core.transitionUntil = Math.max(core.transitionUntil, core.clock.now() + length);
  // Whoever waits for focus is woken when it comes.
  core.clock.after(length, () => {});
}

/** Activities in sight, from the back: the front one, and what shows through translucent ones. */
export function visibleActivities(core: Core): readonly Activity[] {
  const all = core.tasks[0]?.activities ?? [];
  const seen: Activity[] = [];
  for (const activity of all.toReversed()) {
    if (!activity.window) continue;
    seen.unshift(activity);
    if (!activity.translucent) break;
  }
  return seen;
}

/** Every window in sight, from back to front. */
export function visibleWindows(core: Core): readonly WindowRecord[] {
  if (core.wakefulness !== "Awake") return [];
  const own = visibleActivities(core).flatMap((activity) =>
    activity.window ? [activity.window, ...activity.popups] : [],
  );
  const splash = core.splash ? [core.splash] : [];
  return [...own.filter((window) => window.scene !== undefined), ...splash, ...core.systemWindows];
}

/** The window that keys go to. */
export function focusedWindow(core: Core): WindowRecord | undefined {
  if (core.clock.now() < core.transitionUntil) return undefined;
  const top = visibleWindows(core).at(-1);
  return top?.kind === "splash" ? undefined : top;
}

/** Pixels of dp on this screen. */
export function pixels(core: Core, dp: number): number {
  return Math.round((dp * screenOf(core).density) / 160);
}

/** What a window must keep clear of. */
export function insetsOf(core: Core, window: WindowRecord): Insets {
  const shown = core.keyboardShown && visibleWindows(core).at(-1) === window;
  return {
    top: pixels(core, bars.status),
    bottom: pixels(core, bars.navigation),
    keyboard: shown ? keyboardHeight(core) : 0,
  };
}

/** Of the keyboard when it is shown. */
export function keyboardHeight(core: Core): number {
  const screen = screenOf(core);
  return screen.width > screen.height ? Math.round(screen.height * 0.5) : pixels(core, bars.keyboard);
}

/** What the display is told about a window. */
export function environmentOf(core: Core, window: WindowRecord): WindowEnvironment {
  const config = configurationFor(core, window.package);
  const manifest = core.installed.get(window.package)?.program?.manifest;
  return {
    package: window.package,
    density: screenOf(core).density,
    config,
    theme: themeFor(manifest?.theme, config.night),
    focusedKey: window.focusedKey,
    now: core.clock.now(),
    accessibilityAge: window.lookedAt === undefined ? 0 : core.clock.now() - window.lookedAt,
    state: (key) => window.states.get(key) ?? {},
    setState(key, change) {
      window.states.set(key, { ...window.states.get(key), ...change });
      if (window.process) redraw(core, window.process, window);
      else drawWindow(core, window);
    },
    openMenu: (anchor, labels, selected, onPick) =>
      openMenu(core, window, { anchor, labels, selected, onPick }),
    t: (key) => translate(manifest, config.locale, key),
  };
}

/** State of a view changed outside of a message (a scroll): draw on the main thread. */
function redraw(core: Core, process: Process, window: WindowRecord): void {
  if (process.main.running) return;
  runOnMain(core, process, { kind: "scroll", owner: window.activity?.name ?? window.package }, () => {});
}

/** Lay a window out as it should look now. Throws what the app's view throws. */
export function drawWindow(core: Core, window: WindowRecord): Scene {
  const scene = core.display.layout(
    window.content(),
    environmentOf(core, window),
    screenOf(core),
    insetsOf(core, window),
  );
  window.scene = scene;
  window.drawnAt = core.clock.now();
  return scene;
}

/** Draw all that a process shows. */
export function drawProcess(core: Core, process: Process): void {
  for (const activity of visibleActivities(core)) {
    if (activity.process !== process || !activity.window || !activity.object) continue;
    drawWindow(core, activity.window);
    for (const popup of activity.popups) drawWindow(core, popup);
  }
}

interface Menu {
  readonly anchor: Rect;
  readonly labels: readonly string[];
  readonly selected: number;
  readonly onPick: (index: number) => void;
}

/** A drop-down or popup menu over its window. */
function openMenu(core: Core, below: WindowRecord, menu: Menu): void {
  const { process, activity } = below;
  const run = (work: Work, effect: () => void): void =>
    process ? runOnMain(core, process, work, effect) : effect();
  const open = (): void => {
    const close = (): void => removePopup(core, window);
    const window: WindowRecord = makeWindow(core, {
      package: below.package,
      title: `PopupWindow:${core.random.hex(6)}`,
      kind: "dropdown",
      ...(process && { process }),
      ...(activity && { activity }),
      outside: "dismiss",
      dismiss: close,
      content: () => ({
        kind: "dropdown",
        anchor: menu.anchor,
        labels: menu.labels,
        selected: menu.selected,
        onPick(index) {
          run({ kind: "tap", owner: activity?.name ?? below.package, subject: "menu item" }, () => {
            close();
            menu.onPick(index);
          });
        },
      }),
    });
    addPopup(core, window);
  };
  if (process) ask(process, open);
  else open();
}

/** Put a dialog or menu over its activity; a window of the system over all. */
export function addPopup(core: Core, window: WindowRecord): void {
  (window.activity ? window.activity.popups : core.systemWindows).push(window);
  if (!window.process) drawWindow(core, window);
  core.keyboardShown = false;
  beginTransition(core, 200);
}

/** Take a dialog, menu or window of the system away. */
export function removePopup(core: Core, window: WindowRecord): void {
  const stack = window.activity ? window.activity.popups : core.systemWindows;
  const at = stack.indexOf(window);
  if (at === -1) return;
  stack.splice(at, 1);
  core.keyboardShown = false;
  beginTransition(core, 150);
}

/** Take all windows of an activity away. */
export function removeWindowsOf(core: Core, activity: Activity): void {
  if (core.splash?.activity === activity) core.splash = undefined;
  if (activity.window || activity.popups.length > 0) core.keyboardShown = false;
  activity.window = undefined;
  activity.popups.length = 0;
  activity.snackbar = undefined;
}

/** The window of a new activity. */
export function activityWindow(
  core: Core,
  activity: Activity,
  process: Process,
  content: () => WindowContent,
): WindowRecord {
  return makeWindow(core, {
    package: activity.package,
    title: `${activity.package}/${activity.name}`,
    kind: "activity",
    process,
    activity,
    secure: activity.class.secure,
    scrim: activity.translucent,
    content,
    states: activity.savedViews ?? [],
  });
}

/** The splash screen of a cold start. */
export function showSplash(core: Core, activity: Activity): void {
  const manifest = activity.installed.program?.manifest;
  if (!manifest) return;
  const splash = makeWindow(core, {
    package: activity.package,
    title: `Splash Screen ${activity.package}`,
    kind: "splash",
    activity,
    content: () => ({ kind: "splash", icon: manifest.icon }),
  });
  drawWindow(core, splash);
  core.splash = splash;
}

/** The title of an activity's app bar, where the system makes one. */
export function titleOf(core: Core, activity: Activity): string {
  const { manifest } = activity.installed.program ?? {};
  const locale = configurationFor(core, activity.package).locale;
  return activity.class.label ?? (manifest ? labelOf(manifest, locale) : activity.package);
}

/** A window as the rest of the phone sees it. */
export function publicWindow(core: Core, window: WindowRecord): PhoneWindow {
  return {
    token: window.token,
    package: window.package,
    title: window.title,
    kind: window.kind,
    secure: window.secure,
    scene: () => window.scene ?? drawWindow(core, window),
  };
}
