/** What to type: values by the kind of a field, right and wrong. */
import type { ScreenElement } from "../../tools/evidence.ts";

export type FieldKind =
  | "email"
  | "phone"
  | "card"
  | "expiry"
  | "cvc"
  | "zip"
  | "amount"
  | "number"
  | "date"
  | "url"
  | "password"
  | "name"
  | "city"
  | "address"
  | "search"
  | "code"
  | "note"
  | "text";

/** Ways to fill a form. */
export type Fill = "empty" | "valid" | "korean" | "invalid" | "boundary" | "unusual" | "negative" | "huge";

const kinds: readonly [FieldKind, RegExp][] = [
  ["email", /e-?mail|이메일/i],
  ["password", /password|passcode|\bpin\b|비밀번호/i],
  ["search", /search|find|query|검색/i],
  ["card", /card.?(?:number|no)|카드 ?번호|\bcard\b/i],
  ["expiry", /expir|mm.?\/.?yy|만료/i],
  ["cvc", /cv[cv]|security code/i],
  ["phone", /phone|mobile|\btel\b|전화|휴대/i],
  ["zip", /zip|postal|postcode|우편/i],
  ["date", /date|birth|날짜|생일/i],
  ["url", /url|website|link|http/i],
  ["code", /coupon|promo|voucher|code|쿠폰|코드/i],
  ["amount", /amount|price|cost|budget|total|금액|가격/i],
  ["number", /number|count|qty|quantity|age|minutes|hours|weight|height|servings|수량|나이|\bno\b/i],
  ["text", /\btitle\b|subject|제목/i],
  ["city", /city|town|도시/i],
  ["address", /address|street|주소/i],
  [
    "name",
    /\b(?:full|first|last|given|family|user|display|contact|recipient|holder|your|guest|member|friend)\b.{0,12}\bname|\bname on\b|^\s*name\s*$|이름|성함/i,
  ],
  ["note", /note|comment|message|description|memo|body|content|bio|review|메모|내용|설명/i],
];

/** What words ask for; null when they do not say. */
export const kindOfWords = (words: string): FieldKind | null =>
  kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

/** What a field asks for, by its id, hint and label. */
export function kindOfField(field: ScreenElement): FieldKind {
  if (field.password) return "password";
  const id = field.resourceId.replace(/^.*:id\//, "").replaceAll("_", " ");
  const says = [`${id} ${field.hint} ${field.desc}`, field.label];
  for (const words of says) {
    const kind = kindOfWords(words);
    if (kind !== null) return kind;
  }
  return "text";
}

const valid: Record<FieldKind, string> = {
  email: "mina.kim@example.com",
  phone: "01023456789",
  card: "4242424242424242",
  expiry: "12/29",
  cvc: "123",
  zip: "04524",
  amount: "25",
  number: "3",
  date: "2026-03-14",
  url: "https://example.com",
  password: "Correct-Horse7",
  name: "Mina Kim",
  city: "Seoul",
  address: "12 Garden Street",
  search: "a",
  code: "WELCOME",
  note: "Ring the bell twice",
  text: "Blue kettle",
};

const korean: Partial<Record<FieldKind, string>> = {
  name: "김민아",
  city: "서울",
  address: "서울시 중구 세종대로 110",
  note: "벨을 두 번 눌러 주세요",
  text: "파란 주전자",
  search: "가",
};

const invalid: Partial<Record<FieldKind, string>> = {
  email: "mina.kim@",
  phone: "12",
  card: "1234",
  expiry: "99/99",
  cvc: "1",
  zip: "x",
  amount: "-5",
  number: "abc",
  date: "2026-02-31",
  url: "not a link",
  password: "a",
  code: "NOSUCHCODE",
};

const boundary: Partial<Record<FieldKind, string>> = {
  amount: "0",
  number: "99999999999",
  phone: "+82 10-2345-6789",
  name: "O'Neill-Muller",
  address: `${"Long Lane ".repeat(8)}1`,
  note: "word ".repeat(40).trim(),
  text: "x".repeat(60),
  code: "0000000000000000",
};

/** Right, and yet refused by rules that were made too narrow. */
const unusual: Partial<Record<FieldKind, string>> = {
  name: "Zoe O'Neill-Muller",
  text: "Grandma's no. 2 mix",
  phone: "+49 30 901820",
  email: "z.oneill+test@mail.example.co.kr",
  amount: "12.50",
  address: "Flat 2/B, 7 King's Road",
  city: "Saint-Denis",
};

const huge: Partial<Record<FieldKind, string>> = { amount: "9000000" };

const negative: Partial<Record<FieldKind, string>> = { amount: "-5", number: "-30" };

/** The text for a field in a way of filling. */
export function valueFor(kind: FieldKind, fill: Fill): string {
  if (fill === "empty") return "";
  const special = { valid, korean, invalid, boundary, unusual, negative, huge }[fill][kind];
  return special ?? valid[kind];
}

/** Names of things and of people; each form that is sent gets another, so that its entry can be told from the others. */
const things = [
  "Blue kettle",
  "Red lantern",
  "Green ladder",
  "Silver spoon",
  "Brown basket",
  "White candle",
  "Orange bucket",
  "Purple carpet",
] as const;
const people = ["Mina Kim", "Theo Park", "Ada Moreau", "Ines Duarte", "Olu Bello", "Yuna Cho"] as const;

/** What is right for a field, another for each `turn`. */
export function rightValue(kind: FieldKind, turn: number): string {
  if (kind === "text") return things[turn % things.length] ?? valid.text;
  return kind === "name" ? (people[turn % people.length] ?? valid.name) : valid[kind];
}

/** Where the device tells no hints, an empty field shows its hint as text: words about what is asked for. */
export function looksLikeHint(field: ScreenElement): boolean {
  if (field.text === field.hint) return true;
  const id =
    field.resourceId
      .replace(/^.*:id\//, "")
      .split("_")
      .at(-1) ?? "";
  const pattern = kinds.find(([kind]) => kind === kindOfField(field))?.[1];
  const words = field.text.toLocaleLowerCase("en");
  return !/[@\d]/.test(words) && ((id.length > 2 && words.includes(id)) || pattern?.test(words) === true);
}
