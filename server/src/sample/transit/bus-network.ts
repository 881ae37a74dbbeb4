import { createLocalDistance, type LngLat, type LocalDistance } from '@hazama/geo';
import type { TownFacts } from '../facts/town-facts.ts';
import type { FeedFact, LineFact, TransitFacts } from '../facts/transit-facts.ts';
import type { Territory } from '../territory.ts';

/** 停留所, once in a feed however many lines stop there. */
export interface StopSite {
  readonly name: string;
  /** "" where it isn't known. */
  readonly nameKana: string;
  readonly location: LngLat;
  /** The council area or district of the nearest 町字. */
  readonly area: string;
}

/** A line with its stops in the order of direction 0. */
export interface BusLine extends LineFact {
  readonly sites: readonly StopSite[];
}

export interface BusFeed extends FeedFact {
  readonly stops: readonly StopSite[];
  readonly lines: readonly BusLine[];
}

/** Between two 町字 that are farther apart a bus stops once more, where the road comes into the second. */
const LONG_LEG_METERS = 1000;
const ENTRY_METERS = 350;
const SAME_ENTRY_METERS = 250;
const DECIMALS = 5;

/** Lays the lines of a town over its 町字 and known places: the same facts, the same stops. */
export function layOutBuses(facts: TownFacts, territory: Territory): BusFeed[] {
  const gazetteer = gazetteerOf(facts, facts.transit);
  const distance = createLocalDistance(facts.core[1]);
  return facts.transit.feeds.map((feed) => {
    const sites = new Map<string, StopSite>();
    const stopAt = (name: string, nameKana: string, location: LngLat): StopSite => {
      const site = sites.get(name) ?? { name, nameKana, location, area: territory.areaAt(location) };
      sites.set(name, site);
      return site;
    };
    // a line that comes in by another road doesn't turn back to the entry of the first
    const isElsewhere = ({ name, location }: Place) => {
      const known = sites.get(name)?.location;
      return known !== undefined && distance(...known, ...location) > SAME_ENTRY_METERS;
    };
    const lines = facts.transit.lines
      .filter((line) => line.feed === feed.feed)
      .map((line): BusLine => {
        const named = line.stops.map((name) => {
          const place = gazetteer.get(name);
          if (!place) throw new Error(`${line.line} stops at ${name}, which is in no list`);
          return place;
        });
        const laid = named.flatMap((place, at) => {
          const entry = feed.mode === 'bus' ? entryOf(named[at - 1], place, distance) : undefined;
          return entry && !isElsewhere(entry) ? [entry, place] : [place];
        });
        return { ...line, sites: laid.map(({ name, nameKana, location }) => stopAt(name, nameKana, location)) };
      });
    return { ...feed, lines, stops: [...sites.values()] };
  });
}

interface Place {
  readonly name: string;
  readonly nameKana: string;
  readonly location: LngLat;
  readonly isTown: boolean;
}

/** Where the names that lines are written in are; a 町字 yields to a stop or a place of its name. */
function gazetteerOf({ towns, places }: TownFacts, { stops }: TransitFacts): ReadonlyMap<string, Place> {
  return new Map(
    [
      ...towns.map((town) => ({ ...town, isTown: true })),
      ...places.map((place) => ({ ...place, isTown: false })),
      ...stops.map((stop) => ({ ...stop, isTown: false })),
    ].map((place): [string, Place] => [place.name, place]),
  );
}

/** A stop more where a bus has a long way behind it: 「柏野口」 before 「柏野」. */
function entryOf(before: Place | undefined, place: Place, distance: LocalDistance): Place | undefined {
  if (!before || !place.isTown) return undefined;
  const meters = distance(...before.location, ...place.location);
  if (meters < LONG_LEG_METERS) return undefined;
  const share = ENTRY_METERS / meters;
  const [longitude, latitude] = place.location;
  const location: LngLat = [
    rounded(longitude + (before.location[0] - longitude) * share),
    rounded(latitude + (before.location[1] - latitude) * share),
  ];
  return { name: `${place.name}口`, nameKana: place.nameKana && `${place.nameKana}ぐち`, location, isTown: false };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
