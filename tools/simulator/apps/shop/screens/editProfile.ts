import type { AppLanguage, FieldProps, ViewNode } from "../../../language.ts";
import { mistakes } from "../data/checks.ts";
import type { Profile, Shop, ShopActivity } from "../data/disk.ts";
import { colours } from "../look.ts";

type Draft = { -readonly [Key in keyof Profile]: string };

interface Saved {
  draft: Draft | null;
  errors: Record<string, string>;
}

type Edit = ShopActivity<Saved, object>;

/** The form of one's own data. What is typed lives in a static draft until it is saved. */
export function addEditProfile(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved>("EditProfileActivity", {
    saved: () => ({ draft: null, errors: {} }),
    onCreate: restore,
    onBack: (a) => {
      leave(a);
      return true;
    },
    view: (a) => {
      const draft = draftOf(a);
      return words.column(
        [
          words.toolbar({
            title: a.t("profile.title"),
            onUp: () => leave(a),
            actions: [
              { id: "profile_save", icon: "check", label: a.t("profile.save"), onTap: () => save(a) },
            ],
          }),
          words.scroll(
            [
              words.column(
                [
                  words.image(
                    { kind: "avatar", name: draft.name },
                    { width: 88, height: 88, corner: 44, alignSelf: "center" },
                  ),
                  field(words, a, "name", { icon: "account-outline" }),
                  field(words, a, "email", { input: "email", icon: "email-outline" }),
                  field(words, a, "phone", { input: "phone", icon: "phone-outline" }),
                  field(words, a, "address", { icon: "home-outline" }),
                ],
                { gap: 14, padding: 16 },
              ),
            ],
            { id: "profile_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: colours(a).background },
      );
    },
    dialogs: {
      discard: (a) => ({
        title: a.t("profile.discard"),
        message: a.t("profile.discard.text"),
        positive: { label: a.t("profile.discard.yes"), onTap: () => close(a) },
        negative: { label: a.t("profile.discard.no") },
      }),
    },
  });
}

/** A new process has no static draft; the saved state has a copy of it. */
function restore(a: Edit): void {
  const { draft } = a.saved;
  if (draft === null) {
    a.statics.profileDraft = { ...a.disk.profile };
    a.saved.draft = { ...a.disk.profile };
  } else if (a.statics.profileDraft === null) {
    const lost = differ(draft, a.disk.profile) && a.bug("profile-draft-lost");
    a.statics.profileDraft = { ...(lost ? a.disk.profile : draft) };
  }
}

function draftOf(a: Edit): Profile {
  return a.statics.profileDraft ?? a.disk.profile;
}

function differ(one: Profile, other: Profile): boolean {
  return (
    one.name !== other.name ||
    one.email !== other.email ||
    one.phone !== other.phone ||
    one.address !== other.address
  );
}

function field(words: AppLanguage, a: Edit, key: keyof Profile, props: FieldProps): ViewNode {
  const error = a.saved.errors[key];
  return words.field({
    id: `profile_${key}`,
    hint: a.t(`profile.${key}`),
    value: draftOf(a)[key],
    ...(error === undefined ? {} : { error: a.t(error) }),
    ...props,
    onChange: (text) => {
      const draft = { ...draftOf(a), [key]: text };
      a.statics.profileDraft = draft;
      a.saved.draft = { ...draft };
      a.saved.errors = Object.fromEntries(Object.entries(a.saved.errors).filter(([other]) => other !== key));
    },
  });
}

function save(a: Edit): void {
  const draft = draftOf(a);
  a.hideKeyboard();
  a.saved.errors = mistakes({ name: draft.name, email: draft.email, phone: draft.phone });
  if (Object.keys(a.saved.errors).length > 0) return;
  const { phone } = a.disk.profile;
  const forgotten = draft.phone !== phone && a.bug("profile-phone-not-saved");
  a.disk.profile = forgotten ? { ...draft, phone } : { ...draft };
  a.statics.profileDraft = null;
  a.finish("saved");
}

/** Away from the form, with a question first where something would be lost. */
function leave(a: Edit): void {
  if (differ(draftOf(a), a.disk.profile)) a.show("discard", null, { retained: true });
  else close(a);
}

function close(a: Edit): void {
  a.statics.profileDraft = null;
  a.finish();
}
