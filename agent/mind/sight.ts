/** What a model sees of a screen: the outline between the marks of a fence, with how often each element was tried. */
import type { Observation } from "../../tools/evidence.ts";
import type { Picture } from "../models/model.ts";
import type { Fence } from "../safety/fence.ts";

/** Lines of an outline or of a difference begin with a ref. */
const refLine = /^(\s*(?:[+~-] )?\s*)(e\d+)\b(.*)$/;

/** The lines, with the times that each element was acted on. */
export const withTries = (text: string, tries: ReadonlyMap<string, number>): string =>
  text
    .split("\n")
    .map((line) => {
      const count = tries.get(refLine.exec(line)?.[2] ?? "") ?? 0;
      return count === 0 ? line : `${line} tried ${count}x`;
    })
    .join("\n");

/** The whole screen. */
export const screenText = (
  screen: Observation | null,
  fence: Fence,
  tries: ReadonlyMap<string, number>,
): string =>
  fence.around("screen", screen === null ? "(no screen could be read)" : withTries(outlineOf(screen), tries));

/** The outline; screens that were written by hand have only elements. */
export const outlineOf = (screen: Observation): string =>
  screen.outline !== ""
    ? screen.outline
    : [
        `[${screen.package} ${screen.activity}]`,
        ...screen.elements
          .filter((one) => one.ref !== "")
          .map((one) => `${one.ref} ${one.role} "${one.label}"`),
      ].join("\n");

const drawn = /WebView|SurfaceView|TextureView|Canvas|MapView|Unity|Flutter/i;

/** Does the outline say too little: nothing labelled, a drawing, a web page, or no tree at all? */
export function isPoor(screen: Observation): boolean {
  if (screen.problem !== "none" && screen.problem !== "secure") return true;
  const named = screen.elements.filter((one) => one.ref !== "" && one.label !== "");
  if (named.length < 3) return true;
  const area = screen.width * screen.height;
  if (
    screen.elements.some(
      ({ className, bounds }) =>
        drawn.test(className) && (bounds.right - bounds.left) * (bounds.bottom - bounds.top) > area / 3,
    )
  )
    return true;
  const clickable = screen.elements.filter((one) => one.clickable && one.ref !== "");
  const nameless = clickable.filter((one) => one.text === "" && one.desc === "" && one.label === "");
  return clickable.length > 2 && nameless.length > clickable.length / 2;
}

/** The screen as a picture, where there is one. */
export const pictureOf = (screen: Observation | null): Picture | null =>
  screen?.screenshot === null || screen?.screenshot === undefined
    ? null
    : { type: screen.screenshot.type, base64: screen.screenshot.base64 };

/** All words on a screen, one element a line. */
export const wordsOn = (screen: Observation | null): string[] =>
  screen?.elements.flatMap((one) => [one.text, one.desc, one.label].filter((text) => text !== "")) ?? [];

/** Is the text on the screen? Spaces and case do not count. */
export function shows(screen: Observation | null, text: string): boolean {
  const wanted = plain(text);
  return wanted !== "" && wordsOn(screen).some((words) => plain(words).includes(wanted));
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, " ").trim();

/** Words that an expectation puts in quotes and that are not on the screen. */
export const missingWords = (expect: string, screen: Observation | null): string[] =>
  [...expect.matchAll(/"([^"]{1,80})"|“([^”]{1,80})”/g)]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((words) => !shows(screen, words));
