import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { post, type Room } from "../disk.ts";
import type { RoomPage } from "./roomState.ts";

const emoticons = ["반가워요", "고마워요", "축하해요", "힘내요", "좋아요", "잘 자요"] as const;

/** The line at the bottom of a room, with the emoticons below it. */
export function inputBar(words: AppLanguage, a: RoomPage, room: Room): ViewNode {
  const typed = room.draft.trim() !== "";
  return words.column(
    [
      words.row(
        [
          words.icon("plus", {
            id: "room_attach",
            desc: "첨부",
            onTap: () => a.show("attach", null, { retained: true }),
          }),
          words.field({
            id: "room_input",
            input: "search",
            icon: "message-outline",
            hint: "메시지 입력",
            value: room.draft,
            flex: 1,
            onChange: (text) => {
              room.draft = text;
            },
          }),
          words.icon("emoticon-happy-outline", {
            id: "room_emoticon",
            desc: "이모티콘",
            color: a.saved.emoticons ? "primary" : "textSecondary",
            onTap: () => toggle(a),
          }),
          words.icon("send", {
            id: "room_send",
            desc: "보내기",
            color: "primary",
            enabled: typed || a.bug("send-enabled-when-empty"),
            onTap: () => send(a, room),
          }),
        ],
        { gap: 2, align: "center", padding: [6, 6] },
      ),
      a.saved.emoticons &&
        words.row(
          emoticons.map((emoticon) =>
            words.chip(emoticon, {
              key: emoticon,
              id: "emoticon",
              onTap: () => {
                post(a, room, { text: `(${emoticon})`, state: a.online ? "sent" : "failed" });
                a.scrollTo("messages", room.messages.length);
              },
            }),
          ),
          { id: "emoticons", gap: 8, wrap: true, padding: { right: 16, bottom: 12, left: 16 } },
        ),
    ],
    { background: "surface" },
  );
}

/** Opens and closes the emoticons; the bug decodes all pictures of them in one frame. */
function toggle(a: RoomPage): void {
  a.hideKeyboard();
  a.saved.emoticons = !a.saved.emoticons;
  if (a.saved.emoticons && a.bug("slow-emoticons")) a.slowFrame(900);
}

/** Sends what was typed, and empties the line when the server has it. */
function send(a: RoomPage, room: Room): void {
  if (a.fields.sending && !a.bug("message-sent-twice")) return;
  a.fields.sending = true;
  const text = room.draft.trim();
  a.request(
    () => text,
    (answer) => {
      a.fields.sending = false;
      const sent = answer.ok || a.bug("offline-message-shown-as-sent");
      post(a, room, { text, state: sent ? "sent" : "failed" });
      room.draft = "";
      a.scrollTo("messages", room.messages.length);
    },
    400,
  );
}
