import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Address, type Delivery, homeOf, type Page } from "../disk.ts";
import { nothing } from "../look.ts";

/** Where meals can be brought to; the one in use stands first. */
export function addAddresses(delivery: Delivery, words: AppLanguage): void {
  delivery.activity("AddressesActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({
            title: a.t("my.addresses"),
            onUp: () => a.finish(),
            actions: [
              {
                id: "action_new",
                icon: "plus",
                label: a.t("address.new"),
                onTap: () => a.start("AddressEditActivity"),
              },
            ],
          }),
          a.disk.addresses.length === 0
            ? nothing(words, "map-marker-off-outline", a.t("my.addresses.none"), a.t("address.none.about"))
            : words.list({
                id: "address_list",
                flex: 1,
                items: shown(a),
                key: (address) => String(address.id),
                row: (address, index) => row(words, a, address, index),
              }),
        ],
        { flex: 1, background: "background" },
      ),
    dialogs: {
      remove: (a, index) => {
        const address = shown(a)[Number(index)];
        return {
          title: a.t("address.remove.ask", { label: address?.label ?? "" }),
          message: address?.street ?? "",
          positive: { label: a.t("remove"), onTap: () => remove(a, Number(index)) },
          negative: { label: a.t("cancel") },
        };
      },
    },
  });
}

function shown(a: Page): readonly Address[] {
  const home = homeOf(a);
  return home === undefined ? [] : [home, ...a.disk.addresses.filter((each) => each !== home)];
}

function row(words: AppLanguage, a: Page, address: Address, index: number): ViewNode {
  const home = address === homeOf(a);
  return words.row(
    [
      words.icon(home ? "map-marker-check" : "map-marker-outline", { color: "primary" }),
      words.column(
        [
          words.text(address.label, { id: "address_label", textSize: 16, weight: "medium" }),
          words.text(`${address.street}, ${address.detail}`, {
            id: "address_street",
            color: "textSecondary",
          }),
          home
            ? words.text(a.t("address.inUse"), { id: "address_used", textSize: 13, color: "primary" })
            : null,
        ],
        { flex: 1, gap: 2 },
      ),
      words.icon("pencil-outline", {
        id: "address_edit",
        desc: a.t("address.edit", { label: address.label }),
        onTap: () => a.start("AddressEditActivity", { address: address.id }),
      }),
      words.icon("trash-can-outline", {
        id: "address_remove",
        desc: a.t("address.remove", { label: address.label }),
        onTap: () => a.show("remove", index, { retained: true }),
      }),
    ],
    {
      gap: 10,
      padding: [10, 16],
      minHeight: 72,
      onTap: () => {
        if (home) a.snackbar(a.t("address.already"));
        else {
          a.disk.home = address.id;
          a.scrollTo("address_list", 0);
        }
      },
    },
  );
}

/** The place in the list on the screen is not the place in the table. */
function remove(a: Page, index: number): void {
  const meant = shown(a)[index];
  const there = a.disk.addresses[index];
  if (meant === undefined || there === undefined) return;
  const gone = meant !== there && a.bug("address-wrong-row") ? there : meant;
  a.disk.addresses = a.disk.addresses.filter((each) => each !== gone);
  a.snackbar(a.t("address.removed"));
}
