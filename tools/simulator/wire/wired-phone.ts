/** What the wire asks of a phone. */
import type { Packages, Phone, Processes, Windows } from "../phone.ts";

/** The part of a phone that its network side meets; every `Phone` is one, and so is a small object in a test. */
export interface WiredPhone extends Pick<
  Phone,
  "serial" | "profile" | "faults" | "files" | "shell" | "reboot"
> {
  readonly packages: Pick<Packages, "get">;
  readonly processes: Pick<Processes, "all">;
  readonly windows: Pick<Windows, "screenshot">;
}
