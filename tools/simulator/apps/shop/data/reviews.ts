/** What customers wrote: the same few sentences for every product, picked by its name. */

import type { Product, Wording } from "./product.ts";

export interface Review {
  readonly id: string;
  readonly author: string;
  /** Whole stars. */
  readonly stars: number;
  readonly short: Wording;
  readonly more: Wording;
}

const all: readonly Review[] = [
  {
    id: "mina",
    author: "Mina Park",
    stars: 5,
    short: { en: "Better than in the pictures.", ko: "사진보다 실물이 낫습니다." },
    more: {
      en: "I ordered a second one for my sister within a week. It feels heavier and calmer than I expected.",
      ko: "일주일 만에 동생 것도 하나 더 주문했습니다. 생각보다 묵직하고 차분한 느낌입니다.",
    },
  },
  {
    id: "jonas",
    author: "Jonas Weber",
    stars: 4,
    short: { en: "Good, with one small thing.", ko: "좋은데 한 가지가 아쉽습니다." },
    more: {
      en: "The box had a dent, though nothing inside was hurt. The thing itself is exactly as described.",
      ko: "상자가 조금 찌그러져 왔지만 안은 멀쩡했습니다. 물건은 설명 그대로입니다.",
    },
  },
  {
    id: "aisha",
    author: "Aisha Rahman",
    stars: 5,
    short: { en: "Used every day since March.", ko: "3월부터 매일 쓰고 있습니다." },
    more: {
      en: "No scratches and nothing loose so far. I would buy it again, perhaps in another colour.",
      ko: "아직 흠집도 없고 헐거워진 곳도 없습니다. 다른 색으로 또 사고 싶습니다.",
    },
  },
  {
    id: "tom",
    author: "Tom Alvarez",
    stars: 3,
    short: { en: "Fine, but smaller than I thought.", ko: "괜찮지만 생각보다 작습니다." },
    more: {
      en: "Please read the size before you order. The quality is good for the price.",
      ko: "주문하기 전에 크기를 꼭 보세요. 가격에 비해 품질은 좋습니다.",
    },
  },
  {
    id: "sujin",
    author: "Sujin Lee",
    stars: 5,
    short: { en: "Arrived the next morning.", ko: "다음 날 아침에 왔습니다." },
    more: {
      en: "Packed in paper only, not a bit of plastic. The note inside was a nice touch.",
      ko: "비닐 없이 종이로만 포장되어 왔습니다. 안에 든 쪽지가 반가웠습니다.",
    },
  },
];

/** Four reviews of a product. */
export function reviewsOf(product: Product): readonly Review[] {
  const from = product.id.length % all.length;
  return Array.from({ length: 4 }, (_, index) => all[(from + index) % all.length]).filter(
    (review) => review !== undefined,
  );
}
