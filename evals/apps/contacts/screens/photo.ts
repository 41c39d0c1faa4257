import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Contact, Contacts, ContactsActivity } from "../disk.ts";
import { face } from "../look.ts";

type Photo = ContactsActivity<{ chosen: number | null }>;

const seeds = [101, 114, 127, 133, 148, 159, 162, 175, 186];

/** Megabytes of one photo in full size. */
const fullSize = 60;

/** Choose the photo of a contact. */
export function addPhoto(contacts: Contacts, words: AppLanguage): void {
  contacts.activity<{ chosen: number | null }>("PhotoActivity", {
    saved: () => ({ chosen: null }),
    onCreate: (a) => {
      if (contactOf(a) === undefined) a.finish();
    },
    view: (a) => {
      const contact = contactOf(a);
      return words.column(
        [
          words.toolbar({ title: a.t("photo"), onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  contact !== undefined &&
                    words.row([face(words, { ...contact, photo: a.saved.chosen ?? contact.photo }, 128)], {
                      justify: "center",
                    }),
                  ...[0, 3, 6].map((from) => tiles(words, a, from)),
                  words.button(a.t("photo.use"), {
                    id: "photo_use",
                    enabled: a.saved.chosen !== null,
                    onTap: () => use(a, a.saved.chosen),
                  }),
                  words.button(a.t("photo.none"), {
                    id: "photo_none",
                    style: "text",
                    onTap: () => use(a, null),
                  }),
                ],
                { gap: 10, padding: 16 },
              ),
            ],
            { id: "photo_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function contactOf(a: Photo): Contact | undefined {
  return a.disk.contacts.find((contact) => contact.id === a.extras["contact"]);
}

function tiles(words: AppLanguage, a: Photo, from: number): ViewNode {
  return words.row(
    seeds.slice(from, from + 3).map((seed, index) => {
      const chosen = a.saved.chosen === seed;
      return words.image(
        { kind: "scene", seed },
        {
          key: String(seed),
          id: "photo_tile",
          desc: a.t("photo.label", { n: from + index + 1 }),
          flex: 1,
          height: 104,
          corner: chosen ? 32 : 12,
          selected: chosen,
          onTap: () => {
            decode(words, a);
            a.saved.chosen = seed;
          },
        },
      );
    }),
    { key: String(from), gap: 10 },
  );
}

/** Shows a photo in full size; the bug keeps every bitmap it has made. */
function decode(words: AppLanguage, a: Photo): void {
  a.statics.decoded += 1;
  if (a.statics.decoded < 4 || !a.bug("photos-fill-memory")) return;
  try {
    for (let kept = 0; kept < a.statics.decoded; kept += 1) a.allocate(fullSize);
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^[\w.]+: /, "") : "";
    throw words.exception("java.lang.OutOfMemoryError", message, {
      frames: [
        "dalvik.system.VMRuntime.newNonMovableArray(Native Method)",
        "android.graphics.Bitmap.nativeCreate(Native Method)",
        "android.graphics.BitmapFactory.decodeStream(BitmapFactory.java:789)",
        "com.example.kith.PhotoActivity.decode(PhotoActivity.kt:74)",
      ],
    });
  }
}

function use(a: Photo, seed: number | null): void {
  const contact = contactOf(a);
  if (contact !== undefined) contact.photo = seed;
  a.finish();
}
