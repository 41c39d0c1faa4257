/** What Kotlin and the Java library do by themselves, and JavaScript does not: they throw. */

import type { AppLanguage } from "../../../language.ts";

/** `list.get(index)` of an ArrayList. */
export function get<T>(words: AppLanguage, list: readonly T[], index: number, frame: string): T {
  const found = list[index];
  if (found === undefined) {
    const message = `Index ${index} out of bounds for length ${list.length}`;
    throw words.exception("java.lang.IndexOutOfBoundsException", message, {
      frames: [
        "jdk.internal.util.Preconditions.outOfBounds(Preconditions.java:64)",
        "jdk.internal.util.Preconditions.outOfBoundsCheckIndex(Preconditions.java:70)",
        "jdk.internal.util.Preconditions.checkIndex(Preconditions.java:266)",
        "java.util.Objects.checkIndex(Objects.java:359)",
        "java.util.ArrayList.get(ArrayList.java:434)",
        frame,
      ],
    });
  }
  return found;
}

/** `value.member` on something that may be null; `member` as the runtime names it: "java.lang.String a.b.C.getName()". */
export function call<T>(words: AppLanguage, value: T | null | undefined, member: string, frame: string): T {
  if (value === null || value === undefined) {
    const message = `Attempt to invoke virtual method '${member}' on a null object reference`;
    throw words.exception("java.lang.NullPointerException", message, { frames: [frame] });
  }
  return value;
}

/** `Integer.parseInt(text)`. */
export function parseInt(words: AppLanguage, text: string, frame: string): number {
  if (!/^[+-]?\d+$/.test(text)) {
    throw words.exception("java.lang.NumberFormatException", `For input string: "${text}"`, {
      frames: [
        "java.lang.Integer.parseInt(Integer.java:797)",
        "java.lang.Integer.parseInt(Integer.java:915)",
        frame,
      ],
    });
  }
  return Number(text);
}
