/** One thing on a shelf of the shop. */

export type CategoryId = "kitchen" | "home" | "garden" | "desk" | "outdoors";

/** A text in each language of the shop. */
export interface Wording {
  readonly en: string;
  readonly ko: string;
}

export interface Product {
  readonly id: string;
  readonly category: CategoryId;
  readonly name: Wording;
  readonly about: Wording;
  /** Cents. */
  readonly price: number;
  /** Cents, before the discount. */
  readonly was?: number;
  /** Tenths of a star: 47 is 4.7. */
  readonly rating: number;
  readonly reviews: number;
  readonly stock: number;
  /** Partner shop that sends it; most goods come from one. */
  readonly seller?: string;
  readonly icon: string;
  /** Backdrop of the picture and colour of the thing on it. */
  readonly tint: readonly [background: string, color: string];
}
