import type { WindowEnvironment } from "../display/scene.ts";
import type { Theme } from "../language.ts";

type FullTheme = WindowEnvironment["theme"];

const light: FullTheme = {
  primary: "#6750A4",
  onPrimary: "#FFFFFF",
  background: "#FFFBFE",
  surface: "#FFFFFF",
  text: "#1C1B1F",
  textSecondary: "#5F5B66",
};

const dark: FullTheme = {
  primary: "#D0BCFF",
  onPrimary: "#381E72",
  background: "#141218",
  surface: "#211F26",
  text: "#E6E1E5",
  textSecondary: "#B3ADBA",
};

/** Lighten a "#RRGGBB" towards white, as Material does with the primary colour in the dark. */
function lighten(color: string, share: number): string {
  const value = /^#([0-9a-f]{6})$/i.exec(color)?.[1];
  if (value === undefined) return color;
  const parts = [0, 2, 4].map((at) => Number.parseInt(value.slice(at, at + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(part + (255 - part) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** The colours of an app by day or by night; what it leaves out is derived. */
export function themeFor(theme: Theme | undefined, night: boolean): FullTheme {
  const { dark: own, ...day } = theme ?? {};
  if (!night) return { ...light, ...day };
  const primary = day.primary === undefined ? dark.primary : lighten(day.primary, 0.45);
  return { ...dark, primary, onPrimary: "#1B1B1F", ...own };
}
