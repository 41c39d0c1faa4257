/** In which script the texts of a screen are written. */
import type { Observation, ScreenElement } from "../../tools/evidence.ts";

/** Scripts that tell a language from English. */
export type Script = "Latin" | "Hangul" | "Arabic";

const letters: Readonly<Record<Script, RegExp>> = {
  Latin: /\p{Script=Latin}/gu,
  Hangul: /\p{Script=Hangul}/gu,
  Arabic: /\p{Script=Arabic}/gu,
};

const count = (text: string, script: Script): number => text.match(letters[script])?.length ?? 0;

/** The script of most letters; null for a text with fewer than two. */
export function scriptOf(text: string): Script | null {
  const found = (["Latin", "Hangul", "Arabic"] as const)
    .map((script) => ({ script, letters: count(text, script) }))
    .sort((a, b) => b.letters - a.letters)[0];
  return found === undefined || found.letters < 2 ? null : found.script;
}

/** Texts that the app itself shows. */
export const shownTexts = (screen: Observation): readonly ScreenElement[] =>
  screen.elements.filter(
    (element) =>
      element.package === screen.package &&
      element.text !== "" &&
      !element.editable &&
      !/WebView/.test(element.className),
  );

/** Of the different texts with letters on a screen, the share that is written in a script, 0 to 1. */
export function shareOf(screen: Observation, script: Script): number {
  const texts = [...new Set(shownTexts(screen).map((element) => element.text))];
  const scripts = texts.map((text) => scriptOf(text)).filter((one) => one !== null);
  return scripts.length === 0 ? 0 : scripts.filter((one) => one === script).length / scripts.length;
}
