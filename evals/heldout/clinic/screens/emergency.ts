import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Clinic, Page } from "../disk.ts";
import { screen } from "../look.ts";

/** Whom to call when it cannot wait. */
export function addEmergency(clinic: Clinic, words: AppLanguage): void {
  clinic.activity("EmergencyActivity", {
    view: (a) => {
      const { contactName, contactPhone } = a.disk.person;
      return screen(words, a, a.t("emergency"), [
        words.scroll(
          [
            words.text(a.t("emergency.about"), { textSize: 16 }),
            words.button(a.t("emergency.112"), {
              id: "emergency_112",
              minHeight: 56,
              icon: "phone",
              onTap: () => outside(a, "android.intent.action.DIAL", "tel:112"),
            }),
            words.button(a.t("emergency.116117"), {
              id: "emergency_116117",
              style: "outlined",
              minHeight: 48,
              icon: "phone-outline",
              onTap: () => outside(a, "android.intent.action.DIAL", "tel:116117"),
            }),
            words.divider(),
            words.text(a.t("emergency.contact"), { textSize: 15, color: "textSecondary" }),
            words.text(contactName, { id: "contact_name", textSize: 20, weight: "medium" }),
            words.text(contactPhone, { id: "contact_phone", textSize: 16 }),
            words.button(a.t("emergency.share"), {
              id: "contact_share",
              style: "tonal",
              minHeight: 48,
              icon: "share-variant-outline",
              onTap: () =>
                outside(a, "android.intent.action.SENDTO", `smsto:${contactPhone.replaceAll(" ", "")}`),
            }),
            words.button(a.t("emergency.change"), {
              id: "contact_change",
              style: "text",
              minHeight: 48,
              onTap: () => a.start("ProfileActivity"),
            }),
          ],
          { id: "emergency_scroll", flex: 1, gap: 14, padding: 16 },
        ),
      ]);
    },
  });
}

/** Hand over to another app, if there is one. */
function outside(a: Page, action: string, data: string): void {
  try {
    a.startExternal({ action, data });
  } catch (error) {
    if (error instanceof Error) a.logCaught("Emergency", `nothing answers ${action}`, error);
    a.snackbar(a.t("emergency.none", { number: data.replace(/^\w+:/, "") }));
  }
}
