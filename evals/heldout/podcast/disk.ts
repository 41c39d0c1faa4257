/** What Earshelf keeps, and what it does while it plays and downloads. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";
import { episodeOf } from "./shows.ts";

export interface Note {
  readonly id: number;
  readonly episode: number;
  /** Seconds from the start. */
  readonly at: number;
  readonly text: string;
}

export interface PodcastDisk {
  subscribed: number[];
  played: number[];
  /** Seconds listened to, by episode. */
  positions: Record<string, number>;
  downloaded: number[];
  /** Percent, by episode under way. */
  downloading: Record<string, number>;
  queue: number[];
  current: number;
  speed: number;
  notes: Note[];
  nextId: number;
  wifiOnly: boolean;
  trimSilence: boolean;
  alerts: boolean;
  skip: number;
  imported: string[];
}

export interface PodcastStatics {
  playing: boolean;
  /** Downloads that this process fetches. */
  fetching: Record<string, boolean>;
  /** Downloads as the screen last read them. */
  shelf: number[] | null;
  /** Seconds until it stops by itself. */
  sleep: number;
  ticking: boolean;
  /** Notes were open in this process. */
  noting: boolean;
}

export type Podcast = AppBuilder<PodcastDisk, PodcastStatics>;
export type Code = ComponentContext<PodcastDisk, PodcastStatics>;
export type Page<S extends object = object, F extends object = object> = ActivityContext<
  PodcastDisk,
  PodcastStatics,
  S,
  F
>;

export const speeds = [0.8, 1, 1.2, 1.5, 2] as const;

/** A shelf of somebody who listens on the way to work. */
export const freshDisk = (): PodcastDisk => ({
  subscribed: [1, 2, 3, 7, 9],
  played: [102, 104, 105, 201, 203, 300, 301, 302, 700, 703, 901, 902],
  positions: { "100": 754, "202": 95, "701": 1310 },
  downloaded: [100, 101, 202, 304, 702],
  downloading: {},
  queue: [101, 304, 702, 205],
  current: 100,
  speed: 1,
  notes: [
    { id: 1, episode: 100, at: 312, text: "Look up the Cassini division" },
    { id: 2, episode: 100, at: 741, text: "The recording of the radio waves" },
    { id: 3, episode: 202, at: 60, text: "No-knead loaf: 75% water, 18 hours" },
  ],
  nextId: 10,
  wifiOnly: false,
  trimSilence: false,
  alerts: false,
  skip: 30,
  imported: [],
});

export const freshStatics = (): PodcastStatics => ({
  playing: false,
  fetching: {},
  shelf: null,
  sleep: 0,
  ticking: false,
  noting: false,
});

export const positionOf = (a: Code, episode: number): number => a.disk.positions[String(episode)] ?? 0;

export const lengthOf = (episode: number): number => (episodeOf(episode)?.minutes ?? 0) * 60;

/** Go to a place in an episode. */
export function seek(a: Code, episode: number, seconds: number): void {
  a.disk.positions[String(episode)] = Math.min(Math.max(0, Math.round(seconds)), lengthOf(episode));
}

/** Start or go on with an episode. */
export function play(a: Code, episode: number): void {
  if (positionOf(a, episode) >= lengthOf(episode)) seek(a, episode, 0);
  a.disk.current = episode;
  a.disk.queue = a.disk.queue.filter((each) => each !== episode);
  a.statics.playing = true;
  if (a.statics.ticking) return;
  a.statics.ticking = true;
  tick(a);
}

/** A second of playing. */
function tick(a: Code): void {
  a.later(1000, () => {
    if (!a.statics.playing) {
      a.statics.ticking = false;
      return;
    }
    const { current, speed } = a.disk;
    seek(a, current, positionOf(a, current) + Math.max(1, Math.round(speed)));
    if (positionOf(a, current) >= lengthOf(current)) finished(a, current);
    if (a.statics.sleep > 0) {
      a.statics.sleep -= 1;
      if (a.statics.sleep === 0) a.statics.playing = false;
    }
    tick(a);
  });
}

function finished(a: Code, episode: number): void {
  if (!a.disk.played.includes(episode)) a.disk.played.push(episode);
  const [next] = a.disk.queue;
  if (next === undefined) a.statics.playing = false;
  else {
    a.disk.current = next;
    a.disk.queue = a.disk.queue.slice(1);
  }
}

export const isDownloaded = (a: Code, episode: number): boolean => a.disk.downloaded.includes(episode);

/** Percent of a download under way; undefined when there is none. */
export const progressOf = (a: Code, episode: number): number | undefined =>
  a.disk.downloading[String(episode)];

/** Fetch an episode, a piece every half second. */
export function download(a: Code, episode: number, failed: () => void = () => undefined): void {
  const key = String(episode);
  a.disk.downloading[key] ??= 0;
  if (a.statics.fetching[key] === true) return;
  a.statics.fetching[key] = true;
  const next = (): void => {
    const percent = progressOf(a, episode);
    if (percent !== undefined && a.online && percent < 100) {
      a.disk.downloading[key] = percent + 10;
      a.later(500, next);
      return;
    }
    delete a.statics.fetching[key];
    delete a.disk.downloading[key];
    if (percent === undefined) return;
    if (percent < 100) failed();
    else {
      a.disk.downloaded.push(episode);
      a.statics.shelf = null;
    }
  };
  a.later(500, next);
}

/** Go on with what an earlier process began. */
export function resumeDownloads(a: Code): void {
  for (const key of Object.keys(a.disk.downloading)) download(a, Number(key));
}

/** Take a downloaded episode off the phone. */
export function removeDownload(a: Code, episode: number): void {
  // The shelf in memory is what the screen shows; the files are what comes back.
  const rest = (a.statics.shelf ?? a.disk.downloaded).filter((each) => each !== episode);
  if (a.bug("download-comes-back")) a.statics.shelf = rest;
  else a.disk.downloaded = a.disk.downloaded.filter((each) => each !== episode);
}

export const shelfOf = (a: Code): readonly number[] => a.statics.shelf ?? a.disk.downloaded;
