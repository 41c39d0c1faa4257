/**
 * The pictures of a report: each kept once in the file, drawn wherever it is needed. SVG's `use` repeats a picture
 * without repeating its bytes, works without scripts, prints, and lets a mark be drawn in the screen's own pixels.
 */
import type { ScreenRecord } from "../../agent/events.ts";
import type { Bounds } from "../../tools/evidence.ts";
import { html, type Markup } from "./html.ts";
import { nameOf, type RunStory } from "./story.ts";
import type { Words } from "./words.ts";

/** Gives the bytes of a blob key; undefined when the record has none. */
export type ReadPicture = (key: string) => Promise<{ bytes: Uint8Array; type: string } | undefined>;

/** Pictures by blob key, ready to stand in the file. */
export interface Album {
  readonly pictures: ReadonlyMap<string, AlbumPicture>;
  /** Blob keys that were left out, because the file would grow too large. */
  readonly leftOut: ReadonlySet<string>;
}

/** One picture of the album. */
export interface AlbumPicture {
  /** Id in the file. */
  readonly id: string;
  readonly uri: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

/** Pictures take at most this much of the file, so that it stays below 8 MB with all the rest. */
const budget = 6_500_000;

/** Read the pictures that a report shows, those of findings first, then of screens, then of steps, until it is full. */
export async function albumOf(story: RunStory, read: ReadPicture, limit = budget): Promise<Album> {
  const wanted: (ScreenRecord | null)[] = [
    ...story.findings.flatMap(({ finding }) => [finding.before, finding.after]),
    ...story.screens.map(({ record }) => record),
    ...story.steps.flatMap(({ before, after }) => [after, before]),
  ];
  const pictures = new Map<string, AlbumPicture>();
  const leftOut = new Set<string>();
  const tried = new Set<string>();
  let used = 0;
  for (const screen of wanted) {
    const key = screen?.screenshot;
    if (!screen || typeof key !== "string" || tried.has(key)) continue;
    tried.add(key);
    const blob = await read(key);
    if (!blob || !/^image\/(webp|png)$/.test(blob.type)) continue;
    const uri = `data:${blob.type};base64,${Buffer.from(blob.bytes).toString("base64")}`;
    if (used + uri.length > limit) {
      leftOut.add(key);
      continue;
    }
    used += uri.length;
    const { width, height } = screen;
    pictures.set(key, { id: `p${pictures.size + 1}`, uri, width, height, title: nameOf(screen) });
  }
  return { pictures, leftOut };
}

/** The pictures themselves, to stand once in the file, and the large view of each. */
export function albumMarkup(album: Album, words: Words): Markup {
  const pictures = [...album.pictures.values()];
  return html`<svg class="album" width="0" height="0" aria-hidden="true">
      <defs>
        ${pictures.map(
          ({ id, uri, width, height }) =>
            html`<image
              id="${id}"
              width="${width}"
              height="${height}"
              preserveAspectRatio="none"
              href="${uri}"
            />`,
        )}
      </defs>
    </svg>
    ${pictures.map(
      ({ id, width, height, title }) =>
        html`<div popover id="large-${id}" class="large">
          <button popovertarget="large-${id}" popovertargetaction="hide" class="close" autofocus>
            ${words.close}</button
          ><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"><use href="#${id}" /></svg>
        </div> `,
    )}`;
}

/** How a screen is drawn. */
export interface Drawing {
  readonly size: "small" | "middle" | "large";
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** Elements to mark, in pixels of the screen. */
  readonly mark?: Bounds | undefined;
}

/** A screen's picture as a button that opens the large view; a card in its place when there is no picture. */
export function drawScreen(
  screen: ScreenRecord | null,
  album: Album,
  words: Words,
  drawing: Drawing,
): Markup {
  const key = screen?.screenshot ?? null;
  const picture = key === null ? undefined : album.pictures.get(key);
  if (!screen || !picture) {
    const why = key !== null && album.leftOut.has(key) ? words.pictureLeftOut : words.noPicture;
    return html`<div class="shot ${drawing.size} none" role="img" aria-label="${drawing.label}: ${why}">
      <span>${why}</span>
    </div>`;
  }
  const { width, height } = screen;
  const view = `0 0 ${width} ${height}`;
  return html`<button
    class="shot ${drawing.size}"
    popovertarget="large-${picture.id}"
    aria-label="${words.enlarge(drawing.label)}"
  >
    <svg viewBox="${view}" aria-hidden="true">
      <use href="#${picture.id}" />
      ${drawing.mark && marking(drawing.mark, width)}
    </svg>
  </button>`;
}

function marking({ left, top, right, bottom }: Bounds, screenWidth: number): Markup {
  const line = Math.max(4, screenWidth / 120);
  const grow = line * 1.5;
  const [x, y] = [left - grow, top - grow];
  const [width, height] = [Math.max(0, right - left) + 2 * grow, Math.max(0, bottom - top) + 2 * grow];
  const box = html`x="${x}" y="${y}" width="${width}" height="${height}" rx="${line * 2}"`;
  return html`<rect class="mark-halo" ${box} stroke-width="${line * 2.2}" /><rect
      class="mark"
      ${box}
      stroke-width="${line}"
    />`;
}
