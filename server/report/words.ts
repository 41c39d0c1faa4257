/** Words of the report in the languages that it speaks. Only our own words: titles and texts of findings stay as they are. */
import type { FindingKind, Outcome, Severity, Verdict } from "../../agent/events.ts";
import { en } from "./words/en.ts";
import { ko } from "./words/ko.ts";

/** Languages of the report. */
export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** All that the report says itself. */
export interface Words {
  readonly title: string;
  readonly skip: string;
  readonly sections: Readonly<Record<"findings" | "coverage" | "steps" | "notes" | "goals", string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly kind: Readonly<Record<FindingKind, string>>;
  readonly outcome: Readonly<Record<Outcome | "unfinished", string>>;
  readonly goalOutcome: Readonly<Record<"done" | "given-up" | "blocked" | "limit" | "open", string>>;
  readonly facts: Readonly<Record<"app" | "device" | "policy" | "seed" | "started" | "took" | "run", string>>;
  readonly tiles: Readonly<Record<"errors" | "confirmed" | "screens" | "steps" | "activities", string>>;
  readonly finding: Readonly<
    Record<
      | "where"
      | "expected"
      | "actual"
      | "evidence"
      | "before"
      | "after"
      | "minimal"
      | "asFound"
      | "log"
      | "stack"
      | "signature"
      | "witnesses"
      | "oracle"
      | "neverReplayed"
      | "marked",
      string
    >
  >;
  readonly reproduced: (k: number, n: number) => string;
  readonly noFindings: (steps: number, screens: number) => string;
  readonly noFindingsNote: string;
  readonly atStep: (step: number) => string;
  readonly visits: (visits: number) => string;
  readonly activities: (reached: number, all: number) => string;
  readonly reached: string;
  readonly notReached: string;
  readonly step: Readonly<
    Record<"action" | "screen" | "reason" | "time" | "failed" | "expect" | "signals", string>
  >;
  readonly filters: Readonly<Record<"all" | "eventful", string>>;
  readonly noPicture: string;
  readonly pictureLeftOut: string;
  readonly close: string;
  readonly enlarge: (title: string) => string;
  readonly again: string;
  readonly madeBy: string;
}

const spoken: Readonly<Record<Language, Words>> = { en, ko };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return spoken[language];
}

/** "2 min 5 s"; milliseconds below a second. */
export function duration(ms: number, language: Language): string {
  const unit = language === "ko" ? { ms: "ms", s: "초", min: "분" } : { ms: "ms", s: "s", min: "min" };
  if (ms < 1000) return `${Math.round(ms)} ${unit.ms}`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} ${unit.s}`;
  return `${Math.floor(seconds / 60)} ${unit.min} ${seconds % 60} ${unit.s}`;
}

/** Date and time of the host, with the zone: "15 Jan 2026, 09:30 UTC". */
export function moment(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language === "ko" ? "ko-KR" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  })
    .format(at)
    .concat(" UTC");
}
