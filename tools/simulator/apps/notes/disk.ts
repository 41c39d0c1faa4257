/** What Field Notes keeps: on disk, and in static fields while its process lives. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../language.ts";

export interface Note {
  id: number;
  title: string;
  body: string;
  tag: string | null;
  /** Milliseconds since 1970. */
  edited: number;
  pinned: boolean;
  trashed: boolean;
}

export interface NotesDisk {
  notes: Note[];
  tags: string[];
  nextId: number;
  byTitle: boolean;
  twoColumns: boolean;
  confirmTrash: boolean;
  lastBackup: number | null;
}

export interface NotesStatics {
  /** Only until the app is closed, as its label says; null in a process that has not yet asked its saved state. */
  quiet: boolean | null;
  /** Notes deleted for good that the trash no longer shows. */
  purged: number[];
}

export type Notes = AppBuilder<NotesDisk, NotesStatics>;
export type NotesCode = ComponentContext<NotesDisk, NotesStatics>;
export type NotesActivity<S extends object, F extends object> = ActivityContext<
  NotesDisk,
  NotesStatics,
  S,
  F
>;

const day = 86_400_000;
const start = Date.UTC(2026, 1, 28, 8, 30);

function note(id: number, title: string, tag: string | null, daysAgo: number, body: string): Note {
  return {
    id,
    title,
    body,
    tag,
    edited: start - daysAgo * day,
    pinned: id === 2,
    trashed: id === 7,
  };
}

/** Notes of somebody who uses the app since a while. */
export function freshDisk(): NotesDisk {
  return {
    notes: [
      note(
        1,
        "Heron at the weir",
        "Birds",
        1,
        "Stood still for eleven minutes, then took a fish as long as its own head.",
      ),
      note(
        2,
        "Packing list",
        "Trips",
        2,
        "Binoculars, thermos, second pair of socks, the small lens, rain cover.",
      ),
      note(
        3,
        "Sketch: old bridge",
        "Places",
        4,
        "Three arches; the left one is newer. Best light before nine.",
      ),
      note(
        4,
        "Bus back from the lake",
        "Trips",
        6,
        "Runs at 16:10 and 18:40, on Sundays only the later one.",
      ),
      note(
        5,
        "Kingfisher, finally",
        "Birds",
        9,
        "A blue line over the water and gone. North bank, near the willow.",
      ),
      note(6, "Tea house", "Places", 15, "Closed on Mondays. Ask for the roasted barley."),
      note(7, "Old train times", "Trips", 40, "No longer true since January."),
    ],
    tags: ["Birds", "Places", "Trips"],
    nextId: 8,
    byTitle: false,
    twoColumns: false,
    confirmTrash: true,
    lastBackup: null,
  };
}

/** Notes that are not in the trash, pinned ones first, then by date or title. */
export function inOrder(disk: NotesDisk): readonly Note[] {
  const order = (one: Note, other: Note): number =>
    disk.byTitle ? one.title.localeCompare(other.title, "en") : other.edited - one.edited;
  return disk.notes
    .filter((note) => !note.trashed)
    .toSorted((one, other) => Number(other.pinned) - Number(one.pinned) || order(one, other));
}
