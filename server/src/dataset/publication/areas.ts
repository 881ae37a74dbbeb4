import type { MultiPolygon } from '@hazama/geo';
import type { ChangeCounts } from '../import-report.ts';
import type { AreaKind, BoundarySource } from '../vocabulary.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';
import { refreshResourceAreas } from './resource-areas.ts';
import { multiPolygonText } from './well-known-text.ts';

/** An area as it will stand in the tables. */
export interface AreaRecord {
  readonly id: string;
  readonly kind: AreaKind;
  readonly code: string | null;
  /** 地区番号 */
  readonly number: number | null;
  readonly name: string;
  readonly nameKana: string | null;
  readonly parentId: string | null;
  readonly boundarySource: BoundarySource;
  /** Null where only a membership is known. */
  readonly polygons: MultiPolygon | null;
  /** Days as YYYY-MM-DD. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** 家のまばらな地区 */
  readonly isRural: boolean;
  readonly line: number;
}

const COLUMNS = {
  kind: (record) => record.kind,
  code: (record) => record.code,
  number: (record) => record.number,
  name: (record) => record.name,
  name_kana: (record) => record.nameKana,
  parent_id: (record) => record.parentId,
  boundary_source: (record) => record.boundarySource,
  geometry: ({ polygons }) => polygons && multiPolygonText(polygons),
  valid_from: (record) => record.validFrom,
  valid_to: (record) => record.validTo,
  is_rural: (record) => record.isRural,
} satisfies Record<string, (record: AreaRecord) => unknown>;

const TABLE: RevisionedTable = {
  name: 'area',
  key: ['id'],
  content: Object.keys(COLUMNS),
  derived: {
    columns: ['label_point', 'square_meters'],
    update: 'label_point = ST_PointOnSurface(geometry), square_meters = ST_Area(geometry::geography)',
  },
};

export async function publishAreas(
  records: readonly AreaRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map((record) => [record.id, ...Object.values(COLUMNS).map((read) => read(record))]);
  const changes = await publishRows(publication, TABLE, revision, rows);
  await noteLooseMembers(publication);
  await refreshResourceAreas(publication);
  return changes;
}

/** 町字 whose area has just gone: nobody else would notice that their people are in no area any more. */
async function noteLooseMembers({ transaction, municipalityCode, log }: Publication): Promise<void> {
  const [loose] = await transaction.query<{ count: number; names: string }>(
    `SELECT count(*)::int AS count, string_agg(m.machi_aza, '、' ORDER BY m.machi_aza) AS names FROM membership m
     WHERE m.municipality_code = $1 AND m.to_revision IS NULL AND NOT EXISTS (
       SELECT FROM area a WHERE a.municipality_code = $1 AND a.id = m.area_id AND a.to_revision IS NULL)`,
    [municipalityCode],
  );
  if (loose && loose.count > 0)
    log.add('membership-loose', {
      value: loose.names,
      message: `町字${loose.count}件の属していた区域がなくなりました。「町字と区域の対応」の表を取り込み直してください〔hazama import membership〕。`,
    });
}
