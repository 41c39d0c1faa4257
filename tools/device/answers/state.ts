/** Short answers about the device's state. */

/** `dumpsys input_method`: is the keyboard on the screen? Where the keyboard's own process says, it is believed. */
export function parseKeyboardShown(text: string): boolean {
  if (/mIsInputViewShown=false/.test(text)) return false;
  return /mInputShown=true/.test(text) || /mIsInputViewShown=true/.test(text);
}

/** `wm size`: the override counts; never rotated. */
export function parseSize(text: string): { readonly width: number; readonly height: number } | null {
  const sizes = [...text.matchAll(/(?:Physical|Override) size: (\d+)x(\d+)/g)];
  const [, width, height] = sizes.at(-1) ?? [];
  return width === undefined || height === undefined
    ? null
    : { width: Number(width), height: Number(height) };
}

/** `wm density`: the override counts. */
export function parseDensity(text: string): number | null {
  const found = [...text.matchAll(/(?:Physical|Override) density: (\d+)/g)].at(-1)?.[1];
  return found === undefined ? null : Number(found);
}

/** Lines of `ps -A -o PID,NAME` (or all columns) → pids by process name, of one package and its `:children`. */
export function parsePids(text: string, packageName: string): Record<string, number> {
  const pids: Record<string, number> = {};
  for (const line of text.split("\n")) {
    const columns = line.trim().split(/\s+/);
    const name = columns.at(-1) ?? "";
    const pid = columns.find((column) => /^\d+$/.test(column));
    if (pid !== undefined && (name === packageName || name.startsWith(`${packageName}:`)))
      pids[name] = Number(pid);
  }
  return pids;
}

/** `date +%s.%N` → milliseconds since 1970, by the device; null when there is none. */
export function parseDeviceTime(text: string): number | null {
  const match = /^(\d{9,})(?:\.(\d+))?$/m.exec(text);
  const [, seconds, fraction] = match ?? [];
  if (seconds === undefined) return null;
  return Number(seconds) * 1000 + Number(`0.${/^\d+$/.test(fraction ?? "") ? fraction : "0"}`) * 1000;
}

/** `getprop` lines → a map. */
export function parseProperties(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^\[([^\]]+)\]: \[([^\]]*)\]$/gm)].map(([, key, value]) => [key ?? "", value ?? ""]),
  );
}

/** Words of commands on a device that answers already, while its system is still starting. */
export function isStarting(text: string): boolean {
  return /^(?:cmd: )?Can't find service: (?:activity|package|settings|window|uimode)$|Could not access the Package Manager|Unable to connect to activity manager|could not connect to UiAutomation/m.test(
    text,
  );
}
