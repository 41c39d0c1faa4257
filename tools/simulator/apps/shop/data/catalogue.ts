/** What the shop sells. Prices are in cents; names and descriptions are in two languages. */

import type { CategoryId, Product } from "./product.ts";
import { deskAndStudy } from "./desk.ts";
import { homeAndLight, kitchen } from "./indoors.ts";
import { garden, outdoors } from "./outdoors.ts";

export interface Category {
  readonly id: CategoryId;
  readonly icon: string;
  readonly tint: readonly [background: string, color: string];
}

/** Shelves in the order of the home screen. */
export const categories: readonly Category[] = [
  { id: "kitchen", icon: "chef-hat", tint: ["#FDE7D3", "#B4551D"] },
  { id: "home", icon: "sofa-outline", tint: ["#E3E8FB", "#3D4F9F"] },
  { id: "garden", icon: "sprout", tint: ["#DDF1DF", "#2C7A3F"] },
  { id: "desk", icon: "pencil-ruler", tint: ["#F7E0EA", "#9C2F62"] },
  { id: "outdoors", icon: "terrain", tint: ["#DCEFF4", "#1F6B80"] },
];

/** Every product, in the order that the shop recommends them. */
export const products: readonly Product[] = interleave([
  kitchen,
  homeAndLight,
  garden,
  deskAndStudy,
  outdoors,
]);

/** The product of an id that is known to exist; an unknown one gives the first, as a redirect of the server would. */
export function productOf(id: string): Product {
  const found = products.find((product) => product.id === id) ?? products[0];
  if (found === undefined) throw new Error("the catalogue is empty");
  return found;
}

/** One of each shelf in turn, so that a page shows a bit of everything. */
function interleave(shelves: readonly (readonly Product[])[]): readonly Product[] {
  const longest = Math.max(...shelves.map((shelf) => shelf.length));
  return Array.from({ length: longest }, (_, row) =>
    shelves.flatMap((shelf) => shelf.slice(row, row + 1)),
  ).flat();
}
