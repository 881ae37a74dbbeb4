import type { Ratio } from './units.ts';

/** The state of a value. UNREACHABLE: the statistic itself is "no way to get there". */
export type ValueState = 'OK' | 'UNKNOWN' | 'SUPPRESSED' | 'STALE' | 'UNREACHABLE';

/** Why a value is UNKNOWN. */
export type UnknownReason =
  /** The town has never published a record of the kind. */
  | 'NEVER_RECORDED'
  /** The population column that the indicator counts was not imported. */
  | 'NO_PEOPLE_COLUMN'
  /** Too large a part of the area's cells has no number in the column. */
  | 'PEOPLE_INCOMPLETE'
  /** No cell lies in the area: it has neither polygon nor members. */
  | 'NO_CELLS'
  /** Nobody of the group lives in the area. */
  | 'NOBODY'
  /** Seats or hours are not known for every place of the area. */
  | 'AMOUNT_INCOMPLETE'
  /** Too old or no record of the area. */
  | 'UNCONFIRMED'
  /** Where the kind's places are is not known of any of them. */
  | 'NO_PLACES'
  /** Departures and travel times need a timetable that covers the day; none does. */
  | 'NO_TIMETABLE'
  /** The day that was asked for lies outside every timetable's validity: nothing is known of it, and that is not 0. */
  | 'OUTSIDE_TIMETABLE'
  /** Of no place is known that it opens on a day that counts, and at which hours. */
  | 'NO_OPENING'
  /** The counts table has no row for the area. */
  | 'NO_RECORD';

/** One indicator's value for one area. A field that has no meaning for the measure or the state is null, never 0. */
export interface Measurement {
  readonly state: ValueState;
  /** Set where the state is UNKNOWN. */
  readonly reason: UnknownReason | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** People whom the service does not reach yet. */
  readonly gapPeople: number | null;
  /** The ends of the 95 % interval of `value`. */
  readonly low: number | null;
  readonly high: number | null;
  /** How much of the area's cells the people column covers, where that is less than all. */
  readonly knownShare: Ratio | null;
}

const EMPTY: Measurement = {
  state: 'OK',
  reason: null,
  value: null,
  numerator: null,
  denominator: null,
  gapPeople: null,
  low: null,
  high: null,
  knownShare: null,
};

export function measured(fields: Partial<Measurement>): Measurement {
  return { ...EMPTY, ...fields };
}

export function unknown(reason: UnknownReason, fields: Partial<Measurement> = {}): Measurement {
  return { ...EMPTY, ...fields, state: 'UNKNOWN', reason };
}

/** The same value from data past its shelf life: the number stays, its state says so. */
export function asStale(measurement: Measurement): Measurement {
  return measurement.state === 'OK' ? { ...measurement, state: 'STALE' } : measurement;
}
