import type { AppLanguage, FieldProps, ViewNode } from "../../../../tools/simulator/language.ts";
import type { StayActivity, Stays } from "../disk.ts";

interface Saved {
  name: string;
  request: string;
  accepted: boolean;
  /** A name stood there when the rules were accepted. */
  named: boolean;
  /** Keys of messages, by field. */
  errors: Record<string, string>;
}

type Form = StayActivity<Saved, { request: string }>;

/** Who will come. */
export function addGuest(stays: Stays, words: AppLanguage): void {
  stays.activity<Saved, { request: string }>("GuestActivity", {
    saved: () => ({ name: "", request: "", accepted: false, named: false, errors: {} }),
    fields: () => ({ request: "" }),
    onCreate: (a) => {
      if (a.saved.request !== "" && !a.bug("request-lost-on-rotation")) a.fields.request = a.saved.request;
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("guest"), onUp: () => a.finish() }),
          words.scroll(
            [
              field(words, a, "name", {
                icon: "account-outline",
                onChange: (text) => {
                  a.saved.name = text;
                },
              }),
              field(words, a, "email", { input: "email", icon: "email-outline" }),
              field(words, a, "phone", { input: "phone", icon: "phone-outline" }),
              field(words, a, "request", {
                input: "multiline",
                value: a.fields.request,
                onChange: (text) => {
                  a.fields.request = text;
                  a.saved.request = text;
                },
              }),
              words.checkbox(a.t("terms"), {
                id: "guest_terms",
                checked: a.saved.accepted,
                onChange: (on) => {
                  a.saved.accepted = on;
                  a.saved.named = a.saved.name.trim() !== "";
                },
              }),
              words.button(a.t("next"), {
                id: "guest_next",
                minHeight: 52,
                enabled: isReady(a),
                onTap: () => next(a),
              }),
            ],
            { id: "guest_scroll", flex: 1, gap: 14, padding: 16 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

/** A name and the rules; the bug looks at the name only when the rules are ticked. */
function isReady(a: Form): boolean {
  const ready = a.saved.accepted && a.saved.name.trim() !== "";
  return ready && (a.saved.named || !a.bug("continue-stays-off"));
}

function field(words: AppLanguage, a: Form, key: string, props: FieldProps): ViewNode {
  const error = a.saved.errors[key];
  return words.field({
    id: `guest_${key}`,
    hint: a.t(key),
    ...(error === undefined ? {} : { error: a.t(error) }),
    ...props,
    onChange: (text) => {
      a.saved.errors = Object.fromEntries(Object.entries(a.saved.errors).filter(([other]) => other !== key));
      props.onChange?.(text);
    },
  });
}

function next(a: Form): void {
  const name = a.saved.name.trim();
  const email = a.value("guest_email").trim();
  const errors: Record<string, string> = {};
  if (!/\p{L}/u.test(name)) errors["name"] = "wrong.name";
  else if (!/^[A-Za-z ]+$/.test(name) && a.bug("names-from-a-to-z")) errors["name"] = "wrong.letters";
  const valid = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email);
  if (!valid && (email === "" || !a.bug("any-email"))) errors["email"] = "wrong.email";
  if (!/^\+?[\d ]{6,20}$/.test(a.value("guest_phone").trim())) errors["phone"] = "wrong.phone";
  a.saved.errors = errors;
  a.hideKeyboard();
  if (Object.keys(errors).length === 0) a.start("ReviewActivity", { ...a.extras, guest: name });
}
