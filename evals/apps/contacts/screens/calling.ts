/** Placing calls, with the permission that it takes. */

import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Contact, type ContactsActivity, nameOf } from "../disk.ts";

const permission = "android.permission.CALL_PHONE";

/** The telephone at the end of a row. */
export function callButton<S extends object, F extends object>(
  words: AppLanguage,
  a: ContactsActivity<S, F>,
  contact: Contact,
): ViewNode {
  const alike = a.bug("call-buttons-alike");
  return words.icon("phone-outline", {
    id: "row_call",
    size: 24,
    color: "primary",
    desc: alike ? a.t("call.plain") : a.t("call", { name: nameOf(a, contact) }),
    onTap: () => place(words, a, contact),
  });
}

/** Calls somebody, asking for the permission first; the bug asks only once in a lifetime. */
export function place<S extends object, F extends object>(
  words: AppLanguage,
  a: ContactsActivity<S, F>,
  contact: Contact,
): void {
  const call = (): void => a.start("CallActivity", { contact: contact.id });
  if (a.permission(permission) === "granted") {
    a.disk.mayCall = true;
    call();
    return;
  }
  if (a.disk.mayCall && a.bug("call-after-revoke-crash")) {
    const message = `Permission Denial: starting Intent { act=android.intent.action.CALL dat=tel:xxxxxxxxxx } from ProcessRecord (com.example.kith) with revoked permission ${permission}`;
    throw words.exception("java.lang.SecurityException", message, {
      frames: [
        "android.os.Parcel.createExceptionOrNull(Parcel.java:3057)",
        "android.os.Parcel.createException(Parcel.java:3041)",
        "android.os.Parcel.readException(Parcel.java:3024)",
        "android.app.Activity.startActivity(Activity.java:6046)",
        "com.example.kith.Caller.place(Caller.kt:27)",
      ],
    });
  }
  a.requestPermission(permission, (granted) => {
    a.disk.mayCall = granted;
    if (granted) call();
    else a.snackbar(a.t("call.denied"));
  });
}
