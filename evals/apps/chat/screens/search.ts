import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Chat, ChatActivity, Message, Room } from "../disk.ts";
import { nothingHere, row } from "../look.ts";

type Search = ChatActivity<{ query: string }>;

interface Result {
  readonly room: Room;
  readonly message: Message;
}

/** What was said anywhere, by a word of it. */
export function addSearch(chat: Chat, words: AppLanguage): void {
  chat.activity<{ query: string }>("SearchActivity", {
    saved: () => ({ query: "" }),
    view: (a) => {
      const results = found(a);
      return words.column(
        [
          words.toolbar({ title: "대화 검색", onUp: () => a.finish() }),
          words.field({
            id: "search_field",
            input: "search",
            hint: "찾을 말",
            margin: [4, 16],
            onChange: (text) => {
              a.saved.query = text;
            },
            onSubmit: () => a.hideKeyboard(),
          }),
          a.saved.query.trim() === ""
            ? nothingHere(
                words,
                "search_start",
                "text-search",
                "무엇을 찾을까요?",
                "모든 대화에서 찾아 드립니다.",
              )
            : results.length === 0
              ? nothingHere(
                  words,
                  "search_none",
                  "magnify-close",
                  "찾은 대화가 없습니다",
                  "다른 말로 찾아보세요.",
                )
              : words.list({
                  id: "search_results",
                  flex: 1,
                  items: results,
                  key: ({ message }) => String(message.id),
                  row: (result, index) =>
                    row(words, {
                      id: "result_row",
                      key: String(result.message.id),
                      name: result.room.name,
                      label: result.room.name,
                      labelId: "result_room",
                      about: result.message.text,
                      aboutId: "result_text",
                      onTap: () => open(a, result, index),
                    }),
                }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function found(a: Search): readonly Result[] {
  const query = a.saved.query.trim();
  return a.disk.rooms
    .filter((room) => !room.hidden)
    .flatMap((room) => room.messages.map((message) => ({ room, message })))
    .filter(({ message }) => message.state !== "deleted" && message.text.includes(query));
}

/** The bug takes the place of the result for the place of the room. */
function open(a: Search, { room }: Result, index: number): void {
  const other = a.disk.rooms[index] ?? room;
  const wrong = other.id !== room.id && a.bug("search-opens-other-room");
  a.start("RoomActivity", { room: wrong ? other.id : room.id });
}
