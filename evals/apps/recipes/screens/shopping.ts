import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { say } from "../disk.ts";
import { nothingHere } from "../look.ts";
import type { Home } from "./home.ts";

/** What to buy. */
export function shopping(words: AppLanguage, a: Home): ViewNode {
  const { wanted } = a.disk;
  const done = wanted.filter((item) => item.bought).length;
  return words.column(
    [
      words.row(
        [
          words.field({
            id: "item",
            hint: a.t("list.add"),
            flex: 1,
            value: a.saved.item,
            onChange: (text) => {
              a.saved.item = text;
            },
            onSubmit: () => add(a),
          }),
          words.button(a.t("list.add.button"), { minHeight: 48, onTap: () => add(a) }),
        ],
        { gap: 12, padding: [8, 16] },
      ),
      wanted.length === 0
        ? nothingHere(words, "basket-outline", a.t("list.empty"), a.t("list.hint"))
        : words.list({
            id: "wanted",
            flex: 1,
            padding: [0, 12],
            items: wanted,
            key: (item) => String(item.id),
            row: (item) =>
              words.checkbox(say(a, item.name), {
                checked: item.bought,
                padding: [8, 8],
                minHeight: 56,
                onChange: (bought) => {
                  item.bought = bought;
                },
              }),
          }),
      wanted.length > 0 &&
        words.row(
          [
            words.text(a.t("list.count", { done, all: wanted.length }), { flex: 1, color: "textSecondary" }),
            words.button(a.t("list.clear"), { style: "text", minHeight: 48, onTap: () => clear(a) }),
          ],
          { gap: 8, padding: [4, 16], background: "surface" },
        ),
    ],
    { flex: 1 },
  );
}

function add(a: Home): void {
  const text = a.saved.item.trim();
  if (text === "") {
    a.focus("item");
    return;
  }
  a.disk.wanted.push({ id: a.disk.nextId, name: { en: text, ko: text }, bought: false });
  a.disk.nextId += 1;
  a.saved.item = "";
}

function clear(a: Home): void {
  const left = a.disk.wanted.filter((item) => !item.bought);
  const none = left.length === a.disk.wanted.length;
  a.disk.wanted = left;
  a.snackbar(a.t(none ? "list.nothing" : "list.cleared"));
}
