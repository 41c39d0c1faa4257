/** Which window has the input focus, from `dumpsys window` in the forms of Android 8 to 16. */

export interface Component {
  readonly package: string;
  /** Full class name. */
  readonly activity: string;
}

export interface Focus {
  /** Title of the focused window; empty when none had it (transition, lock). */
  readonly window: string;
  /** Set when the title names an activity. */
  readonly component: Component | null;
  /** The activity that the system holds for the focused one, also under dialogs. */
  readonly app: Component | null;
}

/** "com.a/.Main" → package and full class; null when it is not a component. */
export function parseComponent(text: string): Component | null {
  const match = /^([A-Za-z][\w.]*)\/([\w.$]+)$/.exec(text.trim());
  const [, name, activity] = match ?? [];
  if (name === undefined || activity === undefined) return null;
  return { package: name, activity: activity.startsWith(".") ? name + activity : activity };
}

/** Reads the `mCurrentFocus` and `mFocusedApp` lines; of several displays the first that has a focus counts. */
export function parseFocus(text: string): Focus {
  // Titles may hold braces; the line ends with the window's own.
  const windows = [...text.matchAll(/mCurrentFocus=Window\{[0-9a-f]+ (?:u\d+ )?(.*)\}/g)];
  const window = (windows[0]?.[1] ?? "").replace(/ paused=(true|false)$/, "").trim();
  const app = /mFocusedApp=.*?ActivityRecord\{[0-9a-f]+ u\d+ ([^\s}]+)/.exec(text)?.[1] ?? "";
  return { window, component: parseComponent(window), app: parseComponent(app) };
}

/** A window that stands only while another comes: what is on the screen is not yet it. */
export function isPassing(focus: Focus): boolean {
  return focus.window === "" || /^(Splash Screen|SnapshotStartingWindow|EXITING)/.test(focus.window);
}

/** The process or package that a system error dialog is about, from the title of its window. */
export function errorDialog(
  window: string,
): { readonly kind: "crash" | "anr"; readonly process: string } | null {
  const match = /^Application (Error|Not Responding): (\S+)/.exec(window);
  const [, kind, process] = match ?? [];
  if (process === undefined) return null;
  return { kind: kind === "Error" ? "crash" : "anr", process };
}
