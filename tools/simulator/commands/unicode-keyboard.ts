import type { Phone } from "../phone.ts";

/** The keyboard of Appium's settings app: it reads modified UTF-7 (RFC 3501) from key presses. */
const unicodeKeyboard = "io.appium.settings/.UnicodeIME";

/** What has been read since "&", by phone; nothing when it is not in a shifted part. */
const shifted = new WeakMap<Phone, string>();

/** Type a character through the current keyboard, when that is Appium's; says whether it took it. */
export function typeThroughUnicodeKeyboard(phone: Phone, character: string): boolean {
  if (phone.inputMethods.current() !== unicodeKeyboard) {
    shifted.delete(phone);
    return false;
  }
  const held = shifted.get(phone);
  if (held === undefined) {
    if (character !== "&") return false;
    shifted.set(phone, "");
    return true;
  }
  if (character !== "-") {
    shifted.set(phone, held + character);
    return true;
  }
  shifted.delete(phone);
  phone.input.commit(held === "" ? "&" : decode(held));
  return true;
}

/** Base64 with a comma for the slash, of UTF-16, high byte first. */
function decode(part: string): string {
  const bytes = Buffer.from(part.replaceAll(",", "/"), "base64");
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString("utf16le");
}
