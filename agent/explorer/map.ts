/** The graph of screens: what was tried where, and what it led to. */
import type { Observation } from "../../tools/evidence.ts";
import { listOf } from "../rows.ts";
import { screenKey } from "../screens.ts";
import { isSearch } from "./forms.ts";
import { movesOn } from "./moves.ts";
import type { Move } from "./moves.ts";

interface Way {
  to: string;
  /** Times that it led elsewhere than `to` since it was last right. */
  wrong: number;
}

/** A screen as the explorer knows it. */
export interface Place {
  readonly key: string;
  readonly activity: string;
  /** Untried moves by id, with what they promised when last seen. */
  readonly open: Map<string, number>;
  readonly tried: Set<string>;
  readonly ways: Map<string, Way>;
  visits: number;
  /** Shows a list of things. */
  hasList: boolean;
  /** Something is to be tried here on the next visit, beside the moves. */
  due: boolean;
}

export interface ScreenMap {
  /** Note that we are on this screen; its moves become known. */
  arrive(screen: Observation): Place;
  /** Note what a move led to; null when it left the app or broke something. */
  learn(from: Place, move: string, to: Observation | null): void;
  /** The most promising untried move here. */
  best(place: Place, screen: Observation, jitter: () => number): (Move & { readonly worth: number }) | null;
  /** Moves to the nearest screen that has something untried worth more than `worth`; null when none is that near. */
  toUntried(from: Place, worth: number, mostSteps: number): readonly string[] | null;
  /** Moves to a screen that `wanted` says yes to. */
  pathTo(from: Place, wanted: (place: Place) => boolean, mostSteps: number): readonly string[] | null;
  /** A way that no longer leads where it did. */
  doubt(from: Place, move: string): void;
  readonly places: ReadonlyMap<string, Place>;
}

/** What a move is worth that was tried in so many other places with the same activity or the same look. */
const repeated = [1, 0.25, 0] as const;

/** An empty map. */
export function createMap(): ScreenMap {
  const places = new Map<string, Place>();
  /** Tries of a move by activity, over all structures of it, and over all activities. */
  const inActivity = new Map<string, number>();
  const anywhere = new Map<string, Set<string>>();

  /** A move loses its worth once it was tried on other forms of this screen, or on three other activities (navigation bars). */
  const worth = (place: Place, id: string, prior: number): number => {
    const here = inActivity.get(`${place.activity} ${id}`) ?? 0;
    const others = id === "back" ? 0 : (anywhere.get(id)?.size ?? 0);
    return prior * (repeated[here] ?? 0) * (others >= 3 ? 0 : 1);
  };
  const promises = (place: Place, least: number): boolean =>
    place.due || [...place.open].some(([id, prior]) => worth(place, id, prior) > least);

  function pathTo(
    from: Place,
    wanted: (place: Place) => boolean,
    mostSteps: number,
  ): readonly string[] | null {
    const seen = new Set([from.key]);
    const queue: { place: Place; path: readonly string[] }[] = [{ place: from, path: [] }];
    for (let head = queue.shift(); head !== undefined; head = queue.shift()) {
      if (head.path.length > 0 && wanted(head.place)) return head.path;
      if (head.path.length >= mostSteps) continue;
      for (const [move, way] of head.place.ways) {
        const next = places.get(way.to);
        if (next === undefined || way.wrong > 1 || seen.has(way.to)) continue;
        seen.add(way.to);
        queue.push({ place: next, path: [...head.path, move] });
      }
    }
    return null;
  }

  return {
    places,
    arrive(screen) {
      const key = screenKey(screen);
      const place = places.get(key) ?? {
        key,
        activity: `${screen.package}/${screen.activity}`,
        open: new Map<string, number>(),
        tried: new Set<string>(),
        ways: new Map<string, Way>(),
        visits: 0,
        due: false,
        hasList: false,
      };
      places.set(key, place);
      place.visits += 1;
      place.due = false;
      place.hasList = (listOf(screen)?.rows.length ?? 0) > 0 && !isSearch(screen);
      for (const move of movesOn(screen)) {
        if (!place.tried.has(move.id)) place.open.set(move.id, move.prior);
      }
      return place;
    },
    learn(from, move, to) {
      if (!from.tried.has(move)) {
        const mine = `${from.activity} ${move}`;
        inActivity.set(mine, (inActivity.get(mine) ?? 0) + 1);
        anywhere.set(move, (anywhere.get(move) ?? new Set()).add(from.activity));
      }
      from.tried.add(move);
      from.open.delete(move);
      if (to === null) from.ways.delete(move);
      else from.ways.set(move, { to: screenKey(to), wrong: 0 });
    },
    best(place, screen, jitter) {
      let best: (Move & { worth: number }) | null = null;
      let top = 0;
      for (const move of movesOn(screen)) {
        if (!place.open.has(move.id)) continue;
        const value = worth(place, move.id, move.prior);
        const score = value + jitter();
        if (value > 0 && score > top) [best, top] = [{ ...move, worth: value }, score];
      }
      return best;
    },
    toUntried: (from, least, mostSteps) => pathTo(from, (place) => promises(place, least), mostSteps),
    pathTo,
    doubt(from, move) {
      const way = from.ways.get(move);
      if (way !== undefined) way.wrong += 1;
    },
  };
}
