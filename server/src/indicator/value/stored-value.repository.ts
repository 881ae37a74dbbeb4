import type { Measurement, ValueState } from '@hazama/geo';
import type { Row, Statements } from '../../database/index.ts';

/** A value as it is kept. */
export interface StoredValue extends Row {
  readonly indicatorId: string;
  readonly areaId: string;
  readonly year: number;
  readonly version: number;
  readonly state: ValueState;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly gapPeople: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: string;
  /** YYYY-MM-DD */
  readonly dataFrom: string | null;
  readonly computedAt: Date;
}

/** Which values of one municipality, as they stood at a revision; null: all there are. */
export interface ValueSelection {
  readonly code: string;
  readonly revision: number;
  readonly indicatorIds: readonly string[];
  readonly year: number | null;
  readonly areaIds: readonly string[] | null;
}

/** A value with what councils are told instead, as it was worked out with it. */
export interface StoredToldValue extends StoredValue {
  /** By which rule (`TOLD_RULE`) it was worked out; null: it wasn't, or the numbers count no residents. */
  readonly toldRule: number | null;
  readonly toldState: ValueState | null;
  readonly toldValue: number | null;
  readonly toldNumerator: number | null;
  readonly toldDenominator: number | null;
  readonly toldGapPeople: number | null;
  readonly toldLow: number | null;
  readonly toldHigh: number | null;
}

/** Values that are known; what isn't there is unknown. */
export function listStoredValues(database: Statements, selection: ValueSelection): Promise<StoredValue[]> {
  return list<StoredValue>(database, selection, COUNTED);
}

/** The same with what councils are told instead. */
export function listToldValues(database: Statements, selection: ValueSelection): Promise<StoredToldValue[]> {
  return list<StoredToldValue>(database, selection, `${COUNTED}, ${TOLD}`);
}

/** SQL: columns as `StoredValue` names them. */
const COUNTED = `indicator_id AS "indicatorId", area_id AS "areaId", year, version, state, value, numerator, denominator,
            gap_people AS "gapPeople", low, high, method, data_from::text AS "dataFrom", computed_at AS "computedAt"`;
const TOLD = `told_rule AS "toldRule", told_state AS "toldState", told_value AS "toldValue", told_numerator AS "toldNumerator",
            told_denominator AS "toldDenominator", told_gap_people AS "toldGapPeople", told_low AS "toldLow", told_high AS "toldHigh"`;

function list<Value extends Row>(
  database: Statements,
  { code, revision, indicatorIds, year, areaIds }: ValueSelection,
  columns: string,
): Promise<Value[]> {
  return database.query<Value>(
    `SELECT ${columns}
     FROM indicator_value
     WHERE municipality_code = $1 AND indicator_id = ANY($2) AND ($3::int IS NULL OR year = $3)
       AND ($4::text[] IS NULL OR area_id = ANY($4)) AND service_date = ''
       AND from_revision <= $5 AND (to_revision IS NULL OR to_revision > $5)`,
    [code, indicatorIds, year, areaIds, revision],
  );
}

/** The number of a value. Why one is missing is not kept. */
export function measurementOf(value: StoredValue): Measurement {
  const { state, numerator, denominator, gapPeople, low, high } = value;
  return { state, value: value.value, numerator, denominator, gapPeople, low, high, reason: null, knownShare: null };
}

/** The number that councils are told; undefined where they are told nothing. */
export function toldMeasurementOf(value: StoredToldValue): Measurement | undefined {
  if (value.toldState === null) return undefined;
  return {
    state: value.toldState,
    value: value.toldValue,
    numerator: value.toldNumerator,
    denominator: value.toldDenominator,
    gapPeople: value.toldGapPeople,
    low: value.toldLow,
    high: value.toldHigh,
    reason: null,
    knownShare: null,
  };
}
