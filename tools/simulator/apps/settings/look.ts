/** Views that all pages of the settings are made of. */

import type { AppBuilder, AppLanguage, ComponentContext, ViewNode } from "../../language.ts";
import type { Phone } from "../../phone.ts";

export type SettingsApp = AppBuilder<object, object>;
export type Code = ComponentContext<object, object>;

/** Pages are added by functions of this shape. */
export type AddPage = (app: SettingsApp, words: AppLanguage, phone: Phone) => void;

interface Colours {
  readonly background: string;
  readonly text: string;
  readonly secondary: string;
  readonly primary: string;
}

export const light: Colours = {
  background: "#F9F9FF",
  text: "#1A1B20",
  secondary: "#44474F",
  primary: "#3B5BA9",
};

export const dark: Colours = {
  background: "#111318",
  text: "#E2E2E9",
  secondary: "#C4C6D0",
  primary: "#ADC6FF",
};

/** The colours of the moment: by dark mode. */
export function colours(a: Code): Colours {
  return a.config.night ? dark : light;
}

/** A page: bar with a title, rows that scroll. */
export function page(
  words: AppLanguage,
  a: Code & { finish(): void },
  title: string,
  rows: readonly (ViewNode | false)[],
): ViewNode {
  return words.column(
    [words.toolbar({ title, onUp: () => a.finish() }), words.scroll(rows, { id: "recycler_view", flex: 1 })],
    { flex: 1, background: colours(a).background },
  );
}

/** A row: icon or picture, title, what it stands at. */
export function row(
  words: AppLanguage,
  a: Code,
  item: {
    key: string;
    icon?: string;
    picture?: ViewNode;
    title: string;
    summary?: string;
    onTap?: () => void;
  },
): ViewNode {
  const palette = colours(a);
  const { summary, icon, picture, onTap } = item;
  return words.row(
    [
      picture ?? (icon !== undefined && words.icon(icon, { size: 24, color: palette.secondary })),
      words.column(
        [
          words.text(item.title, { id: "title", textSize: 18, color: palette.text }),
          summary !== undefined &&
            words.text(summary, { id: "summary", textSize: 14, color: palette.secondary }),
        ],
        { flex: 1, gap: 2 },
      ),
    ],
    {
      key: item.key,
      align: "center",
      gap: 20,
      padding: [12, 24],
      minHeight: 72,
      ...(onTap === undefined ? {} : { onTap }),
    },
  );
}

/** A switch with a title. */
export function toggle(
  words: AppLanguage,
  label: string,
  id: string,
  checked: boolean,
  onChange: (on: boolean) => void,
): ViewNode {
  return words.toggle(label, { id, checked, onChange, textSize: 18, padding: [12, 24] });
}
