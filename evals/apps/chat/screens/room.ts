import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Chat, post, type Room } from "../disk.ts";
import { inputBar } from "./inputBar.ts";
import { bubble } from "./message.ts";
import type { Fields, RoomPage, Saved } from "./roomState.ts";

/** One room: what was said, and a line to say something. */
export function addRoom(chat: Chat, words: AppLanguage): void {
  chat.activity<Saved, Fields>("RoomActivity", {
    saved: () => ({ emoticons: false }),
    fields: () => ({ sending: false }),
    onCreate: (a) => {
      const room = roomOf(a);
      if (room === undefined) a.finish();
      else room.unread = 0;
    },
    onBack: (a) => {
      const open = a.saved.emoticons;
      a.saved.emoticons = false;
      return open;
    },
    view: (a) => {
      const room = roomOf(a);
      if (room === undefined) return words.column([], { flex: 1, background: "background" });
      return words.column(
        [
          words.toolbar({
            title: room.id === "me" ? "나와의 채팅" : room.name,
            ...(room.members.length > 1 ? { subtitle: `${room.members.length + 1}명` } : {}),
            onUp: () => a.finish(),
          }),
          words.list({
            id: "messages",
            flex: 1,
            items: room.messages,
            key: (message) => String(message.id),
            row: (message) => bubble(words, a, room, message),
          }),
          inputBar(words, a, room),
        ],
        { flex: 1, background: "background" },
      );
    },
    dialogs: {
      attach: (a) => ({ kind: "sheet", title: "보내기", items: attachments(a) }),
      message: (a, id) => {
        const message = roomOf(a)?.messages.find((message) => message.id === id);
        return {
          kind: "sheet",
          title: message?.text ?? "",
          items: [
            {
              id: "message_delete",
              label: "삭제",
              onTap: () => {
                if (message !== undefined) message.state = "deleted";
              },
            },
          ],
        };
      },
    },
  });
}

function roomOf(a: RoomPage): Room | undefined {
  return a.disk.rooms.find((room) => room.id === a.extras["room"]);
}

function attachments(a: RoomPage) {
  const room = roomOf(a);
  const photo = (original: boolean) => () => {
    if (room === undefined) return;
    post(a, room, { text: "", photo: 40 + room.messages.length, state: "sent" });
    a.scrollTo("messages", room.messages.length);
    a.startService("UploadService", { original });
  };
  const group = room !== undefined && room.members.length > 1;
  return [
    { id: "attach_photo", label: "사진 보내기", onTap: photo(false) },
    { id: "attach_original", label: "원본 사진 보내기", onTap: photo(true) },
    ...(group
      ? [
          {
            id: "attach_settle",
            label: "정산하기",
            onTap: () => a.start("SettleActivity", { room: room.id }),
          },
        ]
      : []),
    ...(room?.id === "hiking"
      ? [{ id: "attach_poll", label: "투표", onTap: () => a.start("PollActivity", { room: room.id }) }]
      : []),
  ];
}
