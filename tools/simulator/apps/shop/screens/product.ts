import type { AppLanguage, ViewNode } from "../../../language.ts";
import { addToCart, mostOfOne } from "../data/cart.ts";
import { productOf } from "../data/catalogue.ts";
import type { Shop, ShopActivity } from "../data/disk.ts";
import { stars } from "../data/money.ts";
import type { Product } from "../data/product.ts";
import { cartAction, colours, nameOf, picture, priceLine } from "../look.ts";

interface Saved {
  quantity: number;
}

type Detail = ShopActivity<Saved, object>;

/** One product: picture, price, seller, stock, how many, into the cart. */
export function addProduct(shop: Shop, words: AppLanguage): void {
  shop.activity<Saved>("ProductActivity", {
    links: ["pocketmarket://product"],
    saved: () => ({ quantity: 1 }),
    view: (a) => {
      const product = shown(a);
      const loved = a.disk.favourites.includes(product.id);
      return words.column(
        [
          words.toolbar({
            title: a.t(`cat.${product.category}`),
            onUp: () => a.finish(),
            actions: [
              {
                id: "action_save",
                icon: loved ? "heart" : "heart-outline",
                label: a.t(loved ? "product.unsave" : "product.save"),
                onTap: () => love(a, product, !loved),
              },
              cartAction(a),
            ],
          }),
          words.scroll([facts(words, a, product)], { id: "product_scroll", flex: 1 }),
          bar(words, a, product),
        ],
        { flex: 1, background: colours(a).background },
      );
    },
  });
}

function shown(a: Detail): Product {
  return productOf(typeof a.extras["product"] === "string" ? a.extras["product"] : "pourover");
}

function love(a: Detail, product: Product, on: boolean): void {
  const others = a.disk.favourites.filter((id) => id !== product.id);
  a.disk.favourites = on ? [...others, product.id] : others;
  a.snackbar(a.t(on ? "product.saved" : "product.unsaved"));
}

function facts(words: AppLanguage, a: Detail, product: Product): ViewNode {
  const palette = colours(a);
  const name = nameOf(a, product);
  const open = (activity: string) => () => a.start(activity, { product: product.id });
  return words.column(
    [
      words.stack([picture(words, product, { width: "100%", height: 260, corner: 20 })], {
        id: "product_picture",
        height: 260,
        corner: 20,
        desc: a.t("product.pictures", { name }),
        onTap: open("GalleryActivity"),
      }),
      words.text(name, { id: "product_title", textSize: 24, weight: "medium", color: palette.text }),
      words.row(
        [
          words.icon("star", { size: 18, color: palette.star }),
          words.text(stars(product.rating), { textSize: 15, weight: "medium", color: palette.text }),
          words.text(a.t("product.reviews", { n: product.reviews }), {
            textSize: 15,
            color: palette.primary,
          }),
          words.icon("chevron-right", { size: 18, color: palette.primary }),
        ],
        {
          id: "product_reviews",
          align: "center",
          gap: 6,
          minHeight: 48,
          alignSelf: "start",
          onTap: open("ReviewsActivity"),
        },
      ),
      words.row([priceLine(words, a, product, 24)], { id: "product_price" }),
      stock(words, a, product),
      seller(words, a, product),
      words.divider(),
      words.text(a.t("product.about"), { textSize: 16, weight: "medium", color: palette.text }),
      words.text(a.t(`product.${product.id}.about`), { textSize: 15, color: palette.secondary }),
      words.button(a.t("product.store"), {
        id: "product_store",
        style: "outlined",
        icon: "map-marker-outline",
        onTap: () => findStore(a),
      }),
    ],
    { gap: 10, padding: 16 },
  );
}

function stock(words: AppLanguage, a: Detail, product: Product): ViewNode {
  const palette = colours(a);
  if (product.stock === 0)
    return words.text(a.t("product.stock.none"), { id: "product_stock", color: palette.sale });
  const label =
    product.stock < 10 ? a.t("product.stock.few", { n: product.stock }) : a.t("product.stock.many");
  return words.text(label, { id: "product_stock", textSize: 14, color: palette.primary });
}

/** Goods of the shop itself have no partner who sells them. */
function seller(words: AppLanguage, a: Detail, product: Product): ViewNode | false {
  const known = product.seller !== undefined;
  if (!known && !a.bug("seller-null")) return false;
  return words.text(a.t("product.seller", { name: product.seller ?? "null" }), {
    id: "product_seller",
    textSize: 14,
    color: colours(a).secondary,
  });
}

/** Shows the shops on a map; a phone need not have an app for maps. */
function findStore(a: Detail): void {
  const map = { action: "android.intent.action.VIEW", data: "geo:37.5665,126.9780?q=Pocket+Market" };
  try {
    a.startExternal(map);
  } catch (error) {
    if (a.bug("store-map-unchecked")) throw error;
    a.toast(a.t("product.nomap"));
  }
}

function bar(words: AppLanguage, a: Detail, product: Product): ViewNode {
  const palette = colours(a);
  const change = (by: number) => () => {
    a.saved.quantity = a.saved.quantity + by;
  };
  const step = (id: string, icon: string, label: string, by: number) => {
    const enabled = a.saved.quantity + by >= 1 && a.saved.quantity + by <= mostOfOne && product.stock > 0;
    return words.icon(icon, {
      id,
      desc: a.t(label),
      size: 22,
      width: 48,
      height: 48,
      color: palette.primary,
      enabled,
      onTap: change(by),
    });
  };
  return words.row(
    [
      step("quantity_less", "minus", "product.less", -1),
      words.text(String(a.saved.quantity), {
        id: "quantity",
        textSize: 18,
        weight: "medium",
        textAlign: "center",
        width: 32,
        color: palette.text,
      }),
      step("quantity_more", "plus", "product.more", 1),
      words.button(a.t("product.add"), {
        id: "add_to_cart",
        flex: 1,
        enabled: product.stock > 0,
        onTap: () => {
          addToCart(a, product.id, a.saved.quantity);
          a.snackbar(a.t("product.added"), {
            label: a.t("product.view"),
            onTap: () => a.start("CartActivity"),
          });
        },
      }),
    ],
    { align: "center", gap: 4, padding: [10, 12], background: palette.surface, elevation: 8 },
  );
}
