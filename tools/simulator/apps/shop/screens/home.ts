import type { AppLanguage, ViewNode } from "../../../language.ts";
import { categories, products } from "../data/catalogue.ts";
import { colours, heading, tile } from "../look.ts";
import type { Main } from "./main.ts";

const banners = [
  { key: "deals", seed: 11, palette: ["#14533E", "#3E9C78", "#F2D7A0"], extras: { deals: true } },
  { key: "garden", seed: 23, palette: ["#2B5A2A", "#7DB46C", "#F6E9C6"], extras: { category: "garden" } },
  { key: "desk", seed: 37, palette: ["#4B2545", "#A6577F", "#F3D9C8"], extras: { category: "desk" } },
] as const;

/** The home tab: search, banner, shelves, deals and recommendations. */
export function home(words: AppLanguage, a: Main): ViewNode {
  const palette = colours(a);
  const deals = products.filter((product) => product.was !== undefined);
  const recommended = products.filter((product) => product.was === undefined && product.rating >= 44);
  const first = a.disk.profile.name.split(" ")[0] ?? "";
  return words.scroll(
    [
      words.column(
        [
          words.text(a.t("home.greeting", { name: first }), {
            id: "home_greeting",
            textSize: 22,
            weight: "medium",
            color: palette.text,
          }),
          words.row(
            [
              words.icon("magnify", { size: 22, color: palette.secondary }),
              words.text(a.t("home.search"), {
                textSize: 16,
                color: palette.secondary,
                flex: 1,
                maxLines: 1,
              }),
            ],
            {
              id: "home_search",
              align: "center",
              gap: 12,
              minHeight: 52,
              padding: [0, 16],
              corner: 26,
              background: palette.surface,
              border: palette.line,
              onTap: () => a.start("ProductListActivity", { search: true }),
            },
          ),
          banner(words, a),
          shelves(words, a),
        ],
        { gap: 16, padding: [12, 16] },
      ),
      sectionTop(words, a, a.t("home.deals"), () => a.start("ProductListActivity", { deals: true })),
      words.list({
        id: "home_deals",
        items: deals,
        key: (product) => product.id,
        horizontal: true,
        padding: [0, 12],
        row: (product) => tile(words, a, product, { width: 152, margin: [0, 4], padding: 4 }),
      }),
      words.column([heading(words, a, a.t("home.recommended"))], {
        padding: { top: 20, right: 16, bottom: 8, left: 16 },
      }),
      recommendations(words, a, recommended),
    ],
    { id: "home_scroll", flex: 1 },
  );
}

function sectionTop(words: AppLanguage, a: Main, label: string, onAll: () => void): ViewNode {
  return words.row(
    [
      words.row([heading(words, a, label)], { flex: 1 }),
      words.button(a.t("home.seeall"), { id: "home_deals_all", style: "text", onTap: onAll }),
    ],
    { align: "center", padding: { right: 8, left: 16 } },
  );
}

function banner(words: AppLanguage, a: Main): ViewNode {
  const page = (entry: (typeof banners)[number]): ViewNode =>
    words.stack(
      [
        words.image(
          { kind: "scene", seed: entry.seed, palette: entry.palette },
          { width: "100%", height: 150, corner: 20 },
        ),
        words.column(
          [
            words.text(a.t(`banner.${entry.key}.title`), {
              textSize: 22,
              weight: "bold",
              color: "#FFFFFF",
              maxLines: 1,
            }),
            words.text(a.t(`banner.${entry.key}.text`), { textSize: 14, color: "#FFFFFF", maxLines: 2 }),
          ],
          {
            absolute: { left: 0, right: 0, bottom: 0 },
            gap: 2,
            padding: [12, 16],
            background: "#000000A0",
          },
        ),
      ],
      {
        key: entry.key,
        height: 150,
        corner: 20,
        desc: `${a.t(`banner.${entry.key}.title`)}. ${a.t(`banner.${entry.key}.text`)}`,
        onTap: () => a.start("ProductListActivity", entry.extras),
      },
    );
  return words.pager(banners.map(page), {
    id: "home_banner",
    height: 150,
    corner: 20,
    page: a.saved.banner,
    onPage: (number) => {
      a.saved.banner = number;
    },
  });
}

function shelves(words: AppLanguage, a: Main): ViewNode {
  const palette = colours(a);
  return words.row(
    categories.map((category) =>
      words.column(
        [
          words.stack([words.icon(category.icon, { size: 26, color: category.tint[1] })], {
            width: 52,
            height: 52,
            corner: 26,
            background: category.tint[0],
            align: "center",
            justify: "center",
          }),
          words.text(a.t(`cat.${category.id}`), {
            textSize: 12,
            color: palette.text,
            textAlign: "center",
            maxLines: 2,
          }),
        ],
        {
          id: `home_shelf_${category.id}`,
          flex: 1,
          align: "center",
          gap: 6,
          onTap: () => a.start("ProductListActivity", { category: category.id }),
        },
      ),
    ),
    { gap: 4, align: "start" },
  );
}

function recommendations(words: AppLanguage, a: Main, all: readonly (typeof products)[number][]): ViewNode {
  const shown = all.slice(0, a.saved.more ? all.length : 6);
  const pairs = Array.from({ length: Math.ceil(shown.length / 2) }, (_, row) =>
    shown.slice(row * 2, row * 2 + 2),
  );
  return words.column(
    [
      ...pairs.map((pair, row) =>
        words.row(
          [
            ...pair.map((product) => tile(words, a, product, { flex: 1, padding: 4 })),
            pair.length === 1 && words.spacer({ flex: 1 }),
          ],
          { key: `pair${row}`, gap: 8, align: "start" },
        ),
      ),
      !a.saved.more &&
        words.button(a.t("home.more"), {
          id: "home_more",
          style: "outlined",
          alignSelf: "center",
          onTap: () => {
            a.saved.more = true;
          },
        }),
    ],
    { gap: 12, padding: { right: 12, bottom: 24, left: 12 } },
  );
}
