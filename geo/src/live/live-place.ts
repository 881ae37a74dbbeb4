import type { LngLat } from '../units.ts';

/** What a place has that indicators ask for; null: nobody knows. */
export interface PlaceFacts {
  /** Open at least once in every week. */
  readonly isWeekly: boolean | null;
  readonly openingsPerMonth: number | null;
  /** 定員 */
  readonly capacity: number | null;
  /** Of a stop: how many buses leave it that day. */
  readonly departures: number | null;
}

/** A place that could be. What is left out of it nobody has said. */
export interface LivePlace extends Partial<PlaceFacts> {
  readonly point: LngLat;
}

/** What becomes of a place of today; what is left out stays as it is. */
export interface LivePlaceChange extends Partial<PlaceFacts> {
  readonly isRemoved?: boolean;
  readonly point?: LngLat;
}

/** What is tried. */
export interface LiveQuestion {
  readonly added: readonly LivePlace[];
  /** By id of `placeIds`; others are not known here and change nothing. */
  readonly changed: ReadonlyMap<string, LivePlaceChange>;
}

/** A place as it is or would be. */
export interface TriedPlace extends PlaceFacts {
  /** Null where nobody knows where it is. */
  readonly point: LngLat | null;
  /** Confirmed within its shelf life; what is added is. */
  readonly isFresh: boolean;
}

/** Null: it is no more. */
export function changePlace(place: TriedPlace, change: LivePlaceChange): TriedPlace | null {
  const { isRemoved = false, point = place.point, ...facts } = change;
  return isRemoved ? null : { ...place, ...facts, point };
}

/** As fresh as today. */
export function toTriedPlace({ point, ...facts }: LivePlace): TriedPlace {
  return { isWeekly: null, openingsPerMonth: null, capacity: null, departures: null, ...facts, point, isFresh: true };
}

/** By what an indicator counts a place. */
export interface CountingRule {
  /** Only what opens weekly, and what nobody knows the days of. */
  readonly isWeekly: boolean;
  /** Only stops that so many buses leave; null: the indicator asks for none. */
  readonly minDepartures: number | null;
}

/** Whether a place counts, wherever it is. A stop whose buses nobody knows doesn't: it may. */
export function countsPlace({ isWeekly, minDepartures }: CountingRule, place: TriedPlace): boolean {
  if (isWeekly && place.isWeekly === false) return false;
  return minDepartures === null || (place.departures !== null && place.departures >= minDepartures);
}
