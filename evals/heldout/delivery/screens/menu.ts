import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type CartLine, type Delivery, named, optionsPrice, type Page, won } from "../disk.ts";
import { type Dish, dishOf, pictureOf, shopOf } from "../stores.ts";
import { screen } from "../look.ts";

interface Saved {
  size: number;
  extras: readonly number[];
  count: number;
}

type Menu = Page<Saved, { added: boolean }>;

/** A dish with its options. */
export function addMenu(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<Saved, { added: boolean }>("MenuActivity", {
    fields: () => ({ added: false }),
    saved: () => ({ size: 0, extras: [], count: 1 }),
    view: (a) => {
      const dish = dishOf(a.extras["dish"]);
      if (dish === undefined) return words.column([]);
      const shop = shopOf(Math.floor(dish.id / 100));
      const price = (dish.price + optionsPrice(lineOf(a, dish))) * a.saved.count;
      return screen(words, a, named(a, dish), [
        words.scroll(
          [
            words.image(shop === undefined ? { kind: "missing" } : pictureOf(shop, dish.id), {
              height: 180,
              corner: 16,
            }),
            words.text(named(a, dish.about), { id: "menu_about", textSize: 15, color: "textSecondary" }),
            words.text(won(a, dish.price), { id: "menu_price", textSize: 20, weight: "bold" }),
            words.text(a.t("menu.size"), { textSize: 16, weight: "medium" }),
            words.radioGroup({
              id: "menu_size",
              options: dish.sizes.map((size) => withPrice(a, named(a, size), size.price)),
              selectedIndex: a.saved.size,
              onSelect: (index) => {
                a.saved.size = index;
              },
            }),
            words.text(a.t("menu.extras"), { textSize: 16, weight: "medium" }),
            ...dish.extras.map((extra, index) =>
              words.checkbox(withPrice(a, named(a, extra), extra.price), {
                id: `menu_extra_${index}`,
                checked: a.saved.extras.includes(index),
                onChange: (on) => {
                  const others = a.saved.extras.filter((each) => each !== index);
                  a.saved.extras = on ? [...others, index].toSorted((one, other) => one - other) : others;
                },
              }),
            ),
            stepper(words, a),
          ],
          { id: "menu_scroll", flex: 1, gap: 12, padding: 16 },
        ),
        words.button(a.t("menu.add", { price: won(a, price) }), {
          id: "menu_add",
          minHeight: 52,
          margin: [8, 16],
          shrink: 0,
          onTap: () => add(a, dish),
        }),
      ]);
    },
    dialogs: {
      otherShop: (a) => ({
        title: a.t("menu.other"),
        message: a.t("menu.other.about"),
        positive: {
          label: a.t("menu.other.yes"),
          onTap: () => {
            const dish = dishOf(a.extras["dish"]);
            a.disk.cart = [];
            if (dish !== undefined) add(a, dish);
          },
        },
        negative: { label: a.t("cancel") },
      }),
    },
  });
}

const withPrice = (a: Menu, name: string, price: number): string =>
  price === 0 ? name : `${name} (+${won(a, price)})`;

const lineOf = (a: Menu, dish: Dish): CartLine => ({
  id: 0,
  dish: dish.id,
  size: a.saved.size,
  extras: [...a.saved.extras],
  count: a.saved.count,
});

function stepper(words: AppLanguage, a: Menu): ViewNode {
  const named = !a.bug("stepper-unnamed");
  return words.row(
    [
      words.text(a.t("menu.count"), { flex: 1, textSize: 16, weight: "medium" }),
      words.icon("minus-circle-outline", {
        id: "menu_minus",
        enabled: a.saved.count > 1,
        ...(named ? { desc: a.t("less") } : {}),
        onTap: () => {
          a.saved.count -= 1;
        },
      }),
      words.text(String(a.saved.count), { id: "menu_count", textSize: 18, weight: "medium" }),
      words.icon("plus-circle-outline", {
        id: "menu_plus",
        enabled: a.saved.count < 20,
        ...(named ? { desc: a.t("more") } : {}),
        onTap: () => {
          a.saved.count += 1;
        },
      }),
    ],
    { gap: 10 },
  );
}

/** A dish with the same options makes its line longer; a dish of another shop asks first. */
function add(a: Menu, dish: Dish): void {
  if (a.fields.added) return;
  const shop = Math.floor(dish.id / 100);
  if (a.disk.cart.some((line) => Math.floor(line.dish / 100) !== shop)) {
    a.show("otherShop", null, { retained: true });
    return;
  }
  a.fields.added = true;
  const line = lineOf(a, dish);
  const same = a.disk.cart.find(
    (each) => each.dish === line.dish && each.size === line.size && each.extras.join() === line.extras.join(),
  );
  if (same !== undefined) same.count += line.count;
  else {
    a.disk.cart.push({ ...line, id: a.disk.nextId });
    a.disk.nextId += 1;
  }
  a.toast(a.t("menu.added"));
  a.finish();
}
