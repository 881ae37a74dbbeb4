import { Refusal } from '../issue.ts';
import type { AreaRecord } from '../publication/areas.ts';
import { multiPolygonText } from '../publication/well-known-text.ts';
import type { ValidationContext } from './context.ts';
import type { RowCheck } from './row-check.ts';

export interface CheckedArea {
  readonly check: RowCheck;
  readonly record: AreaRecord;
}

/** Neighbours that were drawn apart overlap by slivers: more than this share of the smaller one is no sliver … */
const SLIVER_SHARE = 0.001;
/** … and so is whatever is larger than a small building plot, unless it is less than the share. */
const SLIVER_SQUARE_METERS = 100;

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/self-intersection/i, '境界の線が自分と交わっています'],
  [/hole lies outside/i, '穴が区域の外にあります'],
  [/nested/i, '区域の中に同じ区域が重なっています'],
  [/interior is disconnected/i, '穴のために区域が途中で切れています'],
  [/too few points/i, '境界の点が少なすぎます'],
];

const FIND_CROSSINGS = `
SELECT line, reason(detail) AS reason, ST_X(location(detail)) AS longitude, ST_Y(location(detail)) AS latitude
FROM (SELECT line, ST_IsValidDetail(shape) AS detail FROM staged_shape) checked
WHERE NOT valid(detail)
ORDER BY line`;

const FIND_OVERLAPS = `
WITH other AS (
  -- the file's own areas, and those of the same kind that stay beside them for a time
  SELECT area_id AS id, name, line, shape, NULL AS source FROM staged_shape
  UNION ALL
  SELECT a.id, a.name, NULL, a.geometry, d.source
  FROM area a JOIN dataset d ON d.municipality_code = a.municipality_code AND d.id = a.dataset_id
  WHERE a.municipality_code = $1 AND a.kind = $2::area_kind AND a.to_revision IS NULL AND a.dataset_id <> $3
    AND a.geometry IS NOT NULL AND a.id <> ALL ($4::text[])
    AND daterange(a.valid_from, a.valid_to) && daterange($7::date, $8::date)
),
pair AS (
  SELECT s.line, s.name, other.line AS "otherLine", other.name AS "otherName", other.source,
    ST_Area(ST_Intersection(s.shape, other.shape)::geography) AS square_meters,
    least(ST_Area(s.shape::geography), ST_Area(other.shape::geography)) AS smaller
  FROM staged_shape s JOIN other ON s.shape && other.shape AND ST_Intersects(s.shape, other.shape)
    AND NOT ST_Touches(s.shape, other.shape)
  WHERE other.line IS NULL OR s.line < other.line
)
SELECT line, name, "otherName", source, square_meters AS "squareMeters",
  square_meters > $5::float8 AND square_meters > smaller * $6::float8 AS "isOverlap"
FROM pair WHERE square_meters > 0.01
ORDER BY "isOverlap" DESC, square_meters DESC`;

interface Crossing {
  readonly line: number;
  readonly reason: string;
  readonly longitude: number;
  readonly latitude: number;
}
interface Overlap {
  readonly line: number;
  readonly name: string;
  readonly otherName: string;
  /** Of the other area, where another file brought it. */
  readonly source: string | null;
  readonly squareMeters: number;
  readonly isOverlap: boolean;
}

/**
 * Rejects polygons that cross themselves, saying where. Nothing is mended silently.
 * @throws Refusal when an area overlaps another of its kind that exists at the same time, naming both
 */
export async function checkShapes(areas: readonly CheckedArea[], context: ValidationContext): Promise<void> {
  const { transaction } = context;
  await transaction.query(
    'CREATE TEMP TABLE staged_shape (line int, area_id text, name text, shape geometry(MultiPolygon, 4326)) ON COMMIT DROP',
  );
  await transaction.copy(
    'staged_shape',
    ['line', 'area_id', 'name', 'shape'],
    areas.flatMap(({ record: { line, id, name, polygons } }) =>
      polygons ? [[line, id, name, multiPolygonText(polygons)]] : [],
    ),
  );
  await rejectCrossing(areas, context);
  await refuseOverlap(areas, context);
  await transaction.query('DROP TABLE staged_shape');
}

async function rejectCrossing(areas: readonly CheckedArea[], { transaction }: ValidationContext): Promise<void> {
  const crossings = await transaction.query<Crossing>(FIND_CROSSINGS);
  const byLine = new Map(areas.map((area) => [area.record.line, area]));
  for (const { line, reason, longitude, latitude } of crossings) {
    const area = byLine.get(line);
    const what = REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? '境界の形がくずれています';
    area?.check.reject(
      'geometry-crosses-itself',
      { field: 'geometry', value: `${longitude.toFixed(6)}, ${latitude.toFixed(6)}` },
      `「${area.record.name}」: ${what}（経度 ${longitude.toFixed(6)}、緯度 ${latitude.toFixed(6)} のあたり）。地図のソフトで直してから取り込んでください。`,
    );
  }
  await transaction.query('DELETE FROM staged_shape WHERE line = ANY($1::int[])', [crossings.map(({ line }) => line)]);
}

async function refuseOverlap(areas: readonly CheckedArea[], context: ValidationContext): Promise<void> {
  const { transaction, town, options, datasetId, log } = context;
  const overlaps = await transaction.query<Overlap>(FIND_OVERLAPS, [
    town.code,
    options.areaKind,
    datasetId,
    areas.map(({ record }) => record.id),
    SLIVER_SQUARE_METERS,
    SLIVER_SHARE,
    options.validFrom ?? null,
    options.validTo ?? null,
  ]);
  const [worst] = overlaps;
  if (worst?.isOverlap) throw overlapping(worst);
  for (const { line, name, otherName, squareMeters: size } of overlaps)
    log.add('area-sliver', {
      line,
      field: 'geometry',
      value: `${name}、${otherName}`,
      message: `「${name}」と「${otherName}」が ${squareMeters(size)} だけ重なっています。境界の線のずれとみて、そのまま取り込みました。`,
    });
}

function overlapping({ line, name, otherName, source, squareMeters: size }: Overlap): Refusal {
  const other = source === null ? `「${otherName}」` : `「${source}」から入っている「${otherName}」`;
  const todo =
    source === null
      ? ''
      : `「${source}」の新しい版なら、「出どころの名前」を同じにすると差し替わります〔--source ${source}〕。`;
  return new Refusal('area-overlap', {
    line,
    field: 'geometry',
    value: `${name}、${otherName}`,
    message: `「${name}」と${other}が ${squareMeters(size)} 重なっています。同じ種類の区域は重ならないように、境界を直してください。${todo}`,
  });
}

function squareMeters(size: number): string {
  return size < 1 ? '1㎡未満' : `${Math.round(size).toLocaleString('en')}㎡`;
}
