import type { ActivityRecord, Phone } from "../../phone.ts";
import { shortComponent } from "../intent.ts";

/** `ActivityRecord{8730a17 u0 com.a/.Main t12}` */
export function recordText(record: ActivityRecord): string {
  const name = shortComponent({ package: record.package, activity: record.name });
  return `ActivityRecord{${record.token} u0 ${name} t${record.task}${record.finishing ? " f}" : ""}}`;
}

/** The activity that the system would give input to. */
export function focusedRecord(phone: Phone): ActivityRecord | undefined {
  return phone.activities.resumed() ?? phone.activities.tasks()[0]?.records[0];
}

/** `mCurrentFocus=` and `mFocusedApp=` */
export function focusLines(phone: Phone, indent: string): string {
  const window = phone.windows.focused();
  const record = focusedRecord(phone);
  const app = !record
    ? "null"
    : phone.profile.api >= 31
      ? recordText(record)
      : `AppWindowToken{38600b56 token=Token{9ea1171 ${recordText(record)}}}`;
  return (
    `${indent}mCurrentFocus=${window ? `Window{${window.token} u0 ${window.title}}` : "null"}\n` +
    `${indent}mFocusedApp=${app}\n`
  );
}

/** A number for what has none, the same in every run: eight hex digits of a name. */
export function identity(name: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash >>> 4).toString(16);
}

/** "u0a190" */
export function shortUser(uid: number): string {
  return uid >= 10_000 ? `u0a${uid - 10_000}` : String(uid);
}
