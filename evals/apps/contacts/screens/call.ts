import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Contacts, nameOf } from "../disk.ts";
import { face } from "../look.ts";

/** A call that is being placed. */
export function addCall(contacts: Contacts, words: AppLanguage): void {
  contacts.activity("CallActivity", {
    view: (a) => {
      const contact = a.disk.contacts.find((contact) => contact.id === a.extras["contact"]);
      return words.column(
        [
          contact !== undefined && face(words, contact, 136),
          words.text(contact === undefined ? "" : nameOf(a, contact), {
            id: "call_name",
            textSize: 28,
            weight: "bold",
            textAlign: "center",
          }),
          words.text(a.t("calling"), { id: "call_state", textSize: 17, color: "textSecondary" }),
          words.text(contact?.number ?? "", { id: "call_number", textSize: 17, color: "textSecondary" }),
          words.button(a.t("call.end"), {
            id: "call_end",
            icon: "phone-hangup",
            margin: { top: 48 },
            onTap: () => a.finish(),
          }),
        ],
        { flex: 1, align: "center", justify: "center", gap: 10, padding: 24, background: "background" },
      );
    },
  });
}
