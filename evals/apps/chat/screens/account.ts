import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Chat, ownId } from "../disk.ts";

/** The user's own name and line. */
export function addAccount(chat: Chat, words: AppLanguage): void {
  chat.activity<{ error: boolean }>("AccountActivity", {
    saved: () => ({ error: false }),
    onCreate: (a) => {
      if (a.bug("token-in-log")) {
        a.log(
          "D",
          "Session",
          `restored: user=${ownId} refresh_token=eyJhbGciOiJIUzI1NiJ9.eW9qaW4.Qm9yYW5kb3Jhbg`,
        );
      } else a.log("D", "Session", "restored");
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: "내 계정", onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  words.field({
                    id: "account_name",
                    hint: "이름",
                    initial: a.disk.name,
                    maxLength: 20,
                    ...(a.saved.error ? { error: "이름을 입력하세요" } : {}),
                    onChange: () => {
                      a.saved.error = false;
                    },
                  }),
                  words.field({
                    id: "account_status",
                    hint: "상태 메시지",
                    initial: a.disk.status,
                    maxLength: 40,
                  }),
                  words.text(`아이디: ${ownId}`, { id: "account_id", textSize: 14, color: "textSecondary" }),
                  words.button("저장", {
                    id: "account_save",
                    onTap: () => {
                      const name = a.value("account_name").trim();
                      a.hideKeyboard();
                      a.saved.error = name === "";
                      if (name === "") return;
                      a.disk.name = name;
                      a.disk.status = a.value("account_status").trim();
                      a.finish();
                    },
                  }),
                ],
                { gap: 16, padding: 16 },
              ),
            ],
            { id: "account_scroll", flex: 1 },
          ),
        ],
        { flex: 1, background: "background" },
      ),
  });
}
