/** The graph of screens: what was tried where, and what it led to. */
import type { Observation } from "../../tools/evidence.ts";
import { listOf } from "../rows.ts";
import { screenKey, titleOf } from "../screens.ts";
import { isSearch } from "./forms.ts";
import { movesOn } from "./moves.ts";
import type { Move } from "./moves.ts";

interface Way {
  to: string;
  /** Times that it led elsewhere. */
  wrong: number;
}

/** A move with what it is worth now. */
export interface Worthy extends Move {
  readonly worth: number;
}

/** A way to a place where something is to be tried. */
export interface Journey {
  readonly path: readonly string[];
  readonly target: Place;
  /** What the best untried move there is worth. */
  readonly promise: number;
}

/** A screen as the explorer knows it. */
export interface Place {
  readonly key: string;
  readonly activity: string;
  /** Heading when it was first seen. */
  readonly heading: string;
  /** Untried moves by id, as they were last seen. */
  readonly open: Map<string, Pick<Move, "prior" | "shape">>;
  readonly tried: Set<string>;
  readonly ways: Map<string, Way>;
  visits: number;
  /** Journeys here that ended elsewhere since the last visit. */
  missed: number;
  /** Shows a list of things. */
  hasList: boolean;
  /** Something is to be tried here on the next visit, beside the moves. */
  due: boolean;
}

export interface ScreenMap {
  /** Note that we are on this screen; its moves become known. */
  arrive(screen: Observation): Place;
  /** Note what a move led to; null when it left the app or broke something. */
  learn(from: Place, move: Move, to: Observation | null): void;
  /** The most promising untried move here. */
  best(place: Place, screen: Observation, jitter: () => number): Worthy | null;
  /** The best place with something untried worth more than `least`, nearness counted; null when none can be reached. */
  toUntried(from: Place, least: number): Journey | null;
  /** The shortest way to a place that `wanted` says yes to. */
  pathTo(from: Place, wanted: (place: Place) => boolean): Journey | null;
  /** A way that no longer leads where it did. */
  doubt(from: Place, move: string): void;
  /** Where a move is thought to lead; null when it is not known. */
  wayOf(place: Place, move: string): string | null;
  /** All moves are untried again: the app holds other things by now. */
  forgetTries(): void;
  readonly places: ReadonlyMap<string, Place>;
}

/** What a move is worth that was tried so many times on other forms of this screen. */
const repeated = [1, 0.25, 0] as const;
/** A move that stands on so many activities (a navigation bar) is worth nothing any more. */
const mostActivities = 3;
/** Moves of one shape that led to one activity this often will lead there again. */
const sameLead = 2;
const sameLeadWorth = 0.25;
/** What each step to a place takes from its worth; a form that waits is worth as much as a good move. */
const stepCost = 0.7;
const dueWorth = 7;
/** Moves on one activity after which each further one is worth less. */
const enough = 12;
const few = 4;
/** Journeys that may fail before a place is given up. */
const mostMisses = 2;
/** Wrong leads after which a way is no way; BACK depends on where one came from. */
const mostWrong = 1;

const newPlace = (key: string, activity: string, heading: string): Place => ({
  key,
  activity,
  heading,
  open: new Map(),
  tried: new Set(),
  ways: new Map(),
  visits: 0,
  missed: 0,
  hasList: false,
  due: false,
});

/** An empty map. */
export function createMap(): ScreenMap {
  const places = new Map<string, Place>();
  /** Tries of a move by activity, over all structures of it, and activities by move. */
  const inActivity = new Map<string, number>();
  const anywhere = new Map<string, Set<string>>();
  const triesOf = new Map<string, number>();
  /** Where moves of one shape on an activity have led, and how often. */
  const led = new Map<string, Map<string, number>>();

  const worth = (place: Place, id: string, move: Pick<Move, "prior" | "shape">): number => {
    const here = inActivity.get(`${place.activity} ${id}`) ?? 0;
    const others = id === "back" ? 0 : (anywhere.get(id)?.size ?? 0);
    const leads = led.get(`${place.activity} ${move.shape}`);
    const same = [...(leads?.values() ?? [])].some((count) => count >= sameLead);
    const known = others >= mostActivities ? 0 : (repeated[here] ?? 0);
    const tries = triesOf.get(place.activity) ?? 0;
    // A tab or a page that is hardly known is not tired of its activity.
    const young = (triesOf.get(`${place.activity}#${place.heading}`) ?? 0) < few;
    const fresh = young ? 1 : 1 / (1 + Math.max(0, tries - enough) / enough);
    return move.prior * known * fresh * (same && id !== "back" ? sameLeadWorth : 1);
  };
  /** Where a move of an activity led last, whatever stood in its lists. */
  const shared = new Map<string, string>();
  const wayOf = (place: Place, id: string): string | null => {
    const way = place.ways.get(id);
    if (way !== undefined) return way.wrong > mostWrong ? null : way.to;
    return place.open.has(id) && id !== "back" ? (shared.get(`${place.activity} ${id}`) ?? null) : null;
  };
  const promise = (place: Place): number =>
    Math.max(place.due ? dueWorth : 0, ...[...place.open].map(([id, move]) => worth(place, id, move)));

  /** All places that can be reached, nearest first. */
  function* reachable(from: Place): Generator<Journey> {
    const seen = new Set([from.key]);
    const queue: Journey[] = [{ target: from, path: [], promise: 0 }];
    for (let head = queue.shift(); head !== undefined; head = queue.shift()) {
      if (head.path.length > 0) yield head;
      for (const move of new Set([...head.target.ways.keys(), ...head.target.open.keys()])) {
        const to = wayOf(head.target, move);
        const next = to === null ? undefined : places.get(to);
        if (to === null || next === undefined || seen.has(to)) continue;
        seen.add(to);
        queue.push({ target: next, path: [...head.path, move], promise: promise(next) });
      }
    }
  }

  return {
    places,
    wayOf,
    arrive(screen) {
      const key = screenKey(screen);
      const place = places.get(key) ?? newPlace(key, `${screen.package}/${screen.activity}`, titleOf(screen));
      places.set(key, place);
      place.visits += 1;
      place.missed = 0;
      place.due = false;
      place.hasList = (listOf(screen)?.rows.length ?? 0) > 0 && !isSearch(screen);
      for (const move of movesOn(screen)) {
        if (!place.tried.has(move.id)) place.open.set(move.id, { prior: move.prior, shape: move.shape });
      }
      return place;
    },
    learn(from, move, to) {
      const { id, shape } = move;
      if (!from.tried.has(id)) {
        const mine = `${from.activity} ${id}`;
        inActivity.set(mine, (inActivity.get(mine) ?? 0) + 1);
        for (const name of [from.activity, `${from.activity}#${from.heading}`])
          triesOf.set(name, (triesOf.get(name) ?? 0) + 1);
        anywhere.set(id, (anywhere.get(id) ?? new Set()).add(from.activity));
      }
      from.tried.add(id);
      from.open.delete(id);
      if (to === null) {
        from.ways.delete(id);
        return;
      }
      const key = screenKey(to);
      from.ways.set(id, { to: key, wrong: 0 });
      if (id !== "back") shared.set(`${from.activity} ${id}`, key);
      const activity = `${to.package}/${to.activity}`;
      // What changes a screen in place does so each in its own way.
      if (key === from.key) return;
      const lead = activity === from.activity ? key : activity;
      const name = `${from.activity} ${shape}`;
      const leads = led.get(name) ?? new Map<string, number>();
      led.set(name, leads.set(lead, (leads.get(lead) ?? 0) + 1));
    },
    best(place, screen, jitter) {
      let best: Worthy | null = null;
      let top = 0;
      for (const move of movesOn(screen)) {
        if (!place.open.has(move.id)) continue;
        const value = worth(place, move.id, move);
        const score = value + jitter();
        if (value > 0 && score > top) [best, top] = [{ ...move, worth: value }, score];
      }
      return best;
    },
    toUntried(from, least) {
      let best: Journey | null = null;
      let top = -Infinity;
      for (const journey of reachable(from)) {
        const value = journey.promise;
        const score = value - journey.path.length * stepCost;
        if (value > least && journey.target.missed < mostMisses && score > top)
          [best, top] = [journey, score];
      }
      return best;
    },
    pathTo(from, wanted) {
      for (const journey of reachable(from)) if (wanted(journey.target)) return journey;
      return null;
    },
    forgetTries() {
      inActivity.clear();
      anywhere.clear();
      triesOf.clear();
      led.clear();
      for (const place of places.values()) {
        place.tried.clear();
        place.missed = 0;
      }
    },
    doubt(from, move) {
      const way = from.ways.get(move);
      if (way !== undefined) way.wrong += move === "back" ? mostWrong + 1 : 1;
      else shared.delete(`${from.activity} ${move}`);
    },
  };
}
