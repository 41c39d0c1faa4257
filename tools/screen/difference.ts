/** What changed between two screens, as lines of the outline. */
import type { OutlineLine } from "./outline.ts";
import { joinOutline } from "./outline.ts";

/**
 * Lines that came (`+`), went (`-`) or changed (`~`), or null when so much changed that the whole outline is shorter or
 * clearer. An empty text: nothing changed.
 */
export function difference(before: readonly OutlineLine[], after: readonly OutlineLine[]): string | null {
  const old = new Map(before.map((line) => [keyOf(line), line]));
  const now = new Map(after.map((line) => [keyOf(line), line]));
  const changes: string[] = [];
  for (const [key, line] of now) {
    const earlier = old.get(key);
    if (!earlier) changes.push(`+ ${" ".repeat(line.indent)}${line.text}`);
    else if (earlier.text !== line.text) changes.push(`~ ${line.text}`);
  }
  for (const [key, line] of old)
    if (!now.has(key)) changes.push(`- ${line.ref === "" ? line.text : line.ref}`);
  const text = changes.join("\n");
  const whole = joinOutline(after);
  if (text.length * 2 > whole.length && whole.length > 80) return null;
  return text;
}

function keyOf(line: OutlineLine): string {
  return line.ref === "" ? line.text : line.ref;
}
