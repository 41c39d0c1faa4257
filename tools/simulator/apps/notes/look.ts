/** Colours of Field Notes and views that several of its screens use. */

import type { AppLanguage, ViewNode } from "../../language.ts";
import type { NotesCode } from "./disk.ts";

export interface Colours {
  readonly primary: string;
  readonly onPrimary: string;
  readonly background: string;
  readonly surface: string;
  readonly text: string;
  readonly secondary: string;
  readonly line: string;
  readonly soft: string;
}

export const light: Colours = {
  primary: "#35568C",
  onPrimary: "#FFFFFF",
  background: "#F6F7FB",
  surface: "#FFFFFF",
  text: "#1A1C20",
  secondary: "#585D68",
  line: "#DFE2EA",
  soft: "#DCE6F7",
};

export const dark: Colours = {
  primary: "#A9C7FF",
  onPrimary: "#0A305F",
  background: "#111318",
  surface: "#1D2027",
  text: "#E3E4EA",
  secondary: "#B5BAC6",
  line: "#3A3F4A",
  soft: "#2A3B57",
};

/** The colours of the moment: by dark mode. */
export function colours(a: NotesCode): Colours {
  return a.config.night ? dark : light;
}

/** A page with nothing on it. */
export function nothingHere(
  words: AppLanguage,
  a: NotesCode,
  page: { id: string; icon: string; title: string; hint: string },
): ViewNode {
  const palette = colours(a);
  return words.column(
    [
      words.icon(page.icon, { size: 64, color: palette.primary }),
      words.text(page.title, {
        id: page.id,
        textSize: 18,
        weight: "medium",
        textAlign: "center",
        color: palette.text,
      }),
      words.text(page.hint, { textSize: 14, textAlign: "center", color: palette.secondary }),
    ],
    { flex: 1, align: "center", justify: "center", gap: 10, padding: 32 },
  );
}

/** The day of a moment, in UTC: "28 Feb", "2월 28일". */
export function day(a: NotesCode, moment: number): string {
  const date = new Date(moment);
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  if (a.config.locale.startsWith("ko")) return `${date.getUTCMonth() + 1}월 ${date.getUTCDate()}일`;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""}`;
}
