/** A line for the record. */
import type { Announcement } from "../policy.ts";

export const noteOf = (level: "info" | "warning", text: string): Announcement => ({
  announce: "event",
  event: { type: "note", level, text },
});
