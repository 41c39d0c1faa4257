/** Codes of seeded bugs, and which kinds of finding are a right report of each. */
import type { FindingKind } from "../../agent/events.ts";

/** Families of codes, as tables group them. */
export const families = [
  "crash",
  "hang",
  "functional",
  "data loss",
  "display",
  "accessibility",
  "translation",
  "performance",
  "network",
  "security",
] as const;
export type Family = (typeof families)[number];

interface Known {
  readonly family: Family;
  /** The class of the bug first, then its aliases. */
  readonly reportedAs: readonly FindingKind[];
}

const known = (family: Family, ...reportedAs: readonly FindingKind[]): Known => ({ family, reportedAs });

const byCode: Readonly<Record<string, Known>> = {
  C6: known("crash", "crash", "permission"),
  C8: known("crash", "native-crash", "crash"),
  C9: known("crash", "crash", "process-death", "performance"),
  C11: known("crash", "crash", "security"),
  A3: known("hang", "hang", "network"),
  F1: known("functional", "dead-control"),
  F2: known("functional", "wrong-screen", "navigation"),
  F3: known("functional", "navigation", "wrong-screen"),
  F4: known("functional", "not-saved", "data-loss", "wrong-result"),
  F5: known("functional", "duplicate-action", "wrong-result"),
  F6: known("functional", "wrong-result", "not-saved"),
  F7: known("functional", "not-saved", "wrong-result"),
  F11: known("functional", "not-saved", "data-loss"),
  F12: known("functional", "wrong-result", "not-saved"),
  F13: known("functional", "validation", "wrong-result"),
  F14: known("functional", "validation", "wrong-result"),
  F15: known("functional", "validation", "dead-control"),
  F16: known("functional", "duplicate-action", "wrong-result"),
  F18: known("functional", "wrong-result", "not-saved"),
  F19: known("functional", "dead-control", "wrong-result", "not-saved"),
  F20: known("functional", "wrong-screen", "wrong-result"),
  D3: known("display", "display", "dead-control", "accessibility"),
  D5: known("display", "error-text", "display", "translation"),
  D6: known("display", "display", "accessibility"),
  X4: known("accessibility", "accessibility", "navigation", "dead-control"),
  I2: known("translation", "translation", "display"),
  I3: known("translation", "translation", "error-text"),
  N1: known("network", "network", "display", "hang", "data-loss"),
  N2: known("network", "network", "wrong-result", "error-text", "not-saved"),
};

const byLetter: Readonly<Record<string, Known>> = {
  C: known("crash", "crash"),
  A: known("hang", "anr", "hang"),
  F: known("functional", "wrong-result"),
  L: known("data loss", "data-loss"),
  D: known("display", "display"),
  X: known("accessibility", "accessibility"),
  I: known("translation", "translation"),
  P: known("performance", "performance", "hang"),
  N: known("network", "network"),
  S: known("security", "security"),
};

/** What is known of a code; undefined for one that is none. */
export function aboutCode(code: string): Known | undefined {
  if (!/^[A-Z]\d{1,2}$/.test(code)) return undefined;
  return byCode[code] ?? byLetter[code.slice(0, 1)];
}

/** Finding kinds that are a right report of a bug of this code, the truest first. */
export const reportedAs = (code: string): readonly FindingKind[] => aboutCode(code)?.reportedAs ?? [];

/** The family that a code is counted in. */
export const familyOf = (code: string): Family => aboutCode(code)?.family ?? "functional";

/** The family that a report is counted in when it matches nothing. */
export const familyOfFinding = (kind: FindingKind): Family => ofFinding[kind];

const ofFinding: Readonly<Record<FindingKind, Family>> = {
  crash: "crash",
  "native-crash": "crash",
  "process-death": "crash",
  permission: "crash",
  anr: "hang",
  hang: "hang",
  "data-loss": "data loss",
  display: "display",
  "error-text": "display",
  accessibility: "accessibility",
  translation: "translation",
  performance: "performance",
  network: "network",
  security: "security",
  "not-saved": "functional",
  "dead-control": "functional",
  "wrong-screen": "functional",
  "wrong-result": "functional",
  navigation: "functional",
  validation: "functional",
  "duplicate-action": "functional",
};
