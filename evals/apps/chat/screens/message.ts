import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Message, Room } from "../disk.ts";
import { face } from "../look.ts";
import type { RoomPage } from "./roomState.ts";

/** A message in its bubble: one's own at the right, those of others at the left with a picture. */
export function bubble(words: AppLanguage, a: RoomPage, room: Room, message: Message): ViewNode {
  return message.from === "me" ? own(words, a, room, message) : others(words, a, message);
}

function wordsOf(a: RoomPage, message: Message): string {
  if (message.state !== "deleted") return message.text;
  return a.bug("deleted-in-english") ? "This message was deleted" : "삭제된 메시지입니다";
}

function time(words: AppLanguage, a: RoomPage, message: Message): ViewNode {
  const hard = a.config.night && a.bug("times-dark-on-dark");
  return words.text(message.time, {
    id: "message_time",
    textSize: 11,
    shrink: 0,
    color: hard ? "#3A2C31" : "textSecondary",
    alignSelf: "end",
  });
}

function own(words: AppLanguage, a: RoomPage, room: Room, message: Message): ViewNode {
  const failed = message.state === "failed";
  const gone = message.state === "deleted";
  const hold = gone ? {} : { onLongPress: () => a.show("message", message.id, { retained: true }) };
  return words.column(
    [
      words.row(
        [
          time(words, a, message),
          message.photo !== null && !gone
            ? words.image(
                { kind: "scene", seed: message.photo },
                {
                  id: "message_photo",
                  desc: "보낸 사진",
                  width: 180,
                  height: 130,
                  corner: 18,
                  onTap: () => a.start("PhotoActivity", { photo: message.photo }),
                  ...hold,
                },
              )
            : words.text(wordsOf(a, message), {
                id: "message_text",
                textSize: 15,
                maxWidth: "72%",
                color: gone ? "textSecondary" : "onPrimary",
                background: gone ? "surface" : "primary",
                corner: 18,
                padding: [10, 14],
                ...hold,
              }),
        ],
        { gap: 8, justify: "end" },
      ),
      failed &&
        words.button("전송 실패 · 다시 보내기", {
          id: "message_retry",
          style: "text",
          color: "error",
          alignSelf: "end",
          onTap: () => retry(a, room, message),
        }),
    ],
    { key: String(message.id), padding: [5, 14], gap: 2 },
  );
}

function retry(a: RoomPage, room: Room, message: Message): void {
  a.request(
    () => message.id,
    (answer) => {
      if (!answer.ok) {
        a.snackbar("연결되지 않았습니다");
        return;
      }
      message.state = "sent";
      a.scrollTo("messages", room.messages.length);
    },
  );
}

function others(words: AppLanguage, a: RoomPage, message: Message): ViewNode {
  const friend = a.disk.friends.find((friend) => friend.id === message.from);
  const name = friend?.name ?? "(알 수 없음)";
  return words.row(
    [
      face(words, name.replace("(", ""), 48, {
        id: "message_face",
        desc: `${name} 프로필`,
        onTap: () => openProfile(words, a, friend?.id),
      }),
      words.column(
        [
          words.text(name, { id: "message_name", textSize: 12, color: "textSecondary" }),
          words.row(
            [
              words.text(wordsOf(a, message), {
                id: "message_text",
                textSize: 15,
                shrink: 1,
                background: "surface",
                corner: 18,
                padding: [10, 14],
              }),
              time(words, a, message),
            ],
            { gap: 8 },
          ),
        ],
        { flex: 1, gap: 4 },
      ),
    ],
    { key: String(message.id), gap: 10, align: "start", padding: { top: 5, right: 48, bottom: 5, left: 12 } },
  );
}

/** Those who have left have no profile any more. */
function openProfile(words: AppLanguage, a: RoomPage, friend: string | undefined): void {
  if (friend !== undefined) {
    a.start("ProfileActivity", { friend });
    return;
  }
  if (a.bug("left-member-crash")) {
    const message =
      "Attempt to invoke virtual method 'java.lang.String com.example.dorandoran.Member.getId()' on a null object reference";
    throw words.exception("java.lang.NullPointerException", message, {
      frames: ["com.example.dorandoran.RoomActivity.openProfile(RoomActivity.kt:203)"],
    });
  }
  a.snackbar("대화방을 나간 사용자입니다");
}
