import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Chat, ChatActivity } from "../disk.ts";

/** What makes a sound and what is shown of new messages. */
export function addAlerts(chat: Chat, words: AppLanguage): void {
  chat.activity("AlertsActivity", {
    view: (a) =>
      words.column(
        [
          words.toolbar({ title: "알림 설정", onUp: () => a.finish() }),
          toggle(words, a, "all", "메시지 알림", "새 메시지가 오면 알려 줍니다"),
          toggle(words, a, "sound", "소리", "알림과 함께 소리를 냅니다"),
          toggle(words, a, "preview", "미리보기", "알림에 메시지 내용을 보여 줍니다"),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function toggle(
  words: AppLanguage,
  a: ChatActivity<object>,
  name: "all" | "sound" | "preview",
  label: string,
  summary: string,
): ViewNode {
  return words.toggle(label, {
    id: `alerts_${name}`,
    summary,
    padding: [12, 16],
    enabled: name === "all" || a.disk.alerts.all,
    checked: a.disk.alerts[name],
    onChange: (on) => {
      a.disk.alerts[name] = on;
    },
  });
}
