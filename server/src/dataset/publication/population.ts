import type { LngLat } from '@hazama/geo';
import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';
import { pointText } from './well-known-text.ts';

/** Where people are counted. */
export interface CellRecord {
  /** Mesh code, 町字 key, or "longitude,latitude" */
  readonly id: string;
  readonly kind: 'MESH' | 'POINT' | 'MACHI_AZA';
  readonly name: string | null;
  readonly lngLat: LngLat | null;
  /** Of a mesh cell, nominal. */
  readonly sideMeters: number | null;
}

/** The people of a cell in a year; null where the source has no such column. */
export interface CountRecord {
  readonly year: number;
  readonly cell: CellRecord;
  readonly total: number;
  readonly age0To14: number | null;
  readonly age15To64: number | null;
  readonly age65Over: number | null;
  readonly age75Over: number | null;
  readonly single65Over: number | null;
}

const CELLS: RevisionedTable = {
  name: 'population_cell',
  key: ['id'],
  content: ['kind', 'name', 'center', 'side_meters'],
  isShared: true,
  // a cell without people of any year left has nothing to say any more
  scope: `t.id NOT IN (SELECT cell_id FROM population_count
    WHERE municipality_code = $1 AND to_revision IS NULL)`,
};

const COUNTS: RevisionedTable = {
  name: 'population_count',
  key: ['year', 'cell_id'],
  content: ['total', 'age_0_14', 'age_15_64', 'age_65_over', 'age_75_over', 'single_65_over'],
  // the file speaks of its own years: the others stay
  scope: 't.year IN (SELECT year FROM staged_population_count)',
};

export async function publishPopulation(
  records: readonly CountRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const counts = records.map((record) => [
    record.year,
    record.cell.id,
    record.total,
    record.age0To14,
    record.age15To64,
    record.age65Over,
    record.age75Over,
    record.single65Over,
  ]);
  const changes = await publishRows(publication, COUNTS, revision, counts);
  const cells = new Map(records.map(({ cell }) => [cell.id, cell]));
  const rows = [...cells.values()].map(({ id, kind, name, lngLat, sideMeters }) => [
    id,
    kind,
    name,
    lngLat && pointText(lngLat),
    sideMeters,
  ]);
  await publishRows(publication, CELLS, revision, rows);
  return changes;
}
