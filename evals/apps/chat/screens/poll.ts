import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import type { Chat } from "../disk.ts";

const options = ["북한산", "관악산", "도봉산"];
const before = [2, 1, 0];

/** A poll of the hiking room. */
export function addPoll(chat: Chat, words: AppLanguage): void {
  chat.activity<{ choice: number }>("PollActivity", {
    saved: () => ({ choice: -1 }),
    view: (a) => {
      const { vote } = a.disk;
      const counts = before.map((count, index) => count + (index === vote ? 1 : 0));
      const all = counts.reduce((sum, count) => sum + count, 0);
      return words.column(
        [
          words.toolbar({ title: "투표", onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  words.text("다음 산행은 어디로 갈까요?", {
                    id: "poll_question",
                    textSize: 20,
                    weight: "bold",
                  }),
                  words.radioGroup({
                    id: "poll_options",
                    options,
                    selectedIndex: a.saved.choice === -1 ? (vote ?? -1) : a.saved.choice,
                    onSelect: (index) => {
                      a.saved.choice = index;
                    },
                  }),
                  ...options.map((option, index) =>
                    words.column(
                      [
                        words.row(
                          [
                            words.text(option, { textSize: 14, flex: 1 }),
                            words.text(`${counts[index] ?? 0}표`, { id: "poll_count", textSize: 14 }),
                          ],
                          {},
                        ),
                        words.progressBar(counts[index] ?? 0, all),
                      ],
                      { key: option, gap: 6 },
                    ),
                  ),
                  words.text(`모두 ${all}표`, {
                    id: "poll_total",
                    textSize: 14,
                    weight: "medium",
                    color: "primary",
                  }),
                  words.button(vote === null ? "투표하기" : "다시 투표하기", {
                    id: "poll_vote",
                    enabled: a.saved.choice !== -1 && a.saved.choice !== vote,
                    onTap: () => {
                      a.disk.vote = a.saved.choice;
                      a.snackbar("투표했습니다");
                    },
                  }),
                ],
                { gap: 18, padding: 18 },
              ),
            ],
            { id: "poll_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}
