/** Finding products: words, filters and order. */

import type { ShopCode } from "./disk.ts";
import { products } from "./catalogue.ts";
import type { Product } from "./product.ts";
import { money } from "./money.ts";

export type Filter = "sale" | "stock" | "top";
export const filters: readonly Filter[] = ["sale", "stock", "top"];

export type Order = "recommended" | "cheap" | "dear" | "rating";
export const orders: readonly Order[] = ["recommended", "cheap", "dear", "rating"];

export interface Query {
  readonly category: string | undefined;
  readonly words: string;
  readonly filters: readonly Filter[];
  readonly order: Order;
}

/** Products of a shelf (or all), before words and filters narrow them; in the chosen order. */
export function shelf(a: ShopCode, query: Query): readonly Product[] {
  const all = products.filter(
    (product) => query.category === undefined || product.category === query.category,
  );
  return sorted(a, all, query.order);
}

/** Products that answer a query. */
export function found(a: ShopCode, query: Query): readonly Product[] {
  return shelf(a, query).filter(
    (product) =>
      matches(a, product, query.words.trim()) && query.filters.every((filter) => passes[filter](product)),
  );
}

function matches(a: ShopCode, product: Product, words: string): boolean {
  const text = `${a.t(`product.${product.id}.name`)} ${a.t(`product.${product.id}.about`)}`;
  const whatever = text.toLowerCase().includes(words.toLowerCase());
  const exactly = text.includes(words);
  if (whatever !== exactly && a.bug("search-minds-case")) return exactly;
  return whatever;
}

const passes: Readonly<Record<Filter, (product: Product) => boolean>> = {
  sale: (product) => product.was !== undefined,
  stock: (product) => product.stock > 0,
  top: (product) => product.rating >= 45,
};

function sorted(a: ShopCode, all: readonly Product[], order: Order): readonly Product[] {
  if (order === "cheap") return byPrice(a, all);
  if (order === "dear") return all.toSorted((one, other) => other.price - one.price);
  if (order === "rating") return all.toSorted((one, other) => other.rating - one.rating);
  return all;
}

/** Cheapest first. Prices that are compared as they are written put $129.00 before $24.50. */
function byPrice(a: ShopCode, all: readonly Product[]): readonly Product[] {
  if (a.bug("sort-compares-text")) {
    return all.toSorted((one, other) => (money(one.price) < money(other.price) ? -1 : 1));
  }
  return all.toSorted((one, other) => one.price - other.price);
}
