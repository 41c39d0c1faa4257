/** What Dorandoran keeps. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export interface Friend {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  favourite: boolean;
}

export interface Message {
  readonly id: number;
  /** Id of a friend, "me", or of somebody who has left. */
  readonly from: string;
  readonly text: string;
  /** Seed of a picture. */
  readonly photo: number | null;
  readonly time: string;
  state: "sent" | "failed" | "deleted";
}

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  unread: number;
  /** Put away: not in the list of rooms. */
  hidden: boolean;
  draft: string;
  messages: Message[];
}

export interface ChatDisk {
  friends: Friend[];
  rooms: Room[];
  nextMessage: number;
  name: string;
  status: string;
  /** What was chosen in the poll; null before. */
  vote: number | null;
  alerts: { all: boolean; sound: boolean; preview: boolean };
}

export type Chat = AppBuilder<ChatDisk, object>;
export type ChatCode = ComponentContext<ChatDisk, object>;
export type ChatActivity<S extends object, F extends object = object> = ActivityContext<
  ChatDisk,
  object,
  S,
  F
>;

/** The user's own id. */
export const ownId = "yujin";

const people: readonly (readonly [id: string, name: string, status: string])[] = [
  ["minjae", "강민재", "출장 중입니다"],
  ["seoyeon", "김서연", "봄이 왔다"],
  ["hajun", "박하준", "산에 갑니다"],
  ["mother", "엄마", "우리 딸 화이팅"],
  ["sohee", "윤소희", ""],
  ["doyun", "이도윤", "커피는 하루 두 잔"],
  ["nagyeong", "임나경", "그림 그리는 중"],
  ["yerin", "정예린", ""],
  ["jiwoo", "최지우", "주말엔 연락 늦어요"],
  ["siwoo", "한시우", "새 앨범 듣는 중"],
];

type Line = readonly [from: string, text: string, time: string];

const hiking: readonly Line[] = [
  ["seoyeon", "이번 토요일 날씨 좋대요", "오전 8:51"],
  ["hajun", "그럼 북한산 어때요?", "오전 8:53"],
  ["left", "저는 다음에 갈게요", "오전 8:54"],
  ["me", "좋아요! 몇 시에 만날까요?", "오전 8:58"],
  ["doyun", "우이역 2번 출구, 아홉 시요", "오전 9:02"],
  ["seoyeon", "김밥은 제가 준비할게요", "오전 9:04"],
  ["hajun", "점심값은 나중에 정산해요", "오전 9:05"],
];

const design: readonly Line[] = [
  ["minjae", "시안 세 번째 쪽 확인 부탁드려요", "어제"],
  ["nagyeong", "색을 조금 낮췄습니다", "어제"],
  ["yerin", "회의는 네 시로 옮겼어요", "오전 9:20"],
];

const jiwoo: readonly Line[] = [
  ["jiwoo", "책 다 읽었어?", "어제"],
  ["me", "거의 다! 주말에 돌려줄게", "어제"],
  ["jiwoo", "천천히 줘도 돼", "어제"],
];

const mother: readonly Line[] = [["mother", "밥은 먹고 다니니?", "오전 8:10"]];
const mine: readonly Line[] = [["me", "우산, 건전지, 엽서", "3월 1일"]];
const club: readonly Line[] = [["siwoo", "동아리방 정리합니다", "2월 11일"]];

/** The rooms and friends of somebody who uses the app every day. */
export function freshDisk(): ChatDisk {
  let next = 1;
  const room = (
    id: string,
    name: string,
    members: readonly string[],
    unread: number,
    lines: readonly Line[],
  ): Room => ({
    id,
    name,
    members,
    unread,
    hidden: id === "club",
    draft: "",
    messages: lines.map(([from, text, time]) => ({
      id: next++,
      from,
      text,
      photo: null,
      time,
      state: "sent",
    })),
  });
  const rooms = [
    room("design", "2층 디자인팀", ["minjae", "nagyeong", "yerin"], 12, design),
    room("club", "옛 동아리", ["siwoo"], 4, club),
    room("hiking", "주말 등산 모임", ["seoyeon", "hajun", "doyun"], 3, hiking),
    room("mother", "엄마", ["mother"], 1, mother),
    room("jiwoo", "최지우", ["jiwoo"], 0, jiwoo),
    room("me", "나", [], 0, mine),
  ];
  return {
    friends: people.map(([id, name, status]) => ({ id, name, status, favourite: id === "mother" })),
    rooms,
    nextMessage: next,
    name: "배유진",
    status: "천천히, 꾸준히",
    vote: null,
    alerts: { all: true, sound: true, preview: false },
  };
}

/** "오전 9:41" of the phone's clock. */
export function timeOf(a: ChatCode): string {
  const now = new Date(a.now());
  const hour = now.getUTCHours();
  const minute = String(now.getUTCMinutes()).padStart(2, "0");
  return `${hour < 12 ? "오전" : "오후"} ${hour % 12 === 0 ? 12 : hour % 12}:${minute}`;
}

/** "13,500원". */
export function won(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, ",")}원`;
}

/** Say something in a room. */
export function post(
  a: ChatCode,
  room: Room,
  message: { text: string; photo?: number; state: "sent" | "failed" },
): void {
  room.messages.push({
    id: a.disk.nextMessage,
    from: "me",
    text: message.text,
    photo: message.photo ?? null,
    time: timeOf(a),
    state: message.state,
  });
  a.disk.nextMessage += 1;
}
