/** For each seeded bug of Bori Wallet, the steps that trigger it. */

import type { Triggers } from "../steps.ts";

export const packageName = "com.example.boriwallet";

export const triggers: Triggers = {
  "sent-twice": [
    { tap: { id: "home_send" } },
    { type: { id: "send_amount", text: "20000" } },
    { tap: { id: "send_next" } },
    { doubleTap: { id: "confirm_send" } },
    { wait: 3000 },
  ],
  "spent-without-last": [{ tap: { id: "home_all" } }],
  "more-than-balance": [
    { tap: { id: "home_send" } },
    { type: { id: "send_amount", text: "9000000" } },
    { tap: { id: "send_next" } },
  ],
  "token-in-log": [{ tap: { id: "home_card" } }, { tap: { id: "card_reveal" } }],
  "transfer-lost-in-background": [
    { tap: { id: "home_send" } },
    { type: { id: "send_amount", text: "45000" } },
    { kill: true },
  ],
  "empty-amount-crash": [{ tap: { id: "home_send" } }, { tap: { id: "send_next" } }],
  "detail-day-before": [{ tap: { text: "Seoul Metro" } }],
  "balance-clipped": [{ set: { fontScale: 2 } }],
  "topup-without-consent": [{ tap: { id: "home_topup" } }, { tap: { id: "topup_50000" } }],
  "topup-offline-success": [
    { set: { offline: true } },
    { tap: { id: "home_topup" } },
    { tap: { id: "topup_50000" } },
    { tap: { id: "topup_agree" } },
    { tap: { id: "topup_go" } },
    { wait: 1500 },
  ],
  "copy-too-small": [{ tap: { id: "home_card" } }],
  "hidden-forgotten": [
    { tap: { id: "action_settings" } },
    { tap: { id: "set_hidden" } },
    { relaunch: true },
    { tap: { id: "action_settings" } },
  ],
  "statement-freezes": [
    { tap: { id: "action_settings" } },
    { tap: { id: "set_statement" } },
    { tap: { id: "set_limit" } },
    { wait: 12_000 },
  ],
  "limit-in-english": [{ set: { locale: "ko-KR" } }, { tap: { id: "action_settings" } }],
};
