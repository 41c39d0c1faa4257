import { RE2JS } from "re2js";

/** A regular expression of a client. */
export interface ClientPattern {
  test(text: string): boolean;
  /** Every part of the text that matches. */
  all(text: string): readonly string[];
}

/**
 * Compile what a client sent. It takes linear time whatever it says (RE2), where a RegExp of the host could be made to
 * stall every phone of this process. RE2 knows no back references; those are refused like a bad expression. Throws.
 */
export function compilePattern(source: string, { ignoreCase = false } = {}): ClientPattern {
  const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  return {
    test: (text) => compiled.test(text),
    all(text) {
      const matcher = compiled.matcher(text);
      const parts: string[] = [];
      while (matcher.find()) parts.push(matcher.group() ?? "");
      return parts;
    },
  };
}
