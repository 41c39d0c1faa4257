import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Chat, ChatActivity, Room } from "../disk.ts";
import { face, row } from "../look.ts";

type Tab = "friends" | "rooms" | "more";
type Main = ChatActivity<{ tab: Tab }>;

const titles = { friends: "친구", rooms: "채팅", more: "더보기" } as const;
const icons = { friends: "account-outline", rooms: "chat-outline", more: "dots-horizontal" } as const;

/** Friends, rooms, and the rest. */
export function addMain(chat: Chat, words: AppLanguage): void {
  chat.activity<{ tab: Tab }>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "rooms" }),
    onBack: (a) => {
      const away = a.saved.tab !== "rooms";
      a.saved.tab = "rooms";
      return away;
    },
    view: (a) =>
      words.column(
        [
          words.toolbar({
            title: titles[a.saved.tab],
            actions: [
              {
                id: "action_search",
                icon: "magnify",
                label: "대화 검색",
                onTap: () => a.start("SearchActivity"),
              },
              {
                id: "action_add",
                icon: "account-plus-outline",
                label: "친구 추가",
                onTap: () => a.start("AddFriendActivity"),
              },
            ],
          }),
          page(words, a),
          words.bottomNav({
            id: "nav",
            selected: `nav_${a.saved.tab}`,
            items: [tab(a, "friends", 0), tab(a, "rooms", unread(a)), tab(a, "more", 0)],
          }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

function tab(a: Main, name: Tab, badge: number) {
  return {
    id: `nav_${name}`,
    icon: icons[name],
    label: titles[name],
    ...(badge > 0 ? { badge: String(badge) } : {}),
    onTap: () => {
      a.saved.tab = name;
    },
  };
}

function sum(rooms: readonly Room[]): number {
  return rooms.reduce((all, room) => all + room.unread, 0);
}

function unread(a: Main): number {
  const shown = sum(a.disk.rooms.filter((room) => !room.hidden));
  const all = sum(a.disk.rooms);
  return all !== shown && a.bug("badge-counts-hidden-room") ? all : shown;
}

function page(words: AppLanguage, a: Main): ViewNode {
  if (a.saved.tab === "friends") return friends(words, a);
  if (a.saved.tab === "more") return more(words, a);
  return words.list({
    id: "rooms_list",
    flex: 1,
    items: a.disk.rooms.filter((room) => !room.hidden),
    key: (room) => room.id,
    row: (room) => roomRow(words, a, room),
  });
}

function roomRow(words: AppLanguage, a: Main, room: Room): ViewNode {
  const last = room.messages.at(-1);
  const text = last === undefined ? "" : last.photo !== null ? "사진" : last.text;
  return row(words, {
    id: "room_row",
    key: room.id,
    name: room.name,
    label: room.name,
    labelId: "room_name",
    about: last?.state === "deleted" ? "삭제된 메시지입니다" : text,
    aboutId: "room_last",
    end: words.column(
      [
        words.text(last?.time ?? "", { id: "room_time", textSize: 12, color: "textSecondary" }),
        room.unread > 0 &&
          words.text(String(room.unread), {
            id: "room_unread",
            textSize: 12,
            weight: "bold",
            color: "onPrimary",
            background: "primary",
            corner: 12,
            padding: [3, 8],
          }),
      ],
      { align: "end", gap: 6 },
    ),
    onTap: () => a.start("RoomActivity", { room: room.id }),
  });
}

function friends(words: AppLanguage, a: Main): ViewNode {
  return words.list({
    id: "friends_list",
    flex: 1,
    items: [null, ...a.disk.friends],
    key: (friend) => friend?.id ?? "me",
    row: (friend) =>
      friend === null
        ? words.column(
            [
              row(words, {
                id: "me_row",
                key: "me",
                name: a.disk.name,
                label: a.disk.name,
                labelId: "me_name",
                about: a.disk.status,
                aboutId: "me_status",
                onTap: () => a.start("AccountActivity"),
              }),
              words.divider({ margin: [4, 16] }),
              words.text(`친구 ${a.disk.friends.length}`, {
                id: "friends_count",
                textSize: 13,
                color: "textSecondary",
                padding: [6, 16],
              }),
            ],
            {},
          )
        : row(words, {
            id: "friend_row",
            key: friend.id,
            name: friend.name,
            label: friend.name,
            labelId: "friend_name",
            about: friend.status,
            aboutId: "friend_status",
            ...(friend.favourite
              ? { end: words.icon("star", { size: 20, color: "primary", desc: "즐겨찾기" }) }
              : {}),
            onTap: () => a.start("ProfileActivity", { friend: friend.id }),
          }),
  });
}

function more(words: AppLanguage, a: Main): ViewNode {
  const item = (id: string, icon: string, label: string, onTap: () => void): ViewNode =>
    words.row(
      [
        words.icon(icon, { size: 24, color: "primary" }),
        words.text(label, { textSize: 16, flex: 1 }),
        words.icon("chevron-right", { size: 22 }),
      ],
      { id, gap: 16, align: "center", minHeight: 60, padding: [8, 18], onTap },
    );
  return words.scroll(
    [
      words.column(
        [
          words.row(
            [
              face(words, a.disk.name, 64),
              words.column(
                [
                  words.text(a.disk.name, { id: "more_name", textSize: 20, weight: "bold" }),
                  words.text(a.disk.status, { id: "more_status", textSize: 14, color: "textSecondary" }),
                ],
                { flex: 1, gap: 3 },
              ),
            ],
            { gap: 16, align: "center", padding: 20, corner: 24, background: "surface" },
          ),
          words.column(
            [
              item("more_account", "card-account-details-outline", "내 계정", () =>
                a.start("AccountActivity"),
              ),
              item("more_alerts", "bell-outline", "알림 설정", () => a.start("AlertsActivity")),
              item("more_self", "note-outline", "나와의 채팅", () => a.start("RoomActivity", { room: "me" })),
            ],
            { corner: 24, background: "surface", padding: [6, 0] },
          ),
          words.text("도란도란 3.12.0", { id: "more_version", textSize: 13, color: "textSecondary" }),
        ],
        { gap: 16, padding: 16 },
      ),
    ],
    { id: "more_scroll", flex: 1 },
  );
}
