/** For each seeded bug of Dorandoran, the steps that trigger it. */

import type { Step, Triggers } from "../steps.ts";

export const packageName = "com.example.dorandoran";

const hiking: Step = { tap: { text: "주말 등산 모임" } };
const jiwoo: Step = { tap: { text: "최지우" } };

export const triggers: Triggers = {
  "original-photo-crash": [
    jiwoo,
    { tap: { id: "room_attach" } },
    { tap: { text: "원본 사진 보내기" } },
    { wait: 2000 },
  ],
  "left-member-crash": [hiking, { tap: { text: "(알 수 없음) 프로필" } }],
  "message-sent-twice": [
    jiwoo,
    { type: { id: "room_input", text: "토요일에 봐" } },
    { doubleTap: { id: "room_send" } },
    { wait: 1500 },
  ],
  "badge-counts-hidden-room": [],
  "offline-message-shown-as-sent": [
    { set: { offline: true } },
    jiwoo,
    { type: { id: "room_input", text: "토요일에 봐" } },
    { tap: { id: "room_send" } },
    { wait: 1500 },
  ],
  "search-opens-other-room": [
    { tap: { id: "action_search" } },
    { type: { id: "search_field", text: "김밥" } },
    { tap: { id: "result_row" } },
  ],
  "settle-divides-by-all": [
    hiking,
    { tap: { id: "room_attach" } },
    { tap: { text: "정산하기" } },
    { tap: { text: "김서연" } },
  ],
  "friend-added-twice": [
    { tap: { id: "nav_friends" } },
    { tap: { id: "action_add" } },
    { type: { id: "friend_id", text: "haneul" } },
    { tap: { id: "friend_save" } },
    { swipe: "up" },
    { swipe: "up" },
  ],
  "times-dark-on-dark": [{ set: { dark: true } }, jiwoo],
  "token-in-log": [{ tap: { id: "nav_more" } }, { tap: { id: "more_account" } }],
  "send-enabled-when-empty": [jiwoo],
  "deleted-in-english": [
    jiwoo,
    { longPress: { text: "거의 다! 주말에 돌려줄게" } },
    { tap: { text: "삭제" } },
  ],
  "slow-emoticons": [jiwoo, { tap: { id: "room_emoticon" } }, { wait: 1500 }],
};
