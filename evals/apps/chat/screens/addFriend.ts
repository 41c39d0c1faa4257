import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Chat, type ChatActivity, ownId } from "../disk.ts";

interface Saved {
  error: string;
  /** Id of the friend that was just added. */
  added: string | null;
}

type AddFriend = ChatActivity<Saved>;

const directory: Readonly<Record<string, string>> = { haneul: "서하늘", bomi: "유보미", taeyang: "오태양" };

/** A new friend by an id. */
export function addAddFriend(chat: Chat, words: AppLanguage): void {
  chat.activity<Saved>("AddFriendActivity", {
    saved: () => ({ error: "", added: null }),
    onPause: (a) => {
      // Saved once by the button, and once more when the screen is left.
      if (a.saved.added !== null && a.bug("friend-added-twice")) store(a, a.saved.added, "2");
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: "친구 추가", onUp: () => a.finish() }),
          words.column(
            [
              words.text("친구의 도란도란 아이디를 입력하세요. 영문 소문자와 숫자로 3자 이상입니다.", {
                id: "friend_rule",
                textSize: 14,
                color: "textSecondary",
              }),
              words.field({
                id: "friend_id",
                hint: "아이디",
                maxLength: 20,
                ...(a.saved.error === "" ? {} : { error: a.saved.error }),
                onChange: () => {
                  a.saved.error = "";
                },
              }),
              words.text(`내 아이디: ${ownId}`, { id: "friend_own", textSize: 14, color: "textSecondary" }),
              words.button("추가", { id: "friend_save", onTap: () => save(a) }),
            ],
            { gap: 16, padding: 16 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function store(a: AddFriend, id: string, copy: string): void {
  a.disk.friends.push({ id: id + copy, name: directory[id] ?? id, status: "", favourite: false });
}

function save(a: AddFriend): void {
  const id = a.value("friend_id").trim();
  a.hideKeyboard();
  if (!/^[a-z0-9]{3,}$/.test(id)) a.saved.error = "영문 소문자와 숫자로 3자 이상 입력하세요";
  else if (id === ownId) a.saved.error = "내 아이디는 추가할 수 없습니다";
  else if (a.disk.friends.some((friend) => friend.id === id)) a.saved.error = "이미 친구입니다";
  else {
    store(a, id, "");
    a.saved.added = id;
    a.finish();
  }
}
