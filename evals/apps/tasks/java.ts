/** What Kotlin does by itself, and JavaScript does not: it throws. */

import type { AppLanguage } from "../../../tools/simulator/language.ts";

/** `list.get(index)` of an ArrayList. */
export function get<T>(words: AppLanguage, list: readonly T[], index: number, frame: string): T {
  const found = list[index];
  if (found !== undefined) return found;
  const message = `Index ${index} out of bounds for length ${list.length}`;
  throw words.exception("java.lang.IndexOutOfBoundsException", message, {
    frames: [
      "jdk.internal.util.Preconditions.outOfBounds(Preconditions.java:64)",
      "jdk.internal.util.Preconditions.checkIndex(Preconditions.java:266)",
      "java.util.Objects.checkIndex(Objects.java:359)",
      "java.util.ArrayList.get(ArrayList.java:434)",
      frame,
    ],
  });
}

/** `value!!.member` with Java's message. */
export function call<T>(words: AppLanguage, value: T | null | undefined, member: string, frame: string): T {
  if (value !== null && value !== undefined) return value;
  const message = `Attempt to invoke virtual method '${member}' on a null object reference`;
  throw words.exception("java.lang.NullPointerException", message, { frames: [frame] });
}
