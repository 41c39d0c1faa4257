import { products } from "../data/catalogue.ts";
import { english } from "./en.ts";
import { korean } from "./ko.ts";

/** All strings of the shop, product names and descriptions among them ("product.lamp.name"). */
export const strings = {
  en: { ...english, ...productStrings("en") },
  ko: { ...korean, ...productStrings("ko") },
};

function productStrings(language: "en" | "ko"): Readonly<Record<string, string>> {
  return Object.fromEntries(
    products.flatMap((product) => [
      [`product.${product.id}.name`, product.name[language]],
      [`product.${product.id}.about`, product.about[language]],
    ]),
  );
}
