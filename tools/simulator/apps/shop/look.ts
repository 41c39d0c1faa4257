/** Colours of the shop and views that several of its screens use. */

import type { AppLanguage, ViewNode, ViewProps } from "../../language.ts";
import { pieces } from "./data/cart.ts";
import { money, stars } from "./data/money.ts";
import type { Product } from "./data/product.ts";
import type { Shop, ShopCode } from "./data/disk.ts";

export interface Colours {
  readonly primary: string;
  readonly onPrimary: string;
  readonly background: string;
  readonly surface: string;
  readonly text: string;
  readonly secondary: string;
  readonly line: string;
  readonly sale: string;
  readonly star: string;
  readonly soft: string;
  readonly onSoft: string;
}

export const light: Colours = {
  primary: "#1F6F54",
  onPrimary: "#FFFFFF",
  background: "#FBFAF7",
  surface: "#FFFFFF",
  text: "#1C1C1A",
  secondary: "#5F625C",
  line: "#E2E0DA",
  sale: "#B3261E",
  star: "#B26A00",
  soft: "#E3F0E9",
  onSoft: "#0F4A37",
};

export const dark: Colours = {
  primary: "#8FD6B6",
  onPrimary: "#00382A",
  background: "#121412",
  surface: "#1D201E",
  text: "#E4E4DF",
  secondary: "#B4B8B1",
  line: "#3A3E3A",
  sale: "#FFB4AB",
  star: "#F2B75C",
  soft: "#24382F",
  onSoft: "#BFE8D4",
};

/** The colours of the moment: by dark mode. */
export function colours(a: ShopCode): Colours {
  return a.config.night ? dark : light;
}

/** Opens the cart; every screen that sells has it in its bar. */
export function cartAction(a: ShopCode): {
  id: string;
  icon: string;
  label: string;
  badge?: string;
  onTap: () => void;
} {
  const count = pieces(a.disk.cart);
  return {
    id: "action_cart",
    icon: "cart-outline",
    label:
      count === 0 ? a.t("cart.open") : a.t(count === 1 ? "cart.open.one" : "cart.open.many", { n: count }),
    ...(count > 0 ? { badge: String(count) } : {}),
    onTap: () => a.start("CartActivity"),
  };
}

/** The name of a product in the phone's language. */
export function nameOf(a: ShopCode, product: Product): string {
  return a.t(`product.${product.id}.name`);
}

/** Picture of a product on its tinted backdrop. */
export function picture(words: AppLanguage, product: Product, props: ViewProps): ViewNode {
  const [background, color] = product.tint;
  return words.image({ kind: "icon", name: product.icon, color, background }, { corner: 12, ...props });
}

/** Price, with the old one struck through beside it. */
export function priceLine(words: AppLanguage, a: ShopCode, product: Product, textSize: number): ViewNode {
  const palette = colours(a);
  const color = product.was === undefined ? palette.text : palette.sale;
  return words.row(
    [
      words.text(money(product.price), { textSize, weight: "bold", color }),
      product.was !== undefined &&
        words.text(money(product.was), { textSize: textSize - 3, color: palette.secondary, strike: true }),
    ],
    { gap: 6, align: "center", wrap: true },
  );
}

/** A star with the rating, and how many people gave one. */
export function ratingLine(words: AppLanguage, a: ShopCode, product: Product): ViewNode {
  const palette = colours(a);
  return words.row(
    [
      words.icon("star", { size: 14, color: palette.star }),
      words.text(stars(product.rating), { textSize: 12, color: palette.text }),
      words.text(`(${product.reviews})`, { textSize: 12, color: palette.secondary }),
    ],
    { gap: 4, align: "center" },
  );
}

/** A product as a tile: picture, name, price. */
export function tile(words: AppLanguage, a: ShopCode, product: Product, props: ViewProps): ViewNode {
  const palette = colours(a);
  const lines = [
    picture(words, product, { width: "100%", aspectRatio: 1.25 }),
    words.column(
      [
        words.text(nameOf(a, product), { textSize: 14, weight: "medium", maxLines: 2, color: palette.text }),
        ratingLine(words, a, product),
        priceLine(words, a, product, 15),
      ],
      { gap: 4, padding: { top: 8, right: 4, bottom: 4, left: 4 } },
    ),
  ];
  return words.column(lines, {
    key: product.id,
    onTap: () => a.start("ProductActivity", { product: product.id }),
    ...props,
  });
}

/** A heading inside of a page. */
export function heading(words: AppLanguage, a: ShopCode, label: string): ViewNode {
  return words.text(label, { textSize: 18, weight: "medium", color: colours(a).text });
}

/** A page with nothing on it: picture, what is missing, what to do. */
export function nothingHere(
  words: AppLanguage,
  a: ShopCode,
  page: {
    id: string;
    icon: string;
    title: string;
    hint: string;
    action?: { id: string; label: string; onTap: () => void };
  },
): ViewNode {
  const palette = colours(a);
  const { action } = page;
  return words.column(
    [
      words.stack([words.icon(page.icon, { size: 44, color: palette.onSoft })], {
        width: 96,
        height: 96,
        corner: 48,
        background: palette.soft,
        align: "center",
        justify: "center",
      }),
      words.text(page.title, {
        id: page.id,
        textSize: 18,
        weight: "medium",
        color: palette.text,
        textAlign: "center",
      }),
      words.text(page.hint, { textSize: 14, color: palette.secondary, textAlign: "center" }),
      action !== undefined &&
        words.button(action.label, { id: action.id, onTap: action.onTap, margin: { top: 8 } }),
    ],
    { flex: 1, align: "center", justify: "center", gap: 12, padding: 32 },
  );
}

/** A row of a settings page: icon, label, explanation, arrow. */
export function menuRow(
  words: AppLanguage,
  a: ShopCode,
  item: { id: string; icon: string; label: string; about: string; onTap: () => void },
): ViewNode {
  const palette = colours(a);
  return words.row(
    [
      words.icon(item.icon, { size: 24, color: palette.primary }),
      words.column(
        [
          words.text(item.label, { textSize: 16, color: palette.text }),
          words.text(item.about, { textSize: 13, color: palette.secondary }),
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("chevron-right", { size: 20, color: palette.secondary }),
    ],
    { id: item.id, align: "center", gap: 16, padding: [12, 16], minHeight: 64, onTap: item.onTap },
  );
}

/** Screens of the shop are added by functions of this shape. */
export type AddScreen = (shop: Shop, words: AppLanguage) => void;
