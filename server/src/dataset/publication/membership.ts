import type { LngLat } from '@hazama/geo';
import type { ChangeCounts } from '../import-report.ts';
import type { AreaKind } from '../vocabulary.ts';
import { type AreaRecord, publishAreas } from './areas.ts';
import type { Publication } from './publication.ts';
import { addChanges, publishRows, type RevisionedTable } from './publish-rows.ts';
import { pointText } from './well-known-text.ts';

/** That a 町字 belongs to an area, as it will stand in the tables. */
export interface MembershipRecord {
  readonly id: string;
  readonly kind: AreaKind;
  readonly machiAza: string;
  readonly machiAzaKey: string;
  readonly areaId: string;
  readonly lngLat: LngLat | null;
}

const TABLE: RevisionedTable = {
  name: 'membership',
  key: ['id'],
  content: ['kind', 'machi_aza', 'machi_aza_key', 'area_id', 'location'],
};

/** @param areas those that nothing but the membership tells of: they have no shape */
export async function publishMembership(
  records: readonly MembershipRecord[],
  areas: readonly AreaRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map(({ id, kind, machiAza, machiAzaKey, areaId, lngLat }) => [
    id,
    kind,
    machiAza,
    machiAzaKey,
    areaId,
    lngLat && pointText(lngLat),
  ]);
  const changes = await publishRows(publication, TABLE, revision, rows);
  return addChanges(changes, await publishAreas(areas, revision, publication));
}
