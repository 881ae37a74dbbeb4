import type { LngLat } from '@hazama/geo';
import type { PlaceLevel } from '../../address/index.ts';
import type { ChangeCounts } from '../import-report.ts';
import { mapInTurns } from '../in-turns.ts';
import type { Opening } from '../value/schedule.ts';
import type { FieldVisibility } from '../value/withheld.ts';
import { keepHandEdits } from './hand-edits.ts';
import { saveOrganizations } from './organizations.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';
import { refreshResourceAreas } from './resource-areas.ts';
import { pointText } from './well-known-text.ts';

/** A resource as it will stand in the tables. */
export interface ResourceRecord {
  readonly id: string;
  readonly externalId: string | null;
  readonly kindId: string;
  readonly name: string;
  readonly nameKana: string | null;
  readonly searchKey: string;
  readonly address: string | null;
  readonly lngLat: LngLat | null;
  /** How exactly that is known; null without a place. */
  readonly placeLevel: PlaceLevel | null;
  /** Names or numbers of areas, as written. */
  readonly servesAreas: readonly string[];
  readonly status: 'ACTIVE' | 'PREPARING' | 'SUSPENDED' | 'CLOSED';
  readonly schedule: string | null;
  readonly opening: Opening | null;
  readonly capacity: number | null;
  /** Its name. */
  readonly organization: string | null;
  readonly phone: string | null;
  readonly url: string | null;
  readonly languages: readonly string[];
  readonly visibility: 'PUBLIC' | 'COUNCIL' | 'STAFF';
  /** Single fields that not everybody may read. */
  readonly withheld: FieldVisibility;
  /** Days as YYYY-MM-DD. */
  readonly confirmedOn: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly source: string | null;
  /** 災害種別, of a place to flee to; kept with where the record stands in its file. */
  readonly hazards: readonly string[];
  readonly line: number;
}

const COLUMNS = {
  external_id: (record) => record.externalId,
  kind_id: (record) => record.kindId,
  name: (record) => record.name,
  name_kana: (record) => record.nameKana,
  search_key: (record) => record.searchKey,
  address: (record) => record.address,
  location: ({ lngLat }) => lngLat && pointText(lngLat),
  place_level: (record) => record.placeLevel,
  serves_areas: (record) => record.servesAreas,
  status: (record) => record.status,
  schedule: (record) => record.schedule,
  opening: (record) => record.opening,
  capacity: (record) => record.capacity,
  organization_id: ({ organization }, organizationIds) => (organization ? organizationIds.get(organization) : null),
  phone: (record) => record.phone,
  url: (record) => record.url,
  languages: (record) => record.languages,
  visibility: (record) => record.visibility,
  confirmed_on: (record) => record.confirmedOn,
  opened_on: (record) => record.openedOn,
  closed_on: (record) => record.closedOn,
  source: (record) => record.source,
  field_visibility: (record) => record.withheld,
} satisfies Record<string, (record: ResourceRecord, organizationIds: ReadonlyMap<string, string>) => unknown>;

/** What stands in each column of `resource` that a file or a person fills. */
export const columnsOf = (
  record: ResourceRecord,
  organizationIds: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(COLUMNS).map(([column, read]) => [column, read(record, organizationIds)]));

const TABLE: RevisionedTable = {
  name: 'resource',
  key: ['id'],
  content: Object.keys(COLUMNS),
  // where in the file a record stands moves whenever a line is put in above it
  incidental: ['provenance'],
};

export async function publishResources(
  records: readonly ResourceRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const organizationIds = await saveOrganizations(
    records.flatMap(({ organization }) => organization ?? []),
    publication,
  );
  const rows = await mapInTurns(records, (record) => [
    record.id,
    ...Object.values(COLUMNS).map((read) => read(record, organizationIds)),
    {
      file: publication.fileName,
      line: record.line,
      ...(record.hazards.length > 0 && { hazards: record.hazards }),
    },
  ]);
  const changes = await publishRows(publication, TABLE, revision, rows, async (staged) => {
    await keepHandEdits(staged, TABLE.content, publication);
    return leaveMerged(staged, publication);
  });
  await refreshResourceAreas(publication);
  await noteDifferentAreas(publication);
  return changes;
}

/** Takes out what a person has merged into another record, as long as that one stands beside it. Answers how many rows that were. */
async function leaveMerged(
  staged: string,
  { transaction, municipalityCode, datasetId, log }: Publication,
): Promise<number> {
  const left = await transaction.query<{ name: string }>(
    `DELETE FROM ${staged} s USING resource_alias a
     WHERE a.municipality_code = $1 AND a.id = s.id AND (
       EXISTS (SELECT FROM ${staged} kept WHERE kept.id = a.kept_id)
       -- of this dataset it would have to be in the file: what isn't is about to end
       OR EXISTS (SELECT FROM resource kept WHERE kept.municipality_code = $1 AND kept.id = a.kept_id
         AND kept.to_revision IS NULL AND kept.dataset_id <> $2)
       OR EXISTS (SELECT FROM resource_alias further WHERE further.municipality_code = $1 AND further.id = a.kept_id))
     RETURNING s.name`,
    [municipalityCode, datasetId],
  );
  if (left.length > 0)
    log.add('merged-earlier', {
      value: left.map(({ name }) => name).join('、'),
      message: `前にほかの記録とまとめた${left.length}件は、まとめたままにしました。`,
    });
  return left.length;
}

/** Says which of the dataset's records the map puts into another area than their address: of the kind that the town reports by. */
async function noteDifferentAreas({ transaction, municipalityCode, datasetId, log }: Publication): Promise<void> {
  const [differing] = await transaction.query<{ count: number; names: string }>(
    `SELECT count(*)::int AS count, string_agg(format('%s（住所 %s、地図 %s）', r.name, by_address.name, by_shape.name), '、') AS names
     FROM resource_area_difference d
     JOIN municipality m ON m.code = d.municipality_code
     JOIN resource r ON r.municipality_code = $1 AND r.id = d.resource_id AND r.to_revision IS NULL AND r.dataset_id = $2
     JOIN area by_address ON by_address.municipality_code = $1 AND by_address.id = d.address_area_id
       AND by_address.to_revision IS NULL AND by_address.kind = m.reporting_kind
     JOIN area by_shape ON by_shape.municipality_code = $1 AND by_shape.id = d.shape_area_id AND by_shape.to_revision IS NULL
     WHERE d.municipality_code = $1`,
    [municipalityCode, datasetId],
  );
  if (differing && differing.count > 0)
    log.add('area-differs', {
      field: 'address',
      value: differing.names,
      message: `住所の属する区域と地図の上の区域が違うものが${differing.count}件あります。区域は住所で決めました。境界が推定のときは、境界の近くでこうなります。`,
    });
}
