/** What Cabinet keeps: folders and files. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export interface Folder {
  readonly id: number;
  readonly name: string;
}

export interface Document {
  readonly id: number;
  readonly folder: number;
  name: string;
  /** Kilobytes. */
  readonly size: number;
  readonly at: number;
  trashed: boolean;
}

export interface CabinetDisk {
  folders: Folder[];
  documents: Document[];
  nextId: number;
  bySize: boolean;
  /** The user let the app see photos once. */
  photos: boolean;
  hidden: boolean;
  confirm: boolean;
}

export interface CabinetStatics {
  /** Files deleted for good that are no longer shown. */
  purged: number[];
}

export type Cabinet = AppBuilder<CabinetDisk, CabinetStatics>;
export type CabinetCode = ComponentContext<CabinetDisk, CabinetStatics>;
export type CabinetActivity<S extends object, F extends object> = ActivityContext<
  CabinetDisk,
  CabinetStatics,
  S,
  F
>;

const document = (
  id: number,
  folder: number,
  name: string,
  size: number,
  day: number,
  trashed = false,
): Document => ({ id, folder, name, size, at: Date.UTC(2026, 1, day), trashed });

/** A folder of the system, which is not shown unless asked for. */
export const hiddenFolder = "Android";

/** A phone in use for a while. */
export function freshDisk(): CabinetDisk {
  return {
    folders: [
      { id: 1, name: "Documents" },
      { id: 2, name: "Downloads" },
      { id: 3, name: "Scans" },
      { id: 4, name: hiddenFolder },
    ],
    documents: [
      document(10, 1, "Lease agreement.pdf", 842, 3),
      document(11, 1, "Budget 2026.xlsx", 96, 11),
      document(12, 1, "Minutes of the spring meeting of the garden society.docx", 58, 19),
      document(13, 1, "Trip plan.txt", 4, 24),
      document(14, 2, "maps-offline.zip", 48_200, 8),
      document(15, 2, "ringtone.ogg", 310, 14),
      document(16, 3, "Passport scan.pdf", 1_540, 2),
      document(17, 2, "old-setup.apk", 22_900, 1, true),
    ],
    nextId: 18,
    bySize: false,
    photos: false,
    hidden: false,
    confirm: true,
  };
}

/** Files of a folder in the order of the screen. */
export function inFolder(a: CabinetCode, folder: number): readonly Document[] {
  return a.disk.documents
    .filter((each) => each.folder === folder && !each.trashed)
    .toSorted((one, other) =>
      a.disk.bySize ? other.size - one.size : one.name.localeCompare(other.name, "en"),
    );
}

/** Kilobytes as written: "842 KB", "47.1 MB". */
export function sizeOf(kilobytes: number): string {
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day of a moment: "3 Feb", "2월 3일". */
export function day(a: CabinetCode, moment: number): string {
  const date = new Date(moment);
  if (a.config.locale.startsWith("ko")) return `${date.getUTCMonth() + 1}월 ${date.getUTCDate()}일`;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""}`;
}
