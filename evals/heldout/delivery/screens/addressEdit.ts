import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Delivery, Page } from "../disk.ts";
import { screen } from "../look.ts";

type Part = "label" | "street" | "detail" | "phone";

interface Saved {
  loaded: boolean;
  values: Record<Part, string>;
  wrong: Partial<Record<Part, string>>;
}

type Form = Page<Saved, { saved: boolean }>;

/** An address, new or changed. */
export function addAddressEdit(delivery: Delivery, words: AppLanguage): void {
  delivery.activity<Saved, { saved: boolean }>("AddressEditActivity", {
    fields: () => ({ saved: false }),
    saved: () => ({ loaded: false, values: { label: "", street: "", detail: "", phone: "" }, wrong: {} }),
    onCreate: (a) => {
      const known = a.disk.addresses.find((each) => each.id === a.extras["address"]);
      if (a.saved.loaded) return;
      a.saved.loaded = true;
      if (known !== undefined) {
        const { label, street, detail, phone } = known;
        a.saved.values = { label, street, detail, phone };
      }
    },
    view: (a) => {
      const field = (part: Part, input: "text" | "phone", maxLength: number): ViewNode => {
        const wrong = a.saved.wrong[part];
        return words.field({
          id: `address_${part}`,
          hint: a.t(`address.${part}`),
          input,
          maxLength,
          value: a.saved.values[part],
          ...(wrong === undefined ? {} : { error: a.t(wrong) }),
          onChange: (text) => {
            a.saved.values[part] = text;
            delete a.saved.wrong[part];
          },
        });
      };
      const known = a.extras["address"] !== undefined;
      return screen(words, a, a.t(known ? "address.change" : "address.new"), [
        words.scroll(
          [
            field("label", "text", 12),
            field("street", "text", 60),
            field("detail", "text", 40),
            field("phone", "phone", 13),
            words.button(a.t("save"), { id: "address_save", minHeight: 52, onTap: () => save(a) }),
          ],
          { id: "address_scroll", flex: 1, gap: 14, padding: 16 },
        ),
      ]);
    },
  });
}

function save(a: Form): void {
  a.hideKeyboard();
  const { label, street, detail, phone } = a.saved.values;
  a.saved.wrong = {
    ...(label.trim() === "" ? { label: "wrong.label" } : {}),
    ...(street.trim() === "" ? { street: "wrong.street" } : {}),
    ...(/^0\d{1,2}-?\d{3,4}-?\d{4}$/.test(phone.trim()) ? {} : { phone: "wrong.phone" }),
  };
  if (Object.keys(a.saved.wrong).length > 0 || a.fields.saved) return;
  a.fields.saved = true;
  const known = a.extras["address"];
  const id = typeof known === "number" ? known : a.disk.nextId;
  const address = {
    id,
    label: label.trim(),
    street: street.trim(),
    detail: detail.trim(),
    phone: phone.trim(),
  };
  if (typeof known === "number")
    a.disk.addresses = a.disk.addresses.map((each) => (each.id === id ? address : each));
  else {
    a.disk.nextId += 1;
    a.disk.addresses.push(address);
  }
  a.toast(a.t("saved"));
  a.finish();
}
