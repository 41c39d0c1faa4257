/** What looks wrong in the shop and is right. */

import type { Decoy } from "../../language.ts";

export const decoys: readonly Decoy[] = [
  {
    id: "form-messages",
    resembles: "C2",
    screen: "CheckoutActivity",
    summary: "Messages under fields that were filled in wrongly are the form doing its work",
  },
  {
    id: "promotion-timeout",
    resembles: "C1",
    screen: "MainActivity",
    summary: "A SocketTimeoutException is caught and logged as a warning at every start",
  },
  {
    id: "password-cleared",
    resembles: "L1",
    screen: "PasswordActivity",
    summary: "Passwords are not kept when the phone is turned, and the screen says so",
  },
  {
    id: "orders-load",
    resembles: "A3",
    screen: "OrdersActivity",
    summary: "Orders load for two and a half seconds behind a spinner",
  },
  {
    id: "rate-toast",
    resembles: "C4",
    screen: "AboutActivity",
    summary: "Rate this app finds no app store and says so in a toast",
  },
  {
    id: "saved-empty",
    resembles: "F12",
    screen: "MainActivity",
    summary: "Saved is empty until something is saved",
  },
  {
    id: "delivery-in-total",
    resembles: "F8",
    screen: "CartActivity",
    summary: "The total is the subtotal plus delivery, minus a discount",
  },
  {
    id: "sold-out-disabled",
    resembles: "F1",
    screen: "ProductActivity",
    summary: "Add to cart is disabled for what is sold out",
  },
  {
    id: "toast-gone",
    resembles: "L4",
    screen: "ProductActivity",
    summary: "Snackbars and toasts do not come back after turning the phone",
  },
];
