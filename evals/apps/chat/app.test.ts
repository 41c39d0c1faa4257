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
