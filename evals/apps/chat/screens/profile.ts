import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Chat, ChatActivity, Friend } from "../disk.ts";
import { face } from "../look.ts";

type Profile = ChatActivity<object>;

/** A friend, with the way to talk to them. */
export function addProfile(chat: Chat, words: AppLanguage): void {
  chat.activity("ProfileActivity", {
    onCreate: (a) => {
      if (friendOf(a) === undefined) a.finish();
      const error = words.exception(
        "java.lang.NullPointerException",
        "Attempt to invoke virtual method 'int android.graphics.Bitmap.getWidth()' on a null object reference",
        { frames: ["com.example.dorandoran.ProfileImage.crop(ProfileImage.kt:22)"] },
      );
      a.logCaught("ProfileImage", "No picture, using initials", error);
    },
    view: (a) => {
      const friend = friendOf(a);
      const name = friend?.name ?? "";
      const favourite = friend?.favourite === true;
      return words.column(
        [
          words.toolbar({
            title: "프로필",
            onUp: () => a.finish(),
            actions: [
              {
                id: "profile_favourite",
                icon: favourite ? "star" : "star-outline",
                label: favourite ? "즐겨찾기 해제" : "즐겨찾기",
                onTap: () => {
                  if (friend !== undefined) friend.favourite = !favourite;
                },
              },
            ],
          }),
          words.column(
            [
              face(words, name, 128),
              words.text(name, { id: "profile_name", textSize: 26, weight: "bold" }),
              words.text(friend?.status === "" ? "상태 메시지가 없습니다" : (friend?.status ?? ""), {
                id: "profile_status",
                textSize: 15,
                textAlign: "center",
                color: "textSecondary",
              }),
              words.button("1:1 채팅", {
                id: "profile_chat",
                icon: "chat-outline",
                margin: { top: 20 },
                onTap: () => {
                  if (friend !== undefined) a.start("RoomActivity", { room: roomWith(a, friend) });
                },
              }),
            ],
            { flex: 1, align: "center", justify: "center", gap: 10, padding: 24 },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function friendOf(a: Profile): Friend | undefined {
  return a.disk.friends.find((friend) => friend.id === a.extras["friend"]);
}

/** The room of two; a new one where there is none. */
function roomWith(a: Profile, { id, name }: Friend): string {
  if (!a.disk.rooms.some((room) => room.id === id)) {
    a.disk.rooms.push({ id, name, members: [id], unread: 0, hidden: false, draft: "", messages: [] });
  }
  return id;
}
