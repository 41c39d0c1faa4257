import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Cabinet, CabinetActivity } from "../disk.ts";
import { nothingHere } from "../look.ts";

type Page = CabinetActivity<object, object>;

const permission = "android.permission.READ_MEDIA_IMAGES";
const motifs = ["mountains", "sea", "city", "forest", "hills", "sea", "mountains", "city"] as const;

/** The photos of the phone, for who may see them. */
export function addPhotos(cabinet: Cabinet, words: AppLanguage): void {
  cabinet.activity("PhotosActivity", {
    onCreate: (a) => {
      // The bug trusts its own note that the permission was given once.
      if (a.disk.photos && a.permission(permission) !== "granted" && a.bug("photos-after-revoke")) {
        throw words.exception(
          "java.lang.SecurityException",
          `Permission Denial: reading com.android.providers.media.MediaProvider requires ${permission}`,
          {
            frames: [
              "android.os.Parcel.createExceptionOrNull(Parcel.java:3057)",
              "android.content.ContentResolver.query(ContentResolver.java:1219)",
              "com.example.cabinet.PhotosActivity.query(PhotosActivity.kt:57)",
              "com.example.cabinet.PhotosActivity.onCreate(PhotosActivity.kt:31)",
            ],
          },
        );
      }
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: a.t("photos"), onUp: () => a.finish() }),
          a.permission(permission) === "granted" ? grid(words, a) : rationale(words, a),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function rationale(words: AppLanguage, a: Page): ViewNode {
  return nothingHere(
    words,
    { id: "photos_none", icon: "image-lock-outline", title: a.t("photos.none"), hint: a.t("photos.hint") },
    words.button(a.t("photos.allow"), {
      id: "photos_allow",
      minHeight: 48,
      onTap: () =>
        a.requestPermission(permission, (granted) => {
          if (granted) a.disk.photos = true;
          else a.snackbar(a.t("photos.none"));
        }),
    }),
  );
}

function grid(words: AppLanguage, a: Page): ViewNode {
  return words.column(
    [
      words.text(a.t("photos.count", { n: motifs.length }), {
        id: "photos_count",
        color: "textSecondary",
        padding: [8, 16],
      }),
      words.list({
        id: "photos_grid",
        flex: 1,
        columns: 2,
        gap: 6,
        padding: [0, 10],
        items: motifs.map((motif, index) => ({ motif, index })),
        key: ({ index }) => String(index),
        row: ({ motif, index }) =>
          words.image(
            { kind: "scene", seed: index + 4, motif },
            { height: 150, corner: 10, desc: `IMG_20260${index + 1}14.jpg` },
          ),
      }),
    ],
    { flex: 1 },
  );
}
