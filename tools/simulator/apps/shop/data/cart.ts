/** Sums and changes of the cart. */

import type { CartLine, ShopCode, Sums } from "./disk.ts";
import { productOf } from "./catalogue.ts";

/** Orders from here on are delivered free of charge; cents. */
export const freeDeliveryFrom = 5000;
export const deliveryFee = 490;
export const mostOfOne = 10;

/** Codes that the shop's server knows, with what they take off in percent. */
export const coupons: Readonly<Record<string, number>> = { WELCOME10: 10, SPRING20: 20 };

/** What a cart costs, in cents. */
export function sumsOf(a: ShopCode, lines: readonly CartLine[], coupon: string | null): Sums {
  const severalOfOne = lines.some((line) => line.quantity > 1);
  const subtotal =
    severalOfOne && a.bug("subtotal-ignores-quantity")
      ? lines.reduce((sum, line) => sum + productOf(line.product).price, 0)
      : lines.reduce((sum, line) => sum + lineTotal(line), 0);
  const percent = coupon === null ? 0 : (coupons[coupon] ?? 0);
  const discount = Math.round((subtotal * percent) / 100);
  const delivery = subtotal === 0 || subtotal >= freeDeliveryFrom ? 0 : deliveryFee;
  return { subtotal, discount, delivery, total: subtotal - discount + delivery };
}

/** Price of one line, in cents. */
export function lineTotal(line: CartLine): number {
  return productOf(line.product).price * line.quantity;
}

/** Pieces in the cart: what the badge on the cart shows. */
export function pieces(lines: readonly CartLine[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

/** Put a product into the cart, on top of what is there of it; never more than `mostOfOne`. */
export function addToCart(a: ShopCode, product: string, quantity: number): void {
  const line = a.disk.cart.find((line) => line.product === product);
  if (line === undefined) a.disk.cart.push({ product, quantity });
  else line.quantity = Math.min(mostOfOne, line.quantity + quantity);
}
