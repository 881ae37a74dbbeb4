import type { Row, Transaction } from '../../database/index.ts';
import { TOLD_RULE } from '../../disclosure/index.ts';
import type { ComputedValue } from './compute-values.ts';

const COLUMNS = [
  'indicator_id',
  'year',
  'area_id',
  'version',
  'state',
  'value',
  'numerator',
  'denominator',
  'gap_people',
  'low',
  'high',
  'method',
  'data_from',
  'told_rule',
  'told_state',
  'told_value',
  'told_numerator',
  'told_denominator',
  'told_gap_people',
  'told_low',
  'told_high',
] as const;

/** What makes two values the same: all but the place in the table. */
const SAID = COLUMNS.slice(3);

export interface Written {
  /** Values that are another now, new ones and those known no longer. */
  readonly changed: number;
}

/** The revision of a municipality, held against publishing until the transaction ends; undefined where there is none. */
export async function lockRevision(transaction: Transaction, code: string): Promise<number | undefined> {
  const [row] = await transaction.query<{ revision: number }>(
    'SELECT revision FROM municipality WHERE code = $1 FOR UPDATE',
    [code],
  );
  return row?.revision;
}

/**
 * Writes the values of a municipality as of a revision: a value that is the same stays as it is, one that is another ends
 * and begins anew. `indicatorIds` null: these are all of its values, else all of those indicators.
 */
export async function writeValues(
  transaction: Transaction,
  { code, revision, at }: { readonly code: string; readonly revision: number; readonly at: Date },
  values: Iterable<ComputedValue>,
  indicatorIds: readonly string[] | null,
): Promise<Written> {
  await transaction.query(`
    CREATE TEMPORARY TABLE computed_value (
      indicator_id text, year int, area_id text, version int, state value_state, value float8, numerator float8,
      denominator float8, gap_people float8, low float8, high float8, method text, data_from date,
      told_rule int, told_state value_state, told_value float8, told_numerator float8, told_denominator float8,
      told_gap_people float8, told_low float8, told_high float8
    ) ON COMMIT DROP`);
  await transaction.copy('computed_value', COLUMNS, rowsOf(values));
  // a temporary table has no statistics of its own, and the planner would take a large one for a small one
  if (indicatorIds === null) await transaction.query('ANALYZE computed_value');

  const [ended] = await transaction.query<CountRow>(END_CHANGED, [code, revision, indicatorIds]);
  const [begun] = await transaction.query<CountRow>(BEGIN_CHANGED, [code, revision, at]);
  return { changed: Math.max(ended?.rows ?? 0, begun?.rows ?? 0) };
}

interface CountRow extends Row {
  readonly rows: number;
}

function* rowsOf(values: Iterable<ComputedValue>): Generator<readonly unknown[]> {
  for (const value of values)
    yield [
      value.indicatorId,
      value.year,
      value.areaId,
      value.version,
      value.state,
      value.value,
      value.numerator,
      value.denominator,
      value.gapPeople,
      value.low,
      value.high,
      value.method,
      value.dataFrom,
      value.told === undefined ? null : TOLD_RULE,
      value.told?.state ?? null,
      value.told?.value ?? null,
      value.told?.numerator ?? null,
      value.told?.denominator ?? null,
      value.told?.gapPeople ?? null,
      value.told?.low ?? null,
      value.told?.high ?? null,
    ];
}

const row = (table: string) => `(${SAID.map((column) => `${table}.${column}`).join(', ')})`;

const END_CHANGED = `
  WITH ended AS (
    UPDATE indicator_value held SET to_revision = $2
    WHERE held.municipality_code = $1 AND held.to_revision IS NULL AND held.service_date = ''
      AND ($3::text[] IS NULL OR held.indicator_id = ANY($3))
      AND NOT EXISTS (
        SELECT FROM computed_value computed
        WHERE computed.indicator_id = held.indicator_id AND computed.year = held.year AND computed.area_id = held.area_id
          AND ${row('computed')} IS NOT DISTINCT FROM ${row('held')})
    RETURNING 1)
  SELECT count(*)::int AS rows FROM ended`;

const BEGIN_CHANGED = `
  WITH begun AS (
    INSERT INTO indicator_value (municipality_code, from_revision, service_date, computed_at, ${COLUMNS.join(', ')})
    SELECT $1, $2, '', $3, ${COLUMNS.map((column) => `computed.${column}`).join(', ')}
    FROM computed_value computed
    WHERE NOT EXISTS (
      SELECT FROM indicator_value held
      WHERE held.municipality_code = $1 AND held.to_revision IS NULL AND held.service_date = ''
        AND held.indicator_id = computed.indicator_id AND held.year = computed.year AND held.area_id = computed.area_id)
    RETURNING 1)
  SELECT count(*)::int AS rows FROM begun`;
