/**
 * Secrets: `{{secret:NAME}}` everywhere but on the device. The tools of the device are veiled, so that values are filled in
 * on the way there and masked on the way back: in texts, in trees, in logs, and as black areas in pictures. Models, events,
 * recordings, reports and replays only ever see the placeholder.
 */
import { Buffer } from "node:buffer";
import { Evidence } from "../../tools/evidence.ts";
import type { Observation, ScreenElement } from "../../tools/evidence.ts";
import { coverAreas } from "../../tools/screen/image.ts";
import type { Veil } from "../hands.ts";

/** Values by name. */
export type Secrets = Readonly<Record<string, string>>;

const placeholder = /\{\{secret:([A-Za-z][\w-]{0,40})\}\}/g;

/** Names of the secrets that a text asks for. */
export const placeholders = (text: string): string[] =>
  [...text.matchAll(placeholder)].map((match) => match[1] ?? "");

/** The shortest value that is looked for in what the device says: shorter ones are in everything. */
const shortestMasked = 3;

export interface Mask {
  fill(text: string): string;
  hide(text: string): string;
  holds(text: string): boolean;
}

/** A value as it stands in a text, in XML and in JSON. */
const forms = (value: string): ReadonlySet<string> =>
  new Set([
    value,
    value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    JSON.stringify(value).slice(1, -1),
  ]);

/** Fills and hides values. */
export function createMask(secrets: Secrets): Mask {
  const known = Object.entries(secrets)
    .filter(([, value]) => value.length >= shortestMasked)
    .sort(([, one], [, other]) => other.length - one.length);
  return {
    fill: (text) => text.replaceAll(placeholder, (whole, name: string) => secrets[name] ?? whole),
    hide(text) {
      let hidden = text;
      for (const [name, value] of known)
        for (const form of forms(value)) hidden = hidden.replaceAll(form, `{{secret:${name}}}`);
      return hidden;
    },
    holds: (text) => known.some(([, value]) => text.includes(value)),
  };
}

/** Fills in secrets on the way to the device, and masks them in all that comes back. */
export function createVeil(secrets: Secrets): Veil {
  const mask = createMask(secrets);
  return {
    fill: (args) =>
      Object.fromEntries(
        Object.entries(args).map(([name, value]) => [
          name,
          typeof value === "string" ? mask.fill(value) : value,
        ]),
      ),
    async hide(answer) {
      const screen = answer.evidence?.screen ?? null;
      const areas = screen?.elements.filter((one) => mask.holds(wordsOf(one))) ?? [];
      const evidence = answer.evidence === null ? null : Evidence.parse(hidden(answer.evidence, mask));
      const shown = { ...answer, text: mask.hide(answer.text), evidence };
      if (evidence === null || evidence.screen === null || screen === null || areas.length === 0)
        return shown;
      const screenshot = await covered(screen, areas);
      return { ...shown, evidence: { ...evidence, screen: { ...evidence.screen, screenshot } } };
    },
  };
}

/** Every text of a value masked; pictures are left to `covered`. */
function hidden(value: unknown, mask: Mask, name = ""): unknown {
  if (typeof value === "string") return name === "base64" ? value : mask.hide(value);
  if (Array.isArray(value)) return value.map((one: unknown) => hidden(one, mask));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hidden(one, mask, key)]));
}

const wordsOf = (element: ScreenElement): string => `${element.text}\n${element.desc}\n${element.label}`;

async function covered(
  screen: Observation,
  areas: readonly ScreenElement[],
): Promise<Observation["screenshot"]> {
  const picture = screen.screenshot;
  if (picture === null) return null;
  const scale = picture.width / screen.width;
  const bytes = await coverAreas(
    Buffer.from(picture.base64, "base64"),
    areas.map(({ bounds }) => ({
      left: bounds.left * scale,
      top: bounds.top * scale,
      right: bounds.right * scale,
      bottom: bounds.bottom * scale,
    })),
  );
  return { ...picture, type: "image/webp", base64: bytes.toString("base64") };
}
