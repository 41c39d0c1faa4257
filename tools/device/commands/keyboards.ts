/** Keyboards for programs: they type what the device's own keyboard cannot. A person installs them; we only choose them. */
import { quote } from "../quote.ts";
import { clearText, typeText } from "./input.ts";

/** A keyboard that types any text. */
export interface UnicodeKeyboard {
  /** As `ime list` has it. */
  readonly id: string;
  /** Clears the field with the focus, which holds so many characters, and types; the keyboard must be the current one. */
  readonly type: (text: string, held: number, lines: boolean) => string;
}

/** ADBKeyBoard: text comes to it by broadcast. */
export const adbKeyboard: UnicodeKeyboard = {
  id: "com.android.adbkeyboard/.AdbIME",
  type(text) {
    const encoded = Buffer.from(text.replaceAll("\0", ""), "utf8").toString("base64");
    return `am broadcast -a ADB_CLEAR_TEXT >/dev/null; am broadcast -a ADB_INPUT_B64 --es msg ${quote(encoded)} >/dev/null`;
  },
};

/** Characters in one injection. */
const chunk = 100;

/** The keyboard of Appium's settings app, which many test devices have: it reads modified UTF-7 from key presses. */
export const appiumKeyboard: UnicodeKeyboard = {
  id: "io.appium.settings/.UnicodeIME",
  type: (text, held, lines) =>
    [...(held > 0 ? [clearText(held, lines)] : []), typeText(toModifiedUtf7(text), chunk)].join("; "),
};

/** The ones that we know, the better first. */
export const unicodeKeyboards: readonly UnicodeKeyboard[] = [adbKeyboard, appiumKeyboard];

/** RFC 3501, 5.1.3. Line breaks and tabs stay: they are keys of their own. */
export function toModifiedUtf7(text: string): string {
  return text.replaceAll(/&|[^\u0020-\u007e\n\t]+/g, (part) => {
    if (part === "&") return "&-";
    const encoded = Buffer.from(part.replaceAll("\0", ""), "utf16le").swap16().toString("base64");
    return `&${encoded.replace(/=+$/, "").replaceAll("/", ",")}-`;
  });
}
