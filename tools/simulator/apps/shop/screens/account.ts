import type { AppLanguage, ViewNode } from "../../../language.ts";
import { colours, menuRow } from "../look.ts";
import type { Main } from "./main.ts";

/** The account tab: who one is, and the way to everything that is one's own. */
export function account(words: AppLanguage, a: Main): ViewNode {
  const palette = colours(a);
  const { profile } = a.disk;
  const entry = (key: string, icon: string, onTap: () => void) =>
    menuRow(words, a, {
      id: `account_${key}`,
      icon,
      label: a.t(`account.${key}`),
      about: a.t(`account.${key}.about`),
      onTap,
    });
  return words.scroll(
    [
      words.row(
        [
          words.image({ kind: "avatar", name: profile.name }, { width: 64, height: 64, corner: 32 }),
          words.column(
            [
              words.text(profile.name, {
                id: "account_name",
                textSize: 20,
                weight: "medium",
                color: palette.text,
              }),
              words.text(profile.email, { id: "account_email", textSize: 14, color: palette.secondary }),
              words.text(profile.phone, { id: "account_phone", textSize: 14, color: palette.secondary }),
            ],
            { flex: 1, gap: 2 },
          ),
        ],
        { align: "center", gap: 16, padding: [20, 16] },
      ),
      words.divider(),
      entry("orders", "package-variant-closed", () => a.start("OrdersActivity")),
      entry("edit", "pencil-outline", () => a.start("EditProfileActivity", {}, { forResult: true })),
      entry("password", "lock-outline", () => a.start("PasswordActivity")),
      entry("settings", "cog-outline", () => a.start("SettingsActivity")),
      entry("about", "information-outline", () => a.start("AboutActivity")),
    ],
    { id: "account_scroll", flex: 1 },
  );
}
