import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import {
  byLast,
  type Contact,
  type Contacts,
  type ContactsActivity,
  groups,
  inOrder,
  nameOf,
} from "../disk.ts";
import { contactRow, nothingHere } from "../look.ts";
import { callButton } from "./calling.ts";

type Tab = "people" | "favourites" | "groups";

interface Saved {
  tab: Tab;
  query: string;
}

type Main = ContactsActivity<Saved>;

/** Everybody, the favourites, and the groups. */
export function addMain(contacts: Contacts, words: AppLanguage): void {
  contacts.activity<Saved>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "people", query: "" }),
    onBack: (a) => {
      if (a.saved.query !== "") {
        a.saved.query = "";
        a.setValue("search", "");
        return true;
      }
      const away = a.saved.tab !== "people";
      a.saved.tab = "people";
      return away;
    },
    view: (a) =>
      words.stack(
        [
          words.column(
            [
              words.toolbar({
                title: a.t("app"),
                actions: [
                  {
                    id: "action_recents",
                    icon: "phone-missed-outline",
                    label: a.t("recents"),
                    ...(a.disk.missed > 0
                      ? { badge: a.disk.missed > 99 ? "99+" : String(a.disk.missed) }
                      : {}),
                    onTap: () => a.start("RecentsActivity"),
                  },
                  {
                    id: "action_settings",
                    icon: "cog-outline",
                    label: a.t("settings"),
                    onTap: () => a.start("SettingsActivity"),
                  },
                ],
              }),
              words.tabs({
                id: "tabs",
                selected: `tab_${a.saved.tab}`,
                items: [tab(a, "people"), tab(a, "favourites"), tab(a, "groups")],
              }),
              ...page(words, a),
            ],
            { width: "100%", height: "100%", background: "background" },
          ),
          words.fab("account-plus", {
            id: "contact_add",
            desc: a.t("add"),
            absolute: { right: 16, bottom: 16 },
            onTap: () => a.start("EditorActivity"),
          }),
        ],
        { flex: 1 },
      ),
    dialogs: {
      contact: (a, id) => {
        const contact = a.disk.contacts.find((contact) => contact.id === id);
        if (contact === undefined) return { kind: "sheet", title: "", items: [] };
        return {
          kind: "sheet",
          title: nameOf(a, contact),
          items: [
            {
              id: "sheet_star",
              label: a.t(contact.favourite ? "unstar" : "star"),
              onTap: () => {
                contact.favourite = !contact.favourite;
              },
            },
            { id: "sheet_delete", label: a.t("delete"), onTap: () => remove(a, contact) },
          ],
        };
      },
    },
  });
}

function tab(a: Main, name: Tab) {
  return {
    id: `tab_${name}`,
    label: a.t(name),
    onTap: () => {
      a.saved.tab = name;
    },
  };
}

function page(words: AppLanguage, a: Main): readonly ViewNode[] {
  if (a.saved.tab === "groups") return [groupsPage(words, a)];
  if (a.saved.tab === "favourites") {
    const shown = inOrder(a).filter((contact) => contact.favourite);
    if (shown.length > 0) return [people(words, a, shown)];
    const title = a.t("favourites.none");
    const hint = a.t("favourites.none.hint");
    return [nothingHere(words, { id: "favourites_none", icon: "star-outline", title, hint })];
  }
  const shown = found(a);
  return [
    words.field({
      id: "search",
      input: "search",
      hint: a.t("search"),
      initial: a.saved.query,
      margin: [10, 16],
      onChange: (text) => {
        a.saved.query = text;
      },
      onSubmit: () => a.hideKeyboard(),
    }),
    shown.length === 0
      ? nothingHere(words, {
          id: "search_none",
          icon: "account-search-outline",
          title: a.t("search.none"),
          hint: a.t("search.none.hint"),
        })
      : people(words, a, shown),
  ];
}

/** Those whose name, number or company holds the words. */
function found(a: Main): readonly Contact[] {
  const query = a.saved.query.trim().toLowerCase();
  const holds = (text: string): boolean => text.toLowerCase().includes(query);
  return inOrder(a).filter((contact) => {
    if (holds(contact.first) || holds(contact.number) || holds(contact.company ?? "")) return true;
    const named = holds(`${contact.first} ${contact.last}`) || holds(contact.last);
    return named && !a.bug("search-misses-last-names");
  });
}

function people(words: AppLanguage, a: Main, shown: readonly Contact[]): ViewNode {
  return words.list({
    id: "people_list",
    flex: 1,
    items: [...shown, null],
    key: (contact) => String(contact?.id ?? "end"),
    row: (contact) =>
      contact === null
        ? words.spacer({ height: 96 })
        : contactRow(words, a, contact, {
            open: () => a.start("ContactActivity", { contact: contact.id }),
            hold: () => a.show("contact", contact.id, { retained: true }),
            end: callButton(words, a, contact),
          }),
  });
}

/** Takes a contact out; the bug takes the place in the ordered list for one in the list as it is stored. */
function remove(a: Main, contact: Contact): void {
  const before = [...a.disk.contacts];
  const other = before[inOrder(a).indexOf(contact)] ?? contact;
  const gone = other.id !== contact.id && a.bug("delete-removes-another") ? other : contact;
  a.disk.contacts = before.filter(({ id }) => id !== gone.id);
  a.snackbar(a.t("deleted", { name: `${contact.first} ${contact.last}` }), {
    label: a.t("undo"),
    onTap: () => {
      a.disk.contacts = before;
    },
  });
}

function groupsPage(words: AppLanguage, a: Main): ViewNode {
  const icons = {
    family: "home-heart",
    friends: "account-group-outline",
    work: "briefcase-outline",
  } as const;
  return words.list({
    id: "groups_list",
    flex: 1,
    padding: [8, 0],
    items: groups,
    key: (group) => group,
    row: (group) => {
      const count = a.disk.contacts.filter((contact) => contact.group === group).length;
      return words.row(
        [
          words.stack([words.icon(icons[group], { size: 26, color: "primary" })], {
            width: 52,
            height: 52,
            corner: 16,
            align: "center",
            justify: "center",
            background: "primaryContainer",
          }),
          words.column(
            [
              words.text(a.t(`group.${group}`), { id: "group_name", textSize: 17, weight: "medium" }),
              words.text(count === 1 ? a.t("members.one") : a.t("members.many", { n: count }), {
                id: "group_count",
                textSize: 13,
                color: "textSecondary",
              }),
            ],
            { flex: 1, gap: 2 },
          ),
          words.icon("chevron-right", { size: 22 }),
        ],
        {
          id: "group_row",
          align: "center",
          gap: 16,
          margin: [5, 16],
          padding: 14,
          corner: 20,
          background: "surface",
          onTap: () => a.start("GroupActivity", { group, last: byLast(a) }),
        },
      );
    },
  });
}
