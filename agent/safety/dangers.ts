/** Words on controls that do what a test must not do unasked, in English and Korean. */

/** What the user may allow. */
export const dangers = ["buy", "send", "delete-account", "leave"] as const;
export type Danger = (typeof dangers)[number];

const words: Readonly<Record<Exclude<Danger, "leave">, RegExp>> = {
  buy: /\b(?:buy|purchase|pay|subscribe|place (?:the |your )?order|order now|complete (?:the )?(?:order|purchase|payment)|donate|top ?up|start (?:free )?trial)\b|구매|결제|주문하기|주문 ?완료|구독|후원|충전/iu,
  send: /\b(?:send|share|publish|post|tweet|reply to all|invite|call|dial|forward|submit review)\b|보내기|전송|공유|게시|발송|초대|전화 ?걸기/iu,
  "delete-account":
    /\b(?:delete|close|remove|deactivate|erase|terminate)\b.{0,20}\b(?:account|profile|all (?:my )?data|everything)\b|\bfactory reset\b|\berase all\b|탈퇴|계정.{0,4}(?:삭제|해지)|공장 ?초기화/iu,
};

/** The danger that a control's words tell of; null when they are harmless. */
export function dangerOf(label: string): Exclude<Danger, "leave"> | null {
  if (words["delete-account"].test(label)) return "delete-account";
  if (words.buy.test(label)) return "buy";
  return words.send.test(label) ? "send" : null;
}

/** A danger in words. */
export const dangerWords: Readonly<Record<Danger, string>> = {
  buy: "buying",
  send: "sending to other people",
  "delete-account": "deleting accounts or all data",
  leave: "leaving the app",
};
