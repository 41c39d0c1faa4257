import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Contacts, type ContactsActivity, inOrder } from "../disk.ts";
import { contactRow } from "../look.ts";

type Page = ContactsActivity<object>;

/** The people of one group. */
export function addGroup(contacts: Contacts, words: AppLanguage): void {
  contacts.activity("GroupActivity", {
    onBack: (a) => {
      if (!a.bug("group-back-exits")) return false;
      a.finishAffinity();
      return true;
    },
    view: (a) => {
      const group = groupOf(a);
      const members = inOrder(a).filter((contact) => contact.group === group);
      return words.column(
        [
          words.toolbar({
            title: a.t(`group.${group}`),
            subtitle: members.length === 1 ? a.t("members.one") : a.t("members.many", { n: members.length }),
            onUp: () => a.finish(),
          }),
          words.list({
            id: "group_members",
            flex: 1,
            items: members,
            key: (contact) => String(contact.id),
            row: (contact) =>
              contactRow(words, a, contact, {
                open: () => a.start("ContactActivity", { contact: contact.id }),
                end: words.icon("chevron-right", { size: 22, margin: { right: 8 } }),
              }),
          }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function groupOf(a: Page): string {
  const group = a.extras["group"];
  return typeof group === "string" ? group : "friends";
}
