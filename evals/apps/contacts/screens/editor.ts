import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Contact, type Contacts, type ContactsActivity, groups } from "../disk.ts";

type Mistake = "first" | "number" | "known" | "email" | null;

interface Saved {
  group: number;
  begun: boolean;
  wrong: Mistake;
}

type Editor = ContactsActivity<Saved>;

/** A new contact, or a known one to be changed. */
export function addEditor(contacts: Contacts, words: AppLanguage): void {
  contacts.activity<Saved>("EditorActivity", {
    saved: () => ({ group: 1, begun: false, wrong: null }),
    onCreate: (a) => {
      if (a.saved.begun) return;
      a.saved.begun = true;
      const known = contactOf(a);
      if (known !== undefined) a.saved.group = groups.indexOf(known.group);
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({
            title: a.t(contactOf(a) === undefined ? "add" : "edit"),
            onUp: () => a.finish(),
          }),
          words.scroll([words.column(form(words, a), { gap: 14, padding: 16 })], {
            id: "editor_scroll",
            flex: 1,
          }),
          words.button(a.t("save"), {
            id: "editor_save",
            margin: { top: 8, right: 16, bottom: 16, left: 16 },
            onTap: () => save(words, a),
          }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function contactOf(a: Editor): Contact | undefined {
  return a.disk.contacts.find((contact) => contact.id === a.extras["contact"]);
}

function form(words: AppLanguage, a: Editor): readonly ViewNode[] {
  const known = contactOf(a);
  const { wrong } = a.saved;
  const fine = (): void => {
    a.saved.wrong = null;
  };
  const field = (
    id: "first" | "last" | "number" | "email" | "company",
    initial: string,
    input: "text" | "phone" | "email",
    error: string | null,
  ): ViewNode =>
    words.field({
      id: `editor_${id}`,
      hint: a.t(id),
      initial,
      input,
      ...(error === null ? {} : { error }),
      onChange: fine,
    });
  const taken = wrong === "known" ? a.t("number.known", { name: holder(a)?.first ?? "" }) : null;
  return [
    field("first", known?.first ?? "", "text", wrong === "first" ? a.t("first.needed") : null),
    field("last", known?.last ?? "", "text", null),
    field("number", known?.number ?? "", "phone", wrong === "number" ? a.t("number.wrong") : taken),
    field("email", known?.email ?? "", "email", wrong === "email" ? a.t("email.wrong") : null),
    field("company", known?.company ?? "", "text", null),
    words.row(
      [
        words.text(a.t("group"), { textSize: 14, color: "textSecondary", width: 72 }),
        words.spinner({
          id: "editor_group",
          flex: 1,
          options: groups.map((group) => a.t(`group.${group}`)),
          selectedIndex: a.saved.group,
          onSelect: (index) => {
            a.saved.group = index;
          },
        }),
      ],
      { gap: 12, align: "center" },
    ),
  ];
}

/** Digits in the usual groups: 01012345678 becomes 010-1234-5678. Others stay as they were typed. */
function format(typed: string): string {
  const parts = /^(010)(\d{4})(\d{4})$/.exec(typed.replace(/[\s-]/g, ""));
  return parts === null ? typed : parts.slice(1).join("-");
}

/** Somebody else with the number that was typed. */
function holder(a: Editor): Contact | undefined {
  const number = format(a.value("editor_number").trim());
  return a.disk.contacts.find((contact) => contact.number === number && contact !== contactOf(a));
}

function mistake(a: Editor): Mistake {
  const number = a.value("editor_number").trim();
  const email = a.value("editor_email").trim();
  if (a.value("editor_first").trim() === "") return "first";
  if (!/^\+?[\d\s-]{5,20}$/.test(number)) return "number";
  if (number.startsWith("+") && a.bug("foreign-number-refused")) return "number";
  if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return "email";
  return null;
}

/** The column of numbers is UNIQUE; whether a number is taken is for the app to ask first. */
function save(words: AppLanguage, a: Editor): void {
  a.hideKeyboard();
  a.saved.wrong = mistake(a);
  if (a.saved.wrong !== null) return;
  if (holder(a) !== undefined) {
    if (a.bug("same-number-crash")) {
      const message = "UNIQUE constraint failed: contacts.number (code 2067 SQLITE_CONSTRAINT_UNIQUE)";
      throw words.exception("android.database.sqlite.SQLiteConstraintException", message, {
        frames: [
          "android.database.sqlite.SQLiteConnection.nativeExecuteForLastInsertedRowId(Native Method)",
          "android.database.sqlite.SQLiteStatement.executeInsert(SQLiteStatement.java:89)",
          "android.database.sqlite.SQLiteDatabase.insertOrThrow(SQLiteDatabase.java:1868)",
          "com.example.kith.ContactStore.insert(ContactStore.kt:58)",
          "com.example.kith.EditorActivity.save(EditorActivity.kt:131)",
        ],
      });
    }
    a.saved.wrong = "known";
    return;
  }
  write(a);
  a.finish();
}

function write(a: Editor): void {
  const company = a.value("editor_company").trim();
  const typed = {
    first: a.value("editor_first").trim(),
    last: a.value("editor_last").trim(),
    number: format(a.value("editor_number").trim()),
    email: a.value("editor_email").trim(),
    company: company === "" ? null : company,
    group: groups[a.saved.group] ?? "friends",
  };
  const known = contactOf(a);
  if (known !== undefined) {
    Object.assign(known, typed);
    return;
  }
  a.disk.contacts.push({ ...typed, id: a.disk.nextId, website: "", favourite: false, photo: null });
  a.disk.nextId += 1;
}
