import type { LngLat } from '@hazama/geo';
import type { AddressLevel } from '../../address/index.ts';
import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';
import { pointText } from './well-known-text.ts';

/** A row of the gazetteer as it will stand in the tables: a name, a position, or both. */
export interface AddressPointRecord {
  readonly id: string;
  /** 町字ID */
  readonly code: string | null;
  /** 大字・町名 with its 丁目 */
  readonly town: string | null;
  readonly koaza: string | null;
  /** 街区符号・地番 */
  readonly block: string | null;
  readonly level: AddressLevel | null;
  readonly lngLat: LngLat | null;
}

const TABLE: RevisionedTable = {
  name: 'address_point',
  key: ['id'],
  content: ['code', 'town', 'koaza', 'block', 'level', 'location'],
};

export function publishAddressPoints(
  records: readonly AddressPointRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map(({ id, code, town, koaza, block, level, lngLat }) => [
    id,
    code,
    town,
    koaza,
    block,
    level,
    lngLat && pointText(lngLat),
  ]);
  return publishRows(publication, TABLE, revision, rows);
}
