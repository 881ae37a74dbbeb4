/** A position on WGS 84 in degrees, always [longitude, latitude]. */
export type LngLat = readonly [longitude: number, latitude: number];
/** A length in metres. */
export type Meters = number;
/** An area in square metres. */
export type SquareMeters = number;
/** A duration in seconds. */
export type Seconds = number;
/** A share from 0 to 1; percent exists on screen only. */
export type Ratio = number;

/** Many positions in degrees, column by column; both columns have the same length. */
export interface Points {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
}

/** A rectangle in degrees with sides along meridians and parallels; west ≤ east, south ≤ north. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * What the number of an indicator is counted in: shares, metres, minutes; places, seats and hours a month for 1,000 people; places near one
 * person; a number that is only there to compare by; things.
 */
export const INDICATOR_UNITS = [
  'ratio',
  'meters',
  'minutes',
  'per1000',
  'seats-per1000',
  'hours-per1000',
  'places',
  'index',
  'count',
] as const;
export type IndicatorUnit = (typeof INDICATOR_UNITS)[number];
