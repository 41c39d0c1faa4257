import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Contacts, nameOf } from "../disk.ts";
import { face } from "../look.ts";

const calls = [
  { contact: 1, when: "ago", time: "09:12", icon: "phone-incoming" },
  { contact: 7, when: "ago", time: "08:40", icon: "phone-outgoing" },
  { contact: 4, when: "yesterday", time: "21:05", icon: "phone-missed" },
  { contact: 9, when: "yesterday", time: "18:31", icon: "phone-incoming" },
  { contact: 3, when: "yesterday", time: "12:02", icon: "phone-missed" },
] as const;

/** The last calls, and how many were missed. */
export function addRecents(contacts: Contacts, words: AppLanguage): void {
  contacts.activity("RecentsActivity", {
    view: (a) => {
      const { missed } = a.disk;
      return words.column(
        [
          words.toolbar({ title: a.t("recents"), onUp: () => a.finish() }),
          words.row(
            [
              words.text(missed === 0 ? a.t("missed.none") : a.t("missed", { n: missed }), {
                id: "recents_missed",
                textSize: 16,
                weight: "medium",
                flex: 1,
              }),
              missed > 0 &&
                words.button(a.t("seen"), {
                  id: "recents_seen",
                  style: "text",
                  onTap: () => {
                    a.disk.missed = 0;
                  },
                }),
            ],
            { gap: 12, align: "center", padding: [4, 16], minHeight: 56 },
          ),
          words.divider(),
          words.list({
            id: "recents_list",
            flex: 1,
            items: calls.filter(({ contact }) => a.disk.contacts.some(({ id }) => id === contact)),
            key: (call) => String(call.contact),
            row: (call) => {
              const contact = a.disk.contacts.find(({ id }) => id === call.contact);
              return words.row(
                [
                  contact !== undefined && face(words, contact, 40),
                  words.column(
                    [
                      words.text(contact === undefined ? "" : nameOf(a, contact), {
                        id: "recent_name",
                        textSize: 16,
                      }),
                      words.text(a.t(call.when, { time: call.time }), {
                        textSize: 13,
                        color: "textSecondary",
                      }),
                    ],
                    { flex: 1, gap: 2 },
                  ),
                  words.icon(call.icon, { size: 22, color: "primary" }),
                ],
                {
                  id: "recent_row",
                  gap: 16,
                  align: "center",
                  minHeight: 64,
                  padding: [8, 16],
                  onTap: () => a.start("ContactActivity", { contact: call.contact }),
                },
              );
            },
          }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}
