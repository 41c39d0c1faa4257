/** A walk through an app by its tools, as an assistant would take it: what it reads on the way. */
import { z } from "zod";
import { Evidence, evidenceKey } from "../../tools/evidence.ts";
import type { connectInMemory } from "../../tools/mcp.ts";
import { isEmpty } from "../../tools/screen/hierarchy.ts";
import { isActionable } from "../../tools/screen/labels.ts";

/** A client of the tools. */
export type Client = Awaited<ReturnType<typeof connectInMemory>>;

/** An answer on the walk. */
export interface Seen {
  /** The text that the model gets. */
  readonly answer: string;
  readonly fingerprint: string;
  readonly outline: string;
  /** Elements in sight that can be acted on, and how many of those have no ref. */
  readonly actionable: number;
  readonly unaddressed: number;
}

const Answer = z.object({
  content: z.tuple([z.object({ text: z.string() })]).rest(z.unknown()),
  _meta: z.object({ [evidenceKey]: Evidence }).optional(),
});

/** Call a tool; null when it refused. */
export async function callTool(client: Client, name: string, input: object): Promise<Seen | null> {
  const raw = await client.callTool({
    name,
    arguments: { ...input },
    _meta: { [evidenceKey]: { screenshot: "never" } },
  });
  const answer = Answer.safeParse(raw);
  if (!answer.success) return null;
  const { content, _meta: meta } = answer.data;
  const screen = meta?.[evidenceKey].screen;
  if (!screen) return null;
  const inSight = screen.elements.filter((element) => isActionable(element) && !isEmpty(element.bounds));
  return {
    answer: content[0].text,
    fingerprint: screen.fingerprint,
    outline: screen.outline,
    actionable: inSight.length,
    unaddressed: inSight.filter(({ ref }) => !new RegExp(`^ *${ref} `, "m").test(screen.outline)).length,
  };
}

/**
 * Open an app and tap, for so many steps, what was tapped least: first what was never tapped. Leaves screens on which all
 * was tapped, and comes back when it has left the app.
 */
export async function walk(client: Client, app: string, steps: number): Promise<Seen[]> {
  const taps = new Map<string, number>();
  const seen: Seen[] = [];
  let here = await callTool(client, "open_app", { package: app });
  for (let step = 0; step < steps; step += 1) {
    if (here) seen.push(here);
    const outside = here === null || !here.outline.startsWith(`[${app} `);
    const refs: string[] = [
      ...(here?.outline ?? "").matchAll(/^ *(e\d+) (?:button|item|card|icon|checkbox|tab|switch)/gm),
    ].map((match) => match[1] ?? "");
    const least = refs.toSorted((a, b) => (taps.get(a) ?? 0) - (taps.get(b) ?? 0))[0];
    if (outside) here = await callTool(client, "open_app", { package: app });
    else if (least === undefined || (taps.get(least) ?? 0) > 1)
      here = await callTool(client, "press_key", { key: "back" });
    else {
      taps.set(least, (taps.get(least) ?? 0) + 1);
      here = await callTool(client, "tap", { ref: least });
    }
  }
  return seen;
}
