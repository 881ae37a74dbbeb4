import type { ValueState } from '@hazama/geo';
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

/** Values that are known; what isn't there is unknown. */
export function listStoredValues(database: Statements, selection: ValueSelection): Promise<StoredValue[]> {
  const { code, revision, indicatorIds, year, areaIds } = selection;
  return database.query<StoredValue>(
    `SELECT indicator_id AS "indicatorId", area_id AS "areaId", year, version, state, value, numerator, denominator,
            gap_people AS "gapPeople", low, high, method, data_from::text AS "dataFrom", computed_at AS "computedAt"
     FROM indicator_value
     WHERE municipality_code = $1 AND indicator_id = ANY($2) AND ($3::int IS NULL OR year = $3)
       AND ($4::text[] IS NULL OR area_id = ANY($4)) AND service_date = ''
       AND from_revision <= $5 AND (to_revision IS NULL OR to_revision > $5)`,
    [code, indicatorIds, year, areaIds, revision],
  );
}
