/** Views that several screens of the wallet use. */

import type { AppLanguage, ViewNode } from "../../../tools/simulator/language.ts";
import { day, type Movement, named, time, type WalletCode, won } from "./disk.ts";

/** Are amounts covered with dots? */
export function isHidden(a: WalletCode): boolean {
  return a.statics.hidden ?? a.disk.hidden;
}

/** An amount, or dots while amounts are hidden. */
export function amountOf(a: WalletCode, amount: number): string {
  return isHidden(a) ? "₩ • • • • •" : won(amount);
}

/** A movement of money as a row. */
export function movementRow(
  words: AppLanguage,
  a: WalletCode,
  movement: Movement,
  onTap: () => void,
): ViewNode {
  return words.row(
    [
      words.stack([words.icon(movement.icon, { size: 22, color: "primary" })], {
        width: 44,
        height: 44,
        corner: 22,
        background: "primaryContainer",
        align: "center",
        justify: "center",
      }),
      words.column(
        [
          words.text(named(a, movement), { id: "row_name", textSize: 16, weight: "medium" }),
          words.text(
            movement.pending
              ? `${day(a, movement.at)} · ${a.t("pending")}`
              : `${day(a, movement.at)} ${time(movement.at)}`,
            { id: "row_when", textSize: 13, color: "textSecondary" },
          ),
        ],
        { flex: 1, gap: 2 },
      ),
      words.text(amountOf(a, movement.amount), {
        id: "row_amount",
        textSize: 16,
        weight: "medium",
        color: movement.amount > 0 ? "primary" : "text",
      }),
    ],
    { key: String(movement.id), gap: 14, padding: [10, 16], minHeight: 64, onTap },
  );
}

/** A label and its value on a line. */
export function line(words: AppLanguage, label: string, value: string, id: string, strong = false): ViewNode {
  return words.row(
    [
      words.text(label, { flex: 1, textSize: 15, color: "textSecondary" }),
      words.text(value, { id, textSize: strong ? 18 : 15, weight: strong ? "bold" : "medium" }),
    ],
    { key: id, gap: 16, minHeight: 36 },
  );
}
