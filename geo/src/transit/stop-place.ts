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
  const byName = new Map<string, Place[]>();
  const distance = createLocalDistance(middleLatitude(stops));
  const numberOf = new Map<Place, number>();

  const settle = (index: number): void => {
    const stop = stops[index] as TransitStop;
    const key = placeName(stop.name);
    const joined = findNearest(stops, byName.get(key) ?? [], stop, distance);
    if (joined) {
      joined.feeds.add(stop.feed);
      placeOf[index] = numberOf.get(joined) ?? -1;
      return;
    }
    const place: Place = { stop: index, feeds: new Set([stop.feed]) };
    numberOf.set(place, places.length);
    placeOf[index] = places.length;
    places.push(place);
    if (key) byName.set(key, [...(byName.get(key) ?? []), place]);
  };

  for (const [index, { isStation }] of stops.entries()) if (isStation) settle(index);
  for (const [index, { isStation, parent }] of stops.entries()) if (!isStation && parent < 0) settle(index);
  for (const [index, { isStation, parent }] of stops.entries())
    if (!isStation && parent >= 0) placeOf[index] = placeOf[rootOf(stops, parent)] as number;
  return { placeOf, stopOf: places.map(({ stop }) => stop) };
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
