import { type Measurement, measured } from '../measurement.ts';
import { type Audience, isSmallCount, LEAST_SHOWN_PEOPLE, roundToTen } from './audience.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What a measurement's numerator and denominator count, which decides how it is made safe to show. */
export type CountedPeople =
  /** Residents over residents: coverage, participation. */
  | 'PEOPLE_OF_PEOPLE'
  /** Places, metres or minutes over residents: per1000, nearest, traveltime. */
  | 'OVER_PEOPLE'
  /** The value itself is a count of residents: requests, riders, plans made for persons. */
  | 'PEOPLE'
  /** No residents at all: presence, counts of places, posts and trained people. */
  | 'NO_PEOPLE';

/**
 * A measurement as an audience may see it. Staff see it as it is. For the others it is SUPPRESSED when `withheld` (by
 * {@link withheldRows}, so that neighbours do not give it away), over fewer than 10 people, or with 1–9 residents on
 * either side of the line. For the public residents are rounded to 10, and ratios are those of the rounded counts.
 */
export function publishMeasurement(
  measurement: Measurement,
  counted: CountedPeople,
  audience: Audience,
  withheld: boolean,
): Measurement {
  if (audience === 'STAFF' || counted === 'NO_PEOPLE' || measurement.state === 'UNKNOWN') return measurement;
  if (measurement.state === 'SUPPRESSED' || withheld || isSmall(measurement, counted))
    return measured({ state: 'SUPPRESSED' });
  if (audience === 'COUNCIL') return measurement;
  switch (counted) {
    case 'PEOPLE':
      return { ...measurement, value: measurement.value === null ? null : roundToTen(measurement.value) };
    case 'PEOPLE_OF_PEOPLE':
      return roundedShare(measurement);
    case 'OVER_PEOPLE':
      return roundedOver(measurement);
  }
}

function isSmall({ value, numerator, denominator, gapPeople }: Measurement, counted: CountedPeople): boolean {
  if (counted === 'PEOPLE') return isSmallCount(value ?? 0);
  if (denominator !== null && denominator < LEAST_SHOWN_PEOPLE) return true;
  return counted === 'PEOPLE_OF_PEOPLE' && (isSmallCount(numerator ?? 0) || isSmallCount(gapPeople ?? 0));
}

function roundedShare(measurement: Measurement): Measurement {
  const denominator = roundToTen(measurement.denominator ?? 0);
  const numerator = Math.min(denominator, roundToTen(measurement.numerator ?? 0));
  return {
    ...measurement,
    value: numerator / denominator,
    numerator,
    denominator,
    gapPeople: denominator - numerator,
    ...wilsonInterval(numerator, denominator),
  };
}

function roundedOver(measurement: Measurement): Measurement {
  const exact = measurement.denominator;
  if (exact === null) return measurement;
  const denominator = roundToTen(exact);
  // a rate over exact people would give them back by division; a distance does not depend on how many walk it
  const isRate = measurement.numerator !== null;
  const scale = (value: number | null) => (value === null || !isRate ? value : (value * exact) / denominator);
  return {
    ...measurement,
    denominator,
    value: scale(measurement.value),
    low: scale(measurement.low),
    high: scale(measurement.high),
  };
}

/**
 * The difference between two counts of residents (two years, two filters, before and after) as an audience may see it:
 * null when it is 1–9 either way, for it would name the few who came or went.
 */
export function publishDifference(before: number, after: number, audience: Audience): number | null {
  const difference = after - before;
  if (audience === 'STAFF') return difference;
  if (isSmallCount(Math.abs(difference))) return null;
  return audience === 'PUBLIC' ? roundToTen(after) - roundToTen(before) : difference;
}
