import type { Lines } from '../measure/lines.ts';
import type { Meters } from '../units.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { addSources } from './street-distances.ts';
import type { SnappedPoints, StreetNetwork } from './street-network.ts';

/** Parts of streets, column by column, in the order of the streets and along each; two of one street never touch. */
export interface StreetPieces {
  readonly street: Uint32Array;
  /** How far along the street a part begins and ends, from its first junction; the end is always further. */
  readonly fromMeters: Float64Array;
  readonly toMeters: Float64Array;
}

/**
 * The parts of streets from which a walk of at most `limitMeters` leads to a place: along streets, then by the straight leg to it. Exactly at
 * the limit counts. The metres to each point of them are what `nearestStreetMeters` measures of somebody who stands there. One search from
 * all places at once, which costs what it reaches and not the town.
 */
export function streetReach(network: StreetNetwork, places: SnappedPoints, limitMeters: Meters): StreetPieces {
  const paths = new ShortestPaths(network.arcs);
  const onStreet = new Map<number, number[]>();
  places.street.forEach((street, place) => {
    if (street < 0 || (places.legMeters[place] as number) > limitMeters) return;
    addSources(network, paths, places, place);
    const others = onStreet.get(street);
    if (others) others.push(place);
    else onStreet.set(street, [place]);
  });
  paths.search(limitMeters);

  const { from, to } = network.graph;
  const pieces = new PieceList();
  streetsAround(network, paths, onStreet.keys()).forEach((isAround, street) => {
    if (!isAround) return;
    const length = network.meters[street] as number;
    // so far from either end; less than nothing where the walk doesn't come there
    const fromFirst = limitMeters - (paths.meters[from[street] as number] as number);
    const fromLast = limitMeters - (paths.meters[to[street] as number] as number);
    const own = onStreet.get(street);
    if (own)
      pieces.addJoined(street, [
        ...partsAround(places, own, length, limitMeters),
        [0, Math.min(length, fromFirst)],
        [Math.max(0, length - fromLast), length],
      ]);
    else pieces.addFromEnds(street, length, fromFirst, fromLast);
  });
  return pieces.toColumns();
}

type Part = readonly [from: Meters, to: Meters];

/** Of a street with places on it: a walk from one of these need not come to its ends. */
function partsAround(
  { alongMeters, legMeters }: SnappedPoints,
  places: readonly number[],
  length: Meters,
  limitMeters: Meters,
): Part[] {
  return places.map((place) => {
    const along = alongMeters[place] as number;
    const left = limitMeters - (legMeters[place] as number);
    return [Math.max(0, along - left), Math.min(length, along + left)];
  });
}

/** 1 for each street that begins or ends where the search came to, and for those that places stand on. */
function streetsAround({ arcs, meters }: StreetNetwork, paths: ShortestPaths, own: Iterable<number>): Uint8Array {
  const around = new Uint8Array(meters.length);
  for (const street of own) around[street] = 1;
  for (const junction of paths.reached) {
    const end = arcs.arcStart[junction + 1] as number;
    for (let arc = arcs.arcStart[junction] as number; arc < end; arc++) around[arcs.street[arc] as number] = 1;
  }
  return around;
}

class PieceList {
  readonly #street: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  /** What is walked of a street from its first junction and from its last. */
  addFromEnds(street: number, length: Meters, fromFirst: Meters, fromLast: Meters): void {
    if (fromFirst >= length || fromLast >= length || fromFirst + fromLast >= length) {
      if (length > 0) this.#add(street, 0, length);
      return;
    }
    if (fromFirst > 0) this.#add(street, 0, fromFirst);
    if (fromLast > 0) this.#add(street, length - fromLast, length);
  }

  /** Parts of one street, of which some may overlap and some may be none. */
  addJoined(street: number, parts: readonly Part[]): void {
    let open: [from: Meters, to: Meters] | undefined;
    for (const [from, to] of parts.filter((part) => part[1] > part[0]).toSorted(([a], [b]) => a - b)) {
      if (open && from <= open[1]) {
        open[1] = Math.max(open[1], to);
        continue;
      }
      if (open) this.#add(street, ...open);
      open = [from, to];
    }
    if (open) this.#add(street, ...open);
  }

  toColumns(): StreetPieces {
    return {
      street: Uint32Array.from(this.#street),
      fromMeters: Float64Array.from(this.#from),
      toMeters: Float64Array.from(this.#to),
    };
  }

  #add(street: number, from: Meters, to: Meters): void {
    this.#street.push(street);
    this.#from.push(from);
    this.#to.push(to);
  }
}

/** Parts of streets as lines, one for each, cut where they begin and end. */
export function linesOfPieces(network: StreetNetwork, { street, fromMeters, toMeters }: StreetPieces): Lines {
  const { shapeStart, shape } = network.graph;
  const along = network.alongMeters;
  const start = new Uint32Array(street.length + 1);
  const longitude: number[] = [];
  const latitude: number[] = [];
  /** Where a street is at some metres between a point of its shape and the next. */
  const addBetween = (point: number, meters: Meters) => {
    const before = along[point] as number;
    const stretch = (along[point + 1] as number) - before;
    const share = stretch > 0 ? (meters - before) / stretch : 0;
    const between = (values: Float64Array) =>
      (values[point] as number) + share * ((values[point + 1] as number) - (values[point] as number));
    longitude.push(between(shape.longitude));
    latitude.push(between(shape.latitude));
  };
  for (let piece = 0; piece < street.length; piece++) {
    const on = street[piece] as number;
    const [from, to] = [fromMeters[piece] as number, toMeters[piece] as number];
    const last = (shapeStart[on + 1] as number) - 1;
    let point = shapeStart[on] as number;
    while (point + 1 < last && (along[point + 1] as number) <= from) point++;
    addBetween(point, from);
    for (point++; point < last && (along[point] as number) < to; point++) {
      longitude.push(shape.longitude[point] as number);
      latitude.push(shape.latitude[point] as number);
    }
    addBetween(point - 1, to);
    start[piece + 1] = longitude.length;
  }
  return { start, points: { longitude: Float64Array.from(longitude), latitude: Float64Array.from(latitude) } };
}

/** All streets as lines, one for each. */
export function streetLines({ graph }: StreetNetwork): Lines {
  return { start: graph.shapeStart, points: graph.shape };
}
