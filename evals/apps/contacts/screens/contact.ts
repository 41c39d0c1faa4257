import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Contact, type Contacts, type ContactsActivity, nameOf } from "../disk.ts";
import { face } from "../look.ts";
import { place } from "./calling.ts";

type Page = ContactsActivity<object>;

/** All about one person. */
export function addContact(contacts: Contacts, words: AppLanguage): void {
  contacts.activity("ContactActivity", {
    onResume: (a) => {
      if (contactOf(a) === undefined) a.finish();
    },
    onDestroy: (a) => {
      // A listener of the contact store that is never taken away holds the activity.
      if (a.bug("contact-screen-leaks")) a.leak();
    },
    view: (a) => {
      const contact = contactOf(a);
      return words.column(
        [
          words.toolbar({
            title: "",
            onUp: () => a.finish(),
            actions: [
              {
                id: "contact_edit",
                icon: "pencil-outline",
                label: a.t("edit"),
                onTap: () => a.start("EditorActivity", { contact: contact?.id ?? 0 }),
              },
            ],
          }),
          contact !== undefined &&
            words.scroll(
              [
                words.column([head(words, a, contact), ...facts(words, a, contact)], {
                  padding: 16,
                  gap: 16,
                }),
              ],
              {
                id: "contact_scroll",
                flex: 1,
              },
            ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function contactOf(a: Page): Contact | undefined {
  return a.disk.contacts.find((contact) => contact.id === a.extras["contact"]);
}

function head(words: AppLanguage, a: Page, contact: Contact): ViewNode {
  const company = contact.company ?? (a.bug("company-null") ? "null" : a.t("company.none"));
  const target = a.bug("star-too-small") ? 26 : 48;
  return words.column(
    [
      face(words, contact, 112),
      words.row(
        [
          words.text(nameOf(a, contact), {
            id: "contact_name",
            textSize: 26,
            weight: "bold",
            textAlign: "center",
          }),
          words.icon(contact.favourite ? "star" : "star-outline", {
            id: "contact_star",
            size: 24,
            width: target,
            height: target,
            color: "primary",
            desc: a.t(contact.favourite ? "unstar" : "star"),
            onTap: () => {
              contact.favourite = !contact.favourite;
            },
          }),
        ],
        { gap: 4, align: "center", justify: "center" },
      ),
      words.text(company, { id: "contact_company", textSize: 15, color: "textSecondary" }),
      words.row(
        [
          words.button(a.t("call.plain"), {
            id: "contact_call",
            icon: "phone",
            onTap: () => place(words, a, contact),
          }),
          words.button(a.t("share"), {
            id: "contact_share",
            icon: "share-variant",
            style: "tonal",
            onTap: () => {
              if (a.bug("share-does-nothing")) return;
              const name = `${contact.first} ${contact.last}`;
              a.snackbar(a.t("shared", { name, number: contact.number }));
            },
          }),
        ],
        { gap: 12, wrap: true, justify: "center", margin: { top: 8 } },
      ),
    ],
    { align: "center", gap: 6 },
  );
}

function facts(words: AppLanguage, a: Page, contact: Contact): readonly ViewNode[] {
  const fact = (id: string, icon: string, label: string, value: string, onTap?: () => void): ViewNode =>
    words.row(
      [
        words.icon(icon, { size: 22, color: "primary" }),
        words.column(
          [
            words.text(label, { textSize: 12, color: "textSecondary" }),
            words.text(value, { id: `fact_${id}`, textSize: 16 }),
          ],
          { flex: 1, gap: 1 },
        ),
        onTap !== undefined && words.icon("open-in-new", { size: 20 }),
      ],
      {
        id: `contact_${id}`,
        gap: 16,
        align: "center",
        minHeight: 60,
        padding: [8, 16],
        ...(onTap === undefined ? {} : { onTap }),
      },
    );
  return [
    words.column(
      [
        fact("number", "phone-outline", a.t("number"), contact.number),
        contact.email !== "" && fact("email", "email-outline", a.t("email"), contact.email),
        contact.website !== "" &&
          fact("website", "web", a.t("website"), contact.website, () => browse(a, contact.website)),
        fact("group", "account-group-outline", a.t("group"), a.t(`group.${contact.group}`)),
      ],
      { corner: 20, padding: [6, 0], background: "surface" },
    ),
    words.button(a.t("photo"), {
      id: "contact_photo",
      style: "outlined",
      icon: "image-outline",
      onTap: () => a.start("PhotoActivity", { contact: contact.id }),
    }),
  ];
}

function browse(a: Page, url: string): void {
  try {
    a.startExternal({ action: "android.intent.action.VIEW", data: url });
  } catch {
    a.snackbar(a.t("nobrowser"));
  }
}
