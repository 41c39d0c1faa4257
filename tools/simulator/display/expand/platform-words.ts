/** Words that Android and Material say by themselves. */
import type { Expansion } from "./context.ts";

/** Words of the platform itself, in the phone's language. */
export function platformWord(at: Expansion, english: string, korean: string, arabic: string): string {
  const { locale } = at.environment.config;
  if (locale.startsWith("ko")) return korean;
  return locale.startsWith("ar") ? arabic : english;
}
