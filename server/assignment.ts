/** What a run is asked to do. */
import type { Leases } from "../tools/mcp.ts";
import type { AdbAddress } from "./adb.ts";
import type { Allowed, Deciding } from "./deciding.ts";
import type { Language } from "./report/words.ts";
import type { StoreSettings } from "./store/open.ts";

/** What to explore, where, and for how long. */
export interface Assignment {
  /** Package; null when the APK says it. */
  readonly app: string | null;
  /** File to install first. */
  readonly apk: string | null;
  /** Serial; null for the only device. */
  readonly device: string | null;
  readonly adb: AdbAddress;
  /** Who uses which device in this process; absent: nobody else does. */
  readonly devices?: Leases;
  readonly goals: readonly string[];
  readonly seed: number;
  readonly limits: { readonly steps: number | null; readonly minutes: number | null };
  /** The model that decides; null or absent: the explorer. */
  readonly deciding?: Deciding | null;
  /** What the agent may do; null or absent: anything, on a phone that is not real. */
  readonly allowed?: Allowed | null;
  /** Values of {{secret:NAME}}. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Folder of the record. */
  readonly out: string;
  /** Where else runs are kept, and for how long; without it in `out`, for good. */
  readonly stores?: Omit<StoreSettings, "out"> & { readonly keepDays: number | null };
  readonly language: Language;
  /** The command that would do the same again; without it one is made for `preflight run`. */
  readonly again?: string;
}
