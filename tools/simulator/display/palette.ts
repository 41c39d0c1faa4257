/** Material's colour roles, derived from an app's theme. */
import { mix } from "./color.ts";
import type { WindowEnvironment } from "./scene.ts";

/** Colours by role. An app may also write a role's name where a colour is asked for ("surface", "primary"). */
export interface Palette {
  readonly primary: string;
  readonly onPrimary: string;
  readonly background: string;
  readonly surface: string;
  readonly text: string;
  readonly textSecondary: string;
  /** Quiet fill of selected chips and tonal buttons. */
  readonly primaryContainer: string;
  readonly onPrimaryContainer: string;
  /** Fill of bars and search fields. */
  readonly surfaceVariant: string;
  readonly outline: string;
  readonly divider: string;
  readonly error: string;
  readonly onError: string;
}

/** The roles in a window. */
export function paletteOf(environment: WindowEnvironment): Palette {
  const { theme, config } = environment;
  return {
    ...theme,
    primaryContainer: mix(theme.surface, theme.primary, config.night ? 0.3 : 0.2),
    onPrimaryContainer: mix(theme.primary, theme.text, config.night ? 0.6 : 0.55),
    surfaceVariant: mix(theme.surface, theme.primary, config.night ? 0.1 : 0.07),
    outline: mix(theme.surface, theme.text, 0.42),
    divider: mix(theme.surface, theme.text, 0.13),
    error: config.night ? "#f2b8b5" : "#b3261e",
    onError: config.night ? "#601410" : "#ffffff",
  };
}

/** A colour as an app wrote it: a role's name, or any other colour. */
export function resolveColor(palette: Palette, color: string): string {
  for (const [role, value] of Object.entries(palette)) if (role === color) return String(value);
  return color;
}
