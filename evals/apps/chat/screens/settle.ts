import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Chat, type ChatActivity, post, type Room, won } from "../disk.ts";

interface Saved {
  amount: string;
  /** Members that do not pay. */
  out: string[];
}

type Settle = ChatActivity<Saved>;

interface Share {
  readonly id: string;
  readonly name: string;
  readonly pays: boolean;
  readonly amount: number;
}

/** Divide a bill among the members of a room. */
export function addSettle(chat: Chat, words: AppLanguage): void {
  chat.activity<Saved>("SettleActivity", {
    saved: () => ({ amount: "54000", out: [] }),
    onCreate: (a) => {
      if (roomOf(a) === undefined) a.finish();
    },
    view: (a) => {
      const shares = sharesOf(a);
      return words.column(
        [
          words.toolbar({ title: "정산하기", subtitle: roomOf(a)?.name ?? "", onUp: () => a.finish() }),
          words.scroll(
            [
              words.column(
                [
                  words.field({
                    id: "settle_amount",
                    hint: "총 금액 (원)",
                    input: "number",
                    maxLength: 8,
                    value: a.saved.amount,
                    onChange: (text) => {
                      a.saved.amount = text;
                    },
                  }),
                  words.column(
                    shares.map((share) => shareRow(words, a, share)),
                    { corner: 20, background: "surface", padding: [6, 0] },
                  ),
                  words.row(
                    [
                      words.text("합계", { textSize: 17, weight: "bold", flex: 1 }),
                      words.text(won(Number(a.saved.amount)), {
                        id: "settle_total",
                        textSize: 17,
                        weight: "bold",
                        color: "primary",
                      }),
                    ],
                    { padding: [4, 16] },
                  ),
                  words.text("나누어떨어지지 않는 금액은 내가 냅니다.", {
                    id: "settle_rest",
                    textSize: 13,
                    color: "textSecondary",
                    padding: [0, 16],
                  }),
                ],
                { gap: 14, padding: 16 },
              ),
            ],
            { id: "settle_scroll", flex: 1 },
          ),
          words.button("요청 보내기", {
            id: "settle_send",
            enabled: Number(a.saved.amount) > 0,
            margin: { top: 8, right: 16, bottom: 16, left: 16 },
            onTap: () => send(a),
          }),
        ],
        { flex: 1, background: "background" },
      );
    },
  });
}

function roomOf(a: Settle): Room | undefined {
  return a.disk.rooms.find((room) => room.id === a.extras["room"]);
}

/** The shares; what is left of the division is one's own. */
function sharesOf(a: Settle): readonly Share[] {
  const members = ["me", ...(roomOf(a)?.members ?? [])];
  const paying = members.filter((id) => !a.saved.out.includes(id));
  const total = Number(a.saved.amount);
  const all = paying.length < members.length && total > 0 && a.bug("settle-divides-by-all");
  const heads = all ? members.length : paying.length;
  const each = Math.floor(total / heads);
  const rest = all ? 0 : total - each * heads;
  return members.map((id) => {
    const name =
      id === "me" ? `${a.disk.name} (나)` : a.disk.friends.find((friend) => friend.id === id)?.name;
    const pays = paying.includes(id);
    return { id, name: name ?? "(알 수 없음)", pays, amount: pays ? each + (id === "me" ? rest : 0) : 0 };
  });
}

function shareRow(words: AppLanguage, a: Settle, { id, name, pays, amount }: Share): ViewNode {
  return words.row(
    [
      words.checkbox(name, {
        id: "share_pays",
        flex: 1,
        checked: pays,
        enabled: id !== "me",
        onChange: (on) => {
          a.saved.out = on ? a.saved.out.filter((other) => other !== id) : [...a.saved.out, id];
        },
      }),
      words.text(won(amount), { id: "share_amount", textSize: 15, color: pays ? "text" : "textSecondary" }),
    ],
    { key: id, gap: 12, align: "center", minHeight: 52, padding: [2, 16] },
  );
}

function send(a: Settle): void {
  const room = roomOf(a);
  if (room === undefined) return;
  const asked = sharesOf(a).filter((share) => share.pays && share.id !== "me");
  const each = asked[0]?.amount ?? 0;
  post(a, room, { text: `정산 요청: ${asked.length}명, 한 사람에 ${won(each)}`, state: "sent" });
  a.finish();
}
