/** What the server of Hansang knows: shops, what they cook, and what it costs. */

export const categories = [
  "korean",
  "chicken",
  "pizza",
  "chinese",
  "snack",
  "japanese",
  "cafe",
  "night",
] as const;
export type Category = (typeof categories)[number];

export interface Names {
  readonly ko: string;
  readonly en: string;
}

export interface Shop extends Names {
  readonly id: number;
  readonly category: Category;
  /** Tenths of a star. */
  readonly stars: number;
  readonly reviews: number;
  readonly fee: number;
  readonly least: number;
  readonly minutes: number;
  readonly open: boolean;
  readonly phone: string;
  /** What the owner wrote; a new shop has not written anything yet. */
  readonly notice: Names | null;
  readonly district: Names;
}

export interface Option extends Names {
  readonly price: number;
}

export interface Dish extends Names {
  readonly id: number;
  readonly price: number;
  readonly about: Names;
  readonly soldOut: boolean;
  readonly sizes: readonly Option[];
  readonly extras: readonly Option[];
}

const notices: readonly Names[] = [
  { ko: "리뷰를 남겨 주시면 음료를 드립니다.", en: "Leave a review and get a drink." },
  { ko: "수저는 요청하신 분께만 드려요.", en: "Cutlery only for those who ask for it." },
  { ko: "비 오는 날은 배달이 10분쯤 늦을 수 있어요.", en: "When it rains we may be ten minutes late." },
  { ko: "매주 월요일은 쉽니다.", en: "Closed on Mondays." },
];

const districts: readonly Names[] = [
  { ko: "마포구 연남동", en: "Yeonnam, Mapo" },
  { ko: "마포구 망원동", en: "Mangwon, Mapo" },
  { ko: "서대문구 연희동", en: "Yeonhui, Seodaemun" },
  { ko: "마포구 서교동", en: "Seogyo, Mapo" },
];

type Line = readonly [
  ko: string,
  en: string,
  category: Category,
  stars: number,
  reviews: number,
  fee: number,
  least: number,
  minutes: number,
  open?: false,
];

const lines: readonly Line[] = [
  ["할머니 손칼국수", "Grandma's Noodles", "korean", 48, 1204, 2500, 12000, 35],
  ["연남 순대국", "Yeonnam Sundaeguk", "korean", 46, 873, 3000, 10000, 30],
  ["바삭한 날 치킨", "Crispy Day Chicken", "chicken", 49, 3120, 900, 16000, 40],
  ["홍두깨 왕만두", "Hongdukkae Dumplings", "snack", 45, 412, 1000, 8000, 25],
  ["피자 파밀리아", "Pizza Famiglia", "pizza", 44, 655, 2000, 15900, 45],
  ["만리향 중화요리", "Manrihyang", "chinese", 43, 990, 0, 13000, 30],
  ["스시 하루", "Sushi Haru", "japanese", 47, 501, 3500, 18000, 50],
  ["골목 떡볶이", "Alley Tteokbokki", "snack", 48, 2210, 1500, 9000, 25],
  ["커피 온도", "Coffee Ondo", "cafe", 49, 774, 2000, 7000, 20],
  ["심야 족발", "Midnight Jokbal", "night", 46, 1311, 4000, 25000, 55, false],
  ["엄마네 백반", "Mom's Table", "korean", 47, 688, 1000, 9000, 30],
  ["두 마리 통닭", "Two Birds", "chicken", 42, 1530, 0, 17000, 45],
  ["화덕 1987", "Hearth 1987", "pizza", 48, 342, 3000, 18000, 40],
  ["용궁 짬뽕", "Dragon Jjamppong", "chinese", 45, 1122, 900, 11000, 35],
  ["김밥 한 줄", "One Roll Gimbap", "snack", 44, 845, 1000, 7000, 20],
  ["돈카츠 공방", "Tonkatsu Works", "japanese", 49, 1903, 2500, 12000, 35],
  ["디저트 연구소", "Dessert Lab", "cafe", 47, 388, 2500, 10000, 30],
  ["새벽 닭발", "Dawn Chicken Feet", "night", 45, 734, 3000, 18000, 45],
  ["전주 비빔밥", "Jeonju Bibimbap", "korean", 46, 560, 2000, 11000, 30],
  ["마늘 닭강정", "Garlic Dakgangjeong", "chicken", 47, 921, 1500, 14000, 35],
  ["도우 앤 치즈", "Dough & Cheese", "pizza", 41, 207, 900, 16900, 40],
  ["북경반점", "Beijing Banjeom", "chinese", 44, 1408, 2000, 12000, 25, false],
  ["라멘 토리", "Ramen Tori", "japanese", 48, 644, 3000, 11000, 30],
  ["달콤 와플", "Sweet Waffle", "cafe", 43, 156, 1000, 8000, 25],
  ["포차 삼거리", "Pocha Crossroads", "night", 44, 399, 3500, 20000, 50],
  [
    "담백한 하루 샐러드와 수프 연남본점",
    "Light Day Salads and Soups, Yeonnam Main Store",
    "cafe",
    50,
    3,
    0,
    9000,
    20,
  ],
];

export const shops: readonly Shop[] = lines.map(
  ([ko, en, category, stars, reviews, fee, least, minutes, open], index) => ({
    id: index + 1,
    ko,
    en,
    category,
    stars,
    reviews,
    fee,
    least,
    minutes,
    open: open ?? true,
    phone: `02-332-${String(1040 + index * 137).padStart(4, "0")}`,
    notice: reviews < 10 ? null : (notices[index % notices.length] ?? null),
    district: districts[index % districts.length] ?? { ko: "", en: "" },
  }),
);

type Food = readonly [ko: string, en: string, price: number];

const foods: Readonly<Record<Category, readonly Food[]>> = {
  korean: [
    ["바지락 칼국수", "Clam knife noodles", 9000],
    ["순두부찌개", "Soft tofu stew", 8500],
    ["돼지국밥", "Pork and rice soup", 9500],
    ["돌솥비빔밥", "Stone pot bibimbap", 10000],
    ["제육볶음", "Spicy pork", 11000],
    ["감자전", "Potato pancake", 8000],
    ["수제비", "Hand-torn noodles", 8500],
    ["보쌈 정식", "Bossam set", 15000],
  ],
  chicken: [
    ["후라이드", "Fried chicken", 18000],
    ["양념치킨", "Seasoned chicken", 19000],
    ["간장치킨", "Soy chicken", 19500],
    ["순살 반반", "Boneless half and half", 20500],
    ["파닭", "Chicken with green onion", 20000],
    ["닭껍질 튀김", "Fried chicken skin", 7000],
    ["치즈볼", "Cheese balls", 5000],
  ],
  pizza: [
    ["마르게리타", "Margherita", 17900],
    ["페퍼로니", "Pepperoni", 18900],
    ["고르곤졸라", "Gorgonzola", 19900],
    ["포테이토 베이컨", "Potato and bacon", 21900],
    ["콤비네이션", "Combination", 20900],
    ["오븐 스파게티", "Oven spaghetti", 8900],
    ["갈릭 브레드", "Garlic bread", 4500],
  ],
  chinese: [
    ["짜장면", "Jajangmyeon", 7500],
    ["짬뽕", "Jjamppong", 8500],
    ["탕수육", "Sweet and sour pork", 19000],
    ["볶음밥", "Fried rice", 8500],
    ["마파두부", "Mapo tofu", 12000],
    ["군만두", "Fried dumplings", 6000],
    ["깐풍기", "Kkanpunggi", 22000],
  ],
  snack: [
    ["떡볶이", "Tteokbokki", 5500],
    ["모둠 튀김", "Assorted fritters", 6000],
    ["순대", "Sundae", 5000],
    ["참치김밥", "Tuna gimbap", 4500],
    ["라면", "Ramyeon", 4500],
    ["고기만두", "Meat dumplings", 6000],
    ["어묵탕", "Fish cake soup", 7000],
  ],
  japanese: [
    ["모둠 초밥", "Assorted sushi", 19000],
    ["로스카츠", "Pork loin katsu", 12000],
    ["돈코츠 라멘", "Tonkotsu ramen", 10500],
    ["규동", "Gyudon", 9500],
    ["우동", "Udon", 8000],
    ["연어덮밥", "Salmon bowl", 14500],
    ["타코야키", "Takoyaki", 6500],
  ],
  cafe: [
    ["아메리카노", "Americano", 4000],
    ["카페 라테", "Caffè latte", 4800],
    ["바닐라 콜드브루", "Vanilla cold brew", 5500],
    ["딸기 케이크", "Strawberry cake", 7200],
    ["크루아상", "Croissant", 4200],
    ["닭가슴살 샐러드", "Chicken salad", 9800],
    ["단호박 수프", "Pumpkin soup", 6800],
  ],
  night: [
    ["족발 중", "Jokbal, medium", 33000],
    ["막국수", "Buckwheat noodles", 8000],
    ["무뼈 닭발", "Boneless chicken feet", 17000],
    ["계란찜", "Steamed egg", 5000],
    ["오돌뼈", "Odolppyeo", 16000],
    ["주먹밥", "Rice balls", 4000],
    ["골뱅이무침", "Sea snail salad", 18000],
  ],
};

const sizes: readonly Option[] = [
  { ko: "보통", en: "Regular", price: 0 },
  { ko: "곱빼기", en: "Large", price: 2000 },
];

const extras: readonly Option[] = [
  { ko: "치즈 추가", en: "Extra cheese", price: 1500 },
  { ko: "공깃밥", en: "Bowl of rice", price: 1000 },
  { ko: "콜라 500ml", en: "Cola 500 ml", price: 2000 },
];

/** The menu of a shop; dearer shops cook the same dishes for more. */
export function menuOf(shop: Shop): readonly Dish[] {
  return foods[shop.category].map(([ko, en, price], index) => ({
    id: shop.id * 100 + index,
    ko,
    en,
    price: price + (shop.id % 3) * 500,
    about: {
      ko: index % 2 === 0 ? "매일 아침 손질한 재료로 만듭니다" : "주문과 동시에 조리합니다",
      en: index % 2 === 0 ? "Made from what we prepare each morning" : "Cooked when you order",
    },
    soldOut: index === 5 && shop.id % 2 === 0,
    sizes,
    extras,
  }));
}

export const shopOf = (id: unknown): Shop | undefined => shops.find((shop) => shop.id === id);

/** A dish by its number, which tells the shop too. */
export function dishOf(id: unknown): Dish | undefined {
  const shop = shopOf(Math.floor(Number(id) / 100));
  return shop && menuOf(shop).find((dish) => dish.id === id);
}

const motifs: Readonly<Record<Category, string>> = {
  korean: "noodles",
  chicken: "food-drumstick",
  pizza: "pizza",
  chinese: "rice",
  snack: "food-hot-dog",
  japanese: "fish",
  cafe: "coffee",
  night: "glass-mug-variant",
};

const palettes = [
  ["#7A3B12", "#D98E4A", "#FBE6CF"],
  ["#5B1F1F", "#C86A5A", "#F8DDD2"],
  ["#3E4A1E", "#9CAD5B", "#EEF0D2"],
  ["#2F3E52", "#7C93B0", "#E3EAF2"],
] as const;

/** The picture of a shop, or of a dish of it. */
export const pictureOf = (shop: Shop, dish = 0) =>
  ({
    kind: "scene",
    seed: shop.id * 31 + dish,
    motif: motifs[shop.category],
    palette: palettes[(shop.id + dish) % palettes.length] ?? palettes[0],
  }) as const;
