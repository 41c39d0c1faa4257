import type { AppLanguage, ViewNode } from "../../../language.ts";
import { productOf } from "../data/catalogue.ts";
import type { Shop, ShopActivity } from "../data/disk.ts";
import { colours } from "../look.ts";

interface Saved {
  page: number;
  grey: boolean;
}

type Gallery = ShopActivity<Saved, object>;

/** Three large pictures of a product, in colour or without. */
export function addGallery(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved>("GalleryActivity", {
    saved: () => ({ page: 0, grey: false }),
    view: (a) =>
      words.column(
        [
          words.toolbar({
            title: a.t("gallery.title"),
            onUp: () => a.finish(),
            actions: [
              {
                id: "action_grey",
                icon: a.saved.grey ? "palette-outline" : "invert-colors",
                label: a.t(a.saved.grey ? "gallery.colour" : "gallery.grey"),
                onTap: () => decolour(a),
              },
            ],
          }),
          words.pager(
            [0, 1, 2].map((page) => large(words, a, page)),
            {
              id: "gallery_pager",
              flex: 1,
              page: a.saved.page,
              onPage: (page) => {
                a.saved.page = page;
              },
            },
          ),
          controls(words, a),
        ],
        { flex: 1, background: colours(a).background },
      ),
  });
}

/** The filter is native code, which reads three bytes a pixel where a picture has four. */
function decolour(a: Gallery): void {
  if (!a.saved.grey && a.bug("grey-filter-overruns")) {
    a.nativeCrash({
      signal: "SIGSEGV",
      library: "libpicture.so",
      symbol: "picture::toGreyscale(unsigned char*, int, int)",
    });
  }
  a.saved.grey = !a.saved.grey;
}

function large(words: AppLanguage, a: Gallery, page: number): ViewNode {
  const product = productOf(typeof a.extras["product"] === "string" ? a.extras["product"] : "pourover");
  const [background, color] = product.tint;
  const sides = [
    { color, background },
    { color: background, background: color },
    { color: "#FFFFFF", background: color },
  ];
  const side = sides[page] ?? { color, background };
  const grey = { color: "#4A4A4A", background: page === 0 ? "#DDDDDD" : "#9A9A9A" };
  return words.stack(
    [
      words.image(
        { kind: "icon", name: product.icon, ...(a.saved.grey ? grey : side) },
        { width: "100%", height: "100%", corner: 20, desc: a.t("gallery.page", { n: page + 1 }) },
      ),
    ],
    { key: `picture${page}`, width: "100%", height: "100%", padding: 16 },
  );
}

function controls(words: AppLanguage, a: Gallery): ViewNode {
  const palette = colours(a);
  const turn = (id: string, icon: string, label: string, by: number) => {
    const enabled = a.saved.page + by >= 0 && a.saved.page + by <= 2;
    return words.icon(icon, {
      id,
      desc: a.t(label),
      size: 28,
      width: 48,
      height: 48,
      enabled,
      color: palette.primary,
      onTap: () => {
        a.saved.page += by;
      },
    });
  };
  return words.row(
    [
      turn("gallery_previous", "chevron-left", "gallery.previous", -1),
      words.text(a.t("gallery.page", { n: a.saved.page + 1 }), {
        id: "gallery_page",
        textSize: 15,
        color: palette.text,
      }),
      turn("gallery_next", "chevron-right", "gallery.next", 1),
    ],
    { align: "center", justify: "center", gap: 16, padding: 12 },
  );
}
