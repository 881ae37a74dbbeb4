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

  const pieces = new PieceList();
  const { from, to } = network.graph;
  for (const street of streetsAround(network, paths, onStreet.keys())) {
    const length = network.meters[street] as number;
    const beforeFrom = limitMeters - (paths.meters[from[street] as number] as number);
    const beforeTo = limitMeters - (paths.meters[to[street] as number] as number);
    const parts: [from: Meters, to: Meters][] = [
      [0, Math.min(length, beforeFrom)],
      [Math.max(0, length - beforeTo), length],
    ];
    // a place on the street itself is reached without coming to its ends
    for (const place of onStreet.get(street) ?? []) {
      const along = places.alongMeters[place] as number;
      const left = limitMeters - (places.legMeters[place] as number);
      parts.push([Math.max(0, along - left), Math.min(length, along + left)]);
    }
    pieces.addJoined(street, parts);
  }
  return pieces.toColumns();
}

/** The streets that meet at a junction which the search came to, and those that places stand on; each once, in their order. */
function streetsAround({ arcs }: StreetNetwork, paths: ShortestPaths, own: Iterable<number>): Uint32Array {
  const streets = new Set(own);
  for (const junction of paths.reached) {
    const end = arcs.arcStart[junction + 1] as number;
    for (let arc = arcs.arcStart[junction] as number; arc < end; arc++) streets.add(arcs.street[arc] as number);
  }
  return Uint32Array.from(streets).sort();
}

class PieceList {
  readonly #street: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  /** Parts of one street, of which some may overlap and some may be none. */
  addJoined(street: number, parts: readonly (readonly [from: Meters, to: Meters])[]): void {
    const sorted = parts.filter(([from, to]) => to > from).toSorted(([a], [b]) => a - b);
    let open: [from: Meters, to: Meters] | undefined;
    for (const [from, to] of sorted) {
      if (open && from <= open[1]) {
        open[1] = Math.max(open[1], to);
        continue;
      }
      if (open) this.#add(street, open);
      open = [from, to];
    }
    if (open) this.#add(street, open);
  }

  toColumns(): StreetPieces {
    return {
      street: Uint32Array.from(this.#street),
      fromMeters: Float64Array.from(this.#from),
      toMeters: Float64Array.from(this.#to),
    };
  }

  #add(street: number, [from, to]: readonly [from: Meters, to: Meters]): void {
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
