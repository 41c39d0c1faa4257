/** The virtual keyboard: Android's key codes, and what fields make of characters. */
import type { Box } from "../../display/scene.ts";
import { fieldsOf, focusedField } from "../keyboard.ts";
import type { Core, WindowRecord } from "../state.ts";
import { focusedWindow } from "../windows.ts";
import { handle, whenFree, workOf } from "./dispatch.ts";

const punctuation: Readonly<Record<number, string>> = {
  17: "*",
  18: "#",
  55: ",",
  56: ".",
  62: " ",
  68: "`",
  69: "-",
  70: "=",
  71: "[",
  72: "]",
  73: "\\",
  74: ";",
  75: "'",
  76: "/",
  77: "@",
  81: "+",
};

const shifted: Readonly<Record<string, string>> = {
  "1": "!",
  "2": "@",
  "3": "#",
  "4": "$",
  "5": "%",
  "6": "^",
  "7": "&",
  "8": "*",
  "9": "(",
  "0": ")",
  "-": "_",
  "=": "+",
  "[": "{",
  "]": "}",
  "\\": "|",
  ";": ":",
  "'": '"',
  ",": "<",
  ".": ">",
  "/": "?",
  "`": "~",
};

/** The character of a key code, with shift held where 59 or 60 is among the keys that are down. */
export function characterOf(code: number, meta: readonly number[]): string | undefined {
  const shift = meta.includes(59) || meta.includes(60);
  if (code >= 29 && code <= 54) {
    const letter = String.fromCharCode(97 + code - 29);
    return shift ? letter.toUpperCase() : letter;
  }
  const plain =
    code >= 7 && code <= 16
      ? String(code - 7)
      : code >= 144 && code <= 153
        ? String(code - 144)
        : punctuation[code];
  return shift && plain !== undefined ? (shifted[plain] ?? plain) : plain;
}

/** Characters that a field of this kind takes. */
function accepted(box: Box, text: string): string {
  const { input } = box.editable ?? { input: "text" };
  if (input === "number") return text.replace(/[^0-9]/g, "");
  if (input === "decimal") return text.replace(/[^0-9.]/g, "");
  if (input === "phone") return text.replace(/[^0-9+*#() ,;./-]/g, "");
  return input === "multiline" ? text : text.replace(/[\r\n]+/g, " ");
}

const allSelected = new WeakMap<WindowRecord, string>();

/** Put text at the end of the focused field (in place of all of it when that is selected). */
export function typeInto(core: Core, window: WindowRecord, box: Box, text: string): boolean {
  const { type } = box.on;
  const { editable } = box;
  if (!type || !editable) return false;
  const before = allSelected.get(window) === box.key ? "" : editable.value;
  allSelected.delete(window);
  const fits = editable.maxLength === undefined ? Infinity : editable.maxLength;
  const after = Array.from(before + accepted(box, text))
    .slice(0, fits)
    .join("");
  handle(core, window, workOf(window, "type", box.resourceId), () => type(after));
  return true;
}

/** Take away the last character, or all that is selected. */
export function deleteFrom(core: Core, window: WindowRecord, box: Box): void {
  const { type } = box.on;
  if (!type) return;
  const before = box.editable?.value ?? "";
  const after = allSelected.get(window) === box.key ? "" : Array.from(before).slice(0, -1).join("");
  allSelected.delete(window);
  if (after !== before) handle(core, window, workOf(window, "type", box.resourceId), () => type(after));
}

/** Ctrl+A */
export function selectAll(window: WindowRecord, box: Box): void {
  allSelected.set(window, box.key);
}

/** ENTER in a field: its action, a new line, the next field, or away with the keyboard. */
export function enter(core: Core, window: WindowRecord, box: Box): void {
  if (box.editable?.input === "multiline") {
    typeInto(core, window, box, "\n");
    return;
  }
  const { submit } = box.on;
  handle(core, window, workOf(window, "type", box.resourceId), () => {
    if (submit) {
      core.keyboardShown = false;
      submit();
    } else if (!focusNext(window, box)) core.keyboardShown = false;
  });
}

/** The next field in the order of the tree; false when there is none. */
export function focusNext(window: WindowRecord, box: Box | undefined): boolean {
  const fields = window.scene ? fieldsOf(window.scene) : [];
  const next = fields[fields.findIndex((each) => each.key === box?.key) + 1];
  if (!next) return false;
  window.focusedKey = next.key;
  return true;
}

/** Wait for the window that has the keys, and for its main thread. */
export async function keyTarget(
  core: Core,
  noFocus: () => { stop: () => void },
): Promise<WindowRecord | undefined> {
  if (!focusedWindow(core)) {
    const watch = noFocus();
    await core.clock.until(() => focusedWindow(core) !== undefined, 10_000);
    watch.stop();
  }
  const window = focusedWindow(core);
  return window && (await whenFree(core, window, "KeyEvent")) ? window : undefined;
}

/** The focused field of a window, which the next key goes to. */
export function fieldOf(core: Core, window: WindowRecord): Box | undefined {
  return focusedField(core, window);
}
