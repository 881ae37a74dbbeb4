import type { Bounds } from '@hazama/geo';
import type { Statements } from '../../database/index.ts';
import { Refusal } from '../issue.ts';
import type { Town } from '../town/town.ts';

/** A degree is never shorter than this in Japan. */
const LEAST_METERS_PER_DEGREE = 70_000;

/**
 * The rectangle from which a town's streets are taken: around its outline, or where it has none yet around the places where its people
 * are counted, widened by its buffer, so that whoever lives at the border walks across it.
 * @throws Refusal where nobody knows where the town is
 */
export async function readStreetBounds(statements: Statements, { code, name, bufferMeters }: Town): Promise<Bounds> {
  const [row] = await statements.query<{ [Side in keyof Bounds]: number | null }>(
    `WITH
     -- all areas, the municipality's own outline among them
     outline AS (
       SELECT ST_Extent(geometry) AS box FROM area
       WHERE municipality_code = $1 AND to_revision IS NULL AND geometry IS NOT NULL),
     -- where people are counted
     people AS (
       SELECT ST_Extent(center) AS box FROM population_cell
       WHERE municipality_code = $1 AND to_revision IS NULL AND center IS NOT NULL),
     town AS (SELECT coalesce(outline.box, people.box) AS box FROM outline, people)
     SELECT ST_XMin(box) AS west, ST_YMin(box) AS south, ST_XMax(box) AS east, ST_YMax(box) AS north FROM town`,
    [code],
  );
  const { west = null, south = null, east = null, north = null } = row ?? {};
  if (west === null || south === null || east === null || north === null)
    throw new Refusal('town-unplaced', {
      message: `${name}の範囲がまだないので、どの道路を取り込むかがわかりません。先に「区域」の形を取り込んでください〔hazama import areas〕。`,
    });
  const margin = bufferMeters / LEAST_METERS_PER_DEGREE;
  return { west: west - margin, south: south - margin, east: east + margin, north: north + margin };
}
