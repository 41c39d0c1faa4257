/** Colours of Kith and views that several of its screens use. */

import type { AppLanguage, Theme, ViewNode } from "../../../tools/simulator/language.ts";
import { type Contact, type ContactsCode, nameOf } from "./disk.ts";

/** Teal on warm white by day, sea at night. Screens name the roles. */
export const theme: Theme = {
  primary: "#00696E",
  onPrimary: "#FFFFFF",
  background: "#FAF8F3",
  surface: "#FFFFFF",
  text: "#1B1C1A",
  textSecondary: "#5A605C",
  dark: {
    primary: "#80D4D8",
    onPrimary: "#00363A",
    background: "#0F1414",
    surface: "#1A2121",
    text: "#E2E4E0",
    textSecondary: "#B6BDBB",
  },
};

/** The picture of a contact, or initials. */
export function face(words: AppLanguage, contact: Contact, size: number): ViewNode {
  const name = `${contact.first} ${contact.last}`;
  return words.image(
    contact.photo === null ? { kind: "avatar", name } : { kind: "scene", seed: contact.photo },
    { width: size, height: size, corner: size / 2 },
  );
}

/** A contact as a row of a list. */
export function contactRow(
  words: AppLanguage,
  a: ContactsCode,
  contact: Contact,
  on: { open: () => void; hold?: () => void; end?: ViewNode },
): ViewNode {
  return words.row(
    [
      face(words, contact, 44),
      words.column(
        [
          words.text(nameOf(a, contact), { id: "row_name", textSize: 16, weight: "medium", maxLines: 2 }),
          a.disk.showNumbers &&
            words.text(contact.number, { id: "row_number", textSize: 13, color: "textSecondary" }),
        ],
        { flex: 1, gap: 2 },
      ),
      on.end,
    ],
    {
      key: String(contact.id),
      id: "contact_row",
      align: "center",
      gap: 16,
      minHeight: 64,
      padding: { top: 8, right: 8, bottom: 8, left: 16 },
      onTap: on.open,
      ...(on.hold === undefined ? {} : { onLongPress: on.hold }),
    },
  );
}

/** A page with nothing on it. */
export function nothingHere(
  words: AppLanguage,
  page: { id: string; icon: string; title: string; hint: string },
): ViewNode {
  return words.column(
    [
      words.icon(page.icon, { size: 64, color: "primary" }),
      words.text(page.title, { id: page.id, textSize: 18, weight: "medium", textAlign: "center" }),
      words.text(page.hint, { textSize: 14, textAlign: "center", color: "textSecondary" }),
    ],
    { flex: 1, align: "center", justify: "center", gap: 10, padding: 32 },
  );
}
