import { createLocalDistance, type LocalDistance } from '../measure/geodesic-distance.ts';
import type { Meters } from '../units.ts';

/** Poles of one name this near to each other are one stop place: the two sides of a road, the corners of a crossing. */
export const SAME_PLACE_METERS: Meters = 250;

/** 標柱 (a pole) or 停留所 (a station, the parent of poles) of any number of timetables. */
export interface TransitStop {
  /** Which timetable it is of; places that one timetable keeps apart stay apart. */
  readonly feed: number;
  readonly name: string;
  /** Degrees; null where the timetable doesn't say. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly isStation: boolean;
  /** Number of its station in the same list; -1 where it has none. */
  readonly parent: number;
}

export interface StopPlaces {
  /** Number of the place of each stop. */
  readonly placeOf: Int32Array;
  /** Number of the stop that stands for each place: its station, else its first pole. */
  readonly stopOf: readonly number[];
}

interface Place {
  readonly stop: number;
  readonly feeds: Set<number>;
}

/**
 * 停留所: joins poles to the places that people know. A timetable's own parent_station comes first. What has none joins the
 * nearest of its name within {@link SAME_PLACE_METERS}, of its own timetable or of another company's; stations of one timetable are
 * never joined with each other.
 */
export function joinStopPlaces(stops: readonly TransitStop[]): StopPlaces {
  const placeOf = new Int32Array(stops.length).fill(-1);
  const places: Place[] = [];
  const named = new NamedPlaces();
  const distance = createLocalDistance(middleLatitude(stops));
  const numberOf = new Map<Place, number>();

  const settle = (index: number): void => {
    const stop = stops[index] as TransitStop;
    const joined = findNearest(stops, named.near(stop), stop, distance);
    if (joined) {
      joined.feeds.add(stop.feed);
      placeOf[index] = numberOf.get(joined) ?? -1;
      return;
    }
    const place: Place = { stop: index, feeds: new Set([stop.feed]) };
    numberOf.set(place, places.length);
    placeOf[index] = places.length;
    places.push(place);
    named.add(stop, place);
  };

  for (const [index, { isStation }] of stops.entries()) if (isStation) settle(index);
  for (const [index, { isStation, parent }] of stops.entries()) if (!isStation && parent < 0) settle(index);
  for (const [index, { isStation, parent }] of stops.entries())
    if (!isStation && parent >= 0) placeOf[index] = placeOf[rootOf(stops, parent)] as number;
  return { placeOf, stopOf: places.map(({ stop }) => stop) };
}

/** Degrees of a cell that no two stops of one place are farther apart than, up to 60° north or south. */
const CELL_DEGREES = { latitude: 0.003, longitude: 0.005 };
/** Stations of one name on one spot: more are a mistake, and are not compared with each other. */
const MOST_PER_CELL = 64;

/** Places by name and by where they are, so that a town's thousand 「公民館前」 are not all compared. */
class NamedPlaces {
  readonly #cells = new Map<string, Place[]>();

  add(stop: TransitStop, place: Place): void {
    const [key] = cellKeys(stop);
    if (key === undefined) return;
    const cell = this.#cells.get(key) ?? [];
    if (cell.length < MOST_PER_CELL) cell.push(place);
    this.#cells.set(key, cell);
  }

  near(stop: TransitStop): Place[] {
    return cellKeys(stop).flatMap((key) => this.#cells.get(key) ?? []);
  }
}

/** The cell of a stop, and those around it; none where it has no name or no position. */
function cellKeys({ name, longitude, latitude }: TransitStop): string[] {
  const key = placeName(name);
  if (!key || longitude === null || latitude === null) return [];
  const east = Math.floor(longitude / CELL_DEGREES.longitude);
  const north = Math.floor(latitude / CELL_DEGREES.latitude);
  const steps = [0, -1, 1];
  return steps.flatMap((x) => steps.map((y) => `${east + x} ${north + y} ${key}`));
}

/** A boarding area is part of a pole, and the pole of a station. */
function rootOf(stops: readonly TransitStop[], index: number): number {
  const parent = stops[index]?.parent ?? -1;
  return parent < 0 ? index : parent;
}

function findNearest(
  stops: readonly TransitStop[],
  candidates: readonly Place[],
  { longitude, latitude, feed, isStation }: TransitStop,
  distance: LocalDistance,
): Place | undefined {
  if (longitude === null || latitude === null) return undefined;
  let nearest: Place | undefined;
  let nearestMeters = SAME_PLACE_METERS;
  for (const place of candidates) {
    // its own timetable keeps the two apart
    if (isStation && place.feeds.has(feed)) continue;
    const stop = stops[place.stop] as TransitStop;
    if (stop.longitude === null || stop.latitude === null) continue;
    const meters = distance(longitude, latitude, stop.longitude, stop.latitude);
    if (meters > nearestMeters || (meters === nearestMeters && nearest)) continue;
    nearest = place;
    nearestMeters = meters;
  }
  return nearest;
}

/** 「伊勢崎駅 前」 and 「伊勢崎駅前」 are one name; what stands in brackets tells platforms apart, not places. */
function placeName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\([^)]*(?:のりば|乗り場|番|系統|方面|行き?)\)/g, '')
    .replaceAll(/[\s・･]/g, '')
    .replaceAll('ヶ', 'ケ');
}

function middleLatitude(stops: readonly TransitStop[]): number {
  const latitudes = stops.flatMap(({ latitude }) => latitude ?? []);
  if (latitudes.length === 0) return 35;
  return latitudes.reduce((sum, latitude) => sum + latitude, 0) / latitudes.length;
}
