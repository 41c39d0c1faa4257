import { contrastOf, crashLog } from "../drive.ts";
import { prove } from "../prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";

/** Won out of "13,500원". */
function won(text: string): number {
  return Number(text.replace(/\D/g, ""));
}

prove({
  name: "Dorandoran",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "original-photo-crash": ({ phone }) => crashLog(phone).includes("UploadService.openStream"),
    "left-member-crash": ({ phone }) => crashLog(phone).includes("RoomActivity.openProfile"),
    "message-sent-twice": ({ play }) => play.has({ id: "message_text", text: "토요일에 봐", at: 1 }),
    "badge-counts-hidden-room": ({ play }) => !play.texts().some((text) => text.startsWith("채팅, 16 ")),
    "offline-message-shown-as-sent": ({ play }) => !play.has("message_retry"),
    "search-opens-other-room": ({ play }) => !play.has({ text: "주말 등산 모임" }),
    "settle-divides-by-all": ({ play }) => {
      const shares = [0, 1, 2, 3].map((at) => won(play.textOf({ id: "share_amount", at })));
      return shares.reduce((sum, share) => sum + share, 0) !== won(play.textOf("settle_total"));
    },
    "friend-added-twice": ({ play }) => play.has({ text: "서하늘", at: 1 }),
    "times-dark-on-dark": (drive) => contrastOf(drive, { id: "message_time" }) < 3,
    "token-in-log": ({ phone }) =>
      phone.logs.read(["main"]).some(({ message }) => message.includes("refresh_token=")),
    "send-enabled-when-empty": ({ play }) => play.box("room_send")?.enabled === true,
    "deleted-in-english": ({ play }) => play.has({ text: "This message was deleted" }),
    "slow-emoticons": ({ phone }) =>
      phone.processes.all().some(({ frames }) => frames.some(({ ms }) => ms >= 900)),
  },
  decoys: {
    "rest-is-mine": [
      [
        { tap: { text: "주말 등산 모임" } },
        { tap: { id: "room_attach" } },
        { tap: { text: "정산하기" } },
        { type: { id: "settle_amount", text: "10001" } },
      ],
      ({ play }) =>
        [0, 1, 2, 3].map((at) => won(play.textOf({ id: "share_amount", at }))).join(" ") ===
        "2501 2500 2500 2500",
    ],
    "deleted-stays": [
      [
        { tap: { text: "최지우" } },
        { longPress: { text: "거의 다! 주말에 돌려줄게" } },
        { tap: { text: "삭제" } },
      ],
      ({ play }) => play.has({ text: "삭제된 메시지입니다" }),
    ],
    "profile-picture-caught": [
      [{ tap: { id: "nav_friends" } }, { tap: { text: "김서연" } }],
      ({ phone }) =>
        phone.logs.read(["main"]).some(({ message }) => message.includes("java.lang.NullPointerException")),
    ],
    "own-id-refused": [
      [
        { tap: { id: "action_add" } },
        { type: { id: "friend_id", text: "yujin" } },
        { tap: { id: "friend_save" } },
      ],
      ({ play }) => play.has({ text: "내 아이디는 추가할 수 없습니다" }),
    ],
    "me-room": [[{ tap: { text: "나" } }], ({ play }) => play.has({ text: "나와의 채팅" })],
  },
  stops: [
    { screen: "MainActivity", path: ["nav_friends"] },
    { screen: "MainActivity", path: ["nav_more"] },
    { screen: "RoomActivity", path: [{ text: "최지우" }] },
    { screen: "RoomActivity", path: [{ text: "최지우" }, "room_emoticon"] },
    { screen: "ProfileActivity", path: ["nav_friends", { text: "김서연" }] },
    { screen: "AddFriendActivity", path: ["action_add"] },
    { screen: "SearchActivity", path: ["action_search"] },
    { screen: "AccountActivity", path: ["nav_more", "more_account"] },
    { screen: "AlertsActivity", path: ["nav_more", "more_alerts"] },
  ],
  modes: [
    { screen: "RoomActivity", path: [{ text: "주말 등산 모임" }] },
    { screen: "SettleActivity", path: [{ text: "주말 등산 모임" }, "room_attach", { text: "정산하기" }] },
    { screen: "PollActivity", path: [{ text: "주말 등산 모임" }, "room_attach", { text: "투표" }] },
    {
      screen: "PhotoActivity",
      path: [{ text: "최지우" }, "room_attach", { text: "사진 보내기" }, "message_photo"],
    },
  ],
});
