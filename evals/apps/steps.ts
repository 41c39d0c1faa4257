/** Scripted triggers of seeded bugs, as data: the ceiling that an explorer is measured against. */

/** How a view is told from others: by id, by text or description, and the how-manieth of those it is (from 0). */
export interface Aim {
  readonly id?: string;
  readonly text?: string;
  readonly at?: number;
}

/** One thing that a person, or the system, does to an app. */
export type Step =
  | { readonly tap: Aim }
  | { readonly doubleTap: Aim }
  | { readonly longPress: Aim }
  /** Replace the text of a field; `into` where a build has no ids (Compose): by the field's label or text. */
  | { readonly type: { readonly id: string; readonly text: string } }
  | { readonly type: { readonly into: Aim; readonly text: string } }
  | { readonly swipe: "up" | "down" | "left" | "right" }
  | { readonly rotate: true }
  | { readonly back: true }
  | { readonly home: true }
  /** The system ends the process in the background, and the user comes back by the icon. */
  | { readonly kill: true }
  /** The app is stopped and started again. */
  | { readonly relaunch: true }
  | {
      readonly set: {
        readonly dark?: boolean;
        readonly fontScale?: number;
        readonly locale?: string;
        readonly offline?: boolean;
      };
    }
  /** Take a permission away: "android.permission.CAMERA". */
  | { readonly revoke: string }
  /** `am start -n` of an activity by its class name, without extras. */
  | { readonly start: string }
  | { readonly wait: number };

/** For each seeded bug of an app, the steps from its first screen that trigger it. */
export type Triggers = Readonly<Record<string, readonly Step[]>>;
