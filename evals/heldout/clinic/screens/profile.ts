import type { AppLanguage, FieldProps, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Clinic, type Page, type Person, wrongBirthday, wrongEmail, wrongPhone } from "../disk.ts";
import { screen } from "../look.ts";

interface Saved {
  draft: Person | null;
  wrong: Partial<Record<keyof Person, string>>;
}

type Profile = Page<Saved>;

const parts = [
  ["name", "text", 60],
  ["birthday", "text", 10],
  ["phone", "phone", 20],
  ["email", "email", 60],
  ["insurance", "text", 10],
  ["contactName", "text", 60],
  ["contactPhone", "phone", 20],
] as const;

/** Who one is, and whom to call. */
export function addProfile(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<Saved>("ProfileActivity", {
    saved: () => ({ draft: null, wrong: {} }),
    onCreate: (a) => {
      a.saved.draft ??= { ...a.disk.person };
    },
    view: (a) =>
      screen(words, a, a.t("profile"), [
        words.scroll(
          [
            ...parts.map(([part, input, most]) => field(words, a, part, input, most)),
            words.toggle(a.t("profile.mail"), {
              id: "profile_mail",
              checked: a.disk.mail,
              summary: a.t("profile.mail.about"),
              onChange: (on) => {
                a.disk.mail = on;
              },
            }),
            words.button(a.t("save"), { id: "profile_save", minHeight: 52, onTap: () => save(a) }),
          ],
          { id: "profile_scroll", flex: 1, gap: 14, padding: 16 },
        ),
      ]),
  });
}

function field(
  words: AppLanguage,
  a: Profile,
  part: keyof Person,
  input: NonNullable<FieldProps["input"]>,
  maxLength: number,
): ViewNode {
  const wrong = a.saved.wrong[part];
  return words.field({
    id: `profile_${part}`,
    hint: a.t(`profile.${part}`),
    input,
    maxLength,
    value: a.saved.draft?.[part] ?? "",
    ...(wrong === undefined ? {} : { error: a.t(wrong) }),
    onChange: (text) => {
      if (a.saved.draft !== null) a.saved.draft[part] = text;
      delete a.saved.wrong[part];
    },
  });
}

function save(a: Profile): void {
  a.hideKeyboard();
  const { draft } = a.saved;
  if (draft === null) return;
  const checks = {
    name: draft.name.trim() === "" ? "wrong.name" : null,
    birthday: wrongBirthday(draft.birthday, a.now()),
    phone: wrongPhone(draft.phone),
    email: wrongEmail(draft.email),
    insurance: /^[A-Z]\d{9}$/.test(draft.insurance.trim()) ? null : "wrong.insurance",
    contactName: draft.contactName.trim() === "" ? "wrong.name" : null,
    contactPhone: wrongPhone(draft.contactPhone),
  };
  a.saved.wrong = {};
  for (const [part] of parts) {
    const wrong = checks[part];
    if (wrong !== null) a.saved.wrong[part] = wrong;
  }
  if (Object.keys(a.saved.wrong).length > 0) {
    a.snackbar(a.t("booking.wrong"));
    return;
  }
  a.disk.person = { ...draft };
  a.snackbar(a.t("saved"));
}
