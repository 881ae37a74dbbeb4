import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';

/** ある・ない, said about an area and a kind. Days as YYYY-MM-DD. */
export interface PresenceRecord {
  readonly id: string;
  readonly areaId: string;
  readonly kindId: string;
  readonly present: boolean;
  readonly since: string | null;
  readonly confirmedOn: string | null;
  readonly source: string | null;
}

export type CountMeasure = 'PEOPLE' | 'POSTS' | 'VACANCIES' | 'SESSIONS';

/** How many there are of a kind in an area on a day. */
export interface AreaCountRecord {
  readonly id: string;
  readonly areaId: string;
  readonly kindId: string;
  readonly measure: CountMeasure;
  readonly value: number;
  readonly asOf: string;
  readonly source: string | null;
}

/** What an indicator is to be in a year. */
export interface TargetRecord {
  readonly id: string;
  readonly indicatorId: string;
  /** "": each of the town's areas */
  readonly areaId: string;
  readonly value: number;
  readonly year: number;
  readonly source: string;
}

const PRESENCE: RevisionedTable = {
  name: 'presence_record',
  key: ['id'],
  content: ['area_id', 'kind_id', 'present', 'since', 'confirmed_on', 'source'],
};
const COUNTS: RevisionedTable = {
  name: 'count_record',
  key: ['id'],
  content: ['area_id', 'kind_id', 'measure', 'value', 'as_of', 'source'],
  // the file speaks of its own days: the others stay, as last year's numbers
  scope: 't.as_of IN (SELECT as_of FROM staged_count_record)',
};
const TARGETS: RevisionedTable = {
  name: 'target',
  key: ['id'],
  content: ['indicator_id', 'area_id', 'value', 'year', 'source'],
};

export async function publishPresence(
  records: readonly PresenceRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map(({ id, areaId, kindId, present, since, confirmedOn, source }) => [
    id,
    areaId,
    kindId,
    present,
    since,
    confirmedOn,
    source,
  ]);
  return await publishRows(publication, PRESENCE, revision, rows);
}

export async function publishCounts(
  records: readonly AreaCountRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map(({ id, areaId, kindId, measure, value, asOf, source }) => [
    id,
    areaId,
    kindId,
    measure,
    value,
    asOf,
    source,
  ]);
  return await publishRows(publication, COUNTS, revision, rows);
}

export async function publishTargets(
  records: readonly TargetRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map(({ id, indicatorId, areaId, value, year, source }) => [
    id,
    indicatorId,
    areaId,
    value,
    year,
    source,
  ]);
  return await publishRows(publication, TARGETS, revision, rows);
}
