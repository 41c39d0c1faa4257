/**
 * Texts that an app controls, made safe to show to a model: without characters that nobody sees, of bounded length, and
 * between marks that no app can know.
 */

/** Controls, soft hyphens, zero-width, bidirectional and tag characters, variation selectors, private use. */
const unseen =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are what is taken out
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uE000-\uF8FF\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

/** Longest line, and longest text, in characters. */
const longestLine = 400;
const longestText = 12_000;

/** Without what cannot be seen, and not too long. */
export function cleaned(text: string, most = longestText): string {
  const lines = text
    .replaceAll("\r\n", "\n")
    .replaceAll(unseen, "")
    .split("\n")
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
    .join("\n");
  return lines.length > most
    ? `${lines.slice(0, most)}\n(cut: ${lines.length - most} characters more)`
    : lines;
}

export interface Fence {
  /** The text between the marks. */
  around(name: "screen" | "answer" | "app" | "goal", text: string): string;
  /** Does the text hold the run's secret word? */
  leaks(text: string): boolean;
}

/** Marks made of a word that is chosen for each run, so that no text on a screen can close them. */
export function createFence(nonce: string): Fence {
  return {
    around(name, text) {
      const inside = cleaned(text).replaceAll(nonce, "").replaceAll(/[⟦⟧]/gu, "|");
      return `⟦${name} ${nonce}⟧\n${inside}\n⟦/${name} ${nonce}⟧`;
    },
    leaks: (text) => text.includes(nonce),
  };
}
