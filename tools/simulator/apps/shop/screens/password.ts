import type { AppLanguage, ViewNode } from "../../../language.ts";
import type { Shop, ShopActivity } from "../data/disk.ts";
import { colours } from "../look.ts";

interface Saved {
  errors: Record<string, string>;
}

type Password = ShopActivity<Saved, object>;

const names = ["current", "new", "repeat"] as const;

/** Change of the password; nothing that is typed here outlives the screen. */
export function addPassword(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved>("PasswordActivity", {
    saved: () => ({ errors: {} }),
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("password.title"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  words.text(a.t("password.note"), {
                    id: "password_note",
                    textSize: 14,
                    color: colours(a).secondary,
                  }),
                  ...names.map((name) => field(words, a, name)),
                  words.button(a.t("password.save"), { id: "password_save", onTap: () => change(a) }),
                ],
                { gap: 14, padding: 16 },
              ),
            ],
            { id: "password_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: colours(a).background },
      ),
  });
}

function field(words: AppLanguage, a: Password, name: (typeof names)[number]): ViewNode {
  const error = a.saved.errors[name];
  return words.field({
    id: `password_${name}`,
    hint: a.t(`password.${name}`),
    input: "password",
    saveEnabled: false,
    icon: "lock-outline",
    ...(error === undefined ? {} : { error: a.t(error) }),
    onChange: () => {
      a.saved.errors = Object.fromEntries(Object.entries(a.saved.errors).filter(([other]) => other !== name));
    },
  });
}

function change(a: Password): void {
  a.hideKeyboard();
  a.saved.errors = {
    ...(a.value("password_current") === "" ? { current: "password.needed" } : {}),
    ...(a.value("password_new").length < 8 ? { new: "password.short" } : {}),
    ...(a.value("password_new") !== a.value("password_repeat") ? { repeat: "password.differ" } : {}),
  };
  if (Object.keys(a.saved.errors).length > 0) return;
  for (const name of names) a.setValue(`password_${name}`, "");
  a.snackbar(a.t("password.done"));
}
