import { mayReadField, mayReadResource, visibleLevels } from '../account/index.ts';
import { RecentlyUsed } from '../cache/index.ts';
import type { Services } from '../graphql/index.ts';
import { isStale, JOIN_DATASET } from '../resource/index.ts';
import type { TileRequest } from './layer.ts';
import { positionInWorld } from './mercator.ts';
import type { Properties } from './tile-feature.ts';
import { atRevision, BOX } from './tile-sql.ts';

/** What is drawn of resources, in the order in which it is drawn. */
export interface DrawnResources {
  /** In the web mercator square, as `positionInWorld` has it. */
  readonly east: Float64Array;
  readonly south: Float64Array;
  readonly properties: readonly Properties[];
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Resources column by column: one row instead of thousands, which the embedded database is slow at. */
interface Columns {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Separated by spaces. */
  readonly kinds: string;
  readonly statuses: string;
  /** One letter each, t or f. */
  readonly stale: string;
  /** Degrees, 8 bytes each, most significant first. */
  readonly longitudes: Buffer;
  readonly latitudes: Buffer;
  /** Of every kind its group, icon and place in the catalogue. */
  readonly catalogue: Readonly<Record<string, readonly [group: string, icon: string, position: number]>>;
}

const RESOURCES_IN_BOX = `
  WITH
  shown AS (
    SELECT r.id, r.name, r.kind_id, lower(r.status::text) AS status, ${isStale('$8')} AS stale, r.location
    FROM resource r JOIN resource_kind k ON k.id = r.kind_id ${JOIN_DATASET}
    WHERE ${atRevision('r')} AND r.status <> 'CLOSED'
      AND r.location && ${BOX}
      AND ${mayReadResource('r', '$7')} AND ${mayReadField('r', 'k', 'location', '$7')}),
  catalogue AS (
    SELECT json_object_agg(k.id, json_build_array(k.group_id, g.icon, k.position)) AS kinds
    FROM resource_kind k JOIN resource_group g ON g.id = k.group_id)
  SELECT json_agg(id) AS ids, json_agg(name) AS names, string_agg(kind_id, ' ') AS kinds, string_agg(status, ' ') AS statuses,
         string_agg(CASE WHEN stale THEN 't' ELSE 'f' END, '') AS stale,
         string_agg(float8send(ST_X(location)), '') AS longitudes, string_agg(float8send(ST_Y(location)), '') AS latitudes,
         (SELECT kinds FROM catalogue) AS catalogue
  FROM shown HAVING count(*) > 0`;

/** A town's resources are some megabytes at most; the revisions before the present one are asked for while a page still shows them. */
const KEPT_TOWNS = 16;
const WORLD: Box = [-180, -90, 180, 90];

const kept = new WeakMap<Services, RecentlyUsed<DrawnResources>>();

/** Those of a town at a revision, read once for all of its tiles; of every town, those in the box alone. */
export function getDrawnResources(services: Services, request: TileRequest, box: Box): Promise<DrawnResources> {
  const { town, viewer, today } = request;
  if (!town) return readResources(services, request, box);
  const towns = kept.get(services) ?? new RecentlyUsed<DrawnResources>(KEPT_TOWNS);
  kept.set(services, towns);
  const key = [town.code, town.revision, today, ...visibleLevels(viewer)].join(' ');
  return towns.get(key, () => readResources(services, request, WORLD));
}

async function readResources(
  { database }: Services,
  { town, viewer, today }: TileRequest,
  box: Box,
): Promise<DrawnResources> {
  const [columns] = await database.query<Columns & { ids: string[] }>(RESOURCES_IN_BOX, [
    ...box,
    town?.code ?? null,
    town?.revision ?? null,
    visibleLevels(viewer),
    today,
  ]);
  return columns ? toDrawn(columns) : NONE;
}

const NONE: DrawnResources = { east: new Float64Array(), south: new Float64Array(), properties: [] };

function toDrawn({ ids, names, stale, longitudes, latitudes, catalogue, ...rest }: Columns): DrawnResources {
  const kinds = rest.kinds.split(' ');
  const statuses = rest.statuses.split(' ');
  const order = orderOfDrawing(ids, (index) => catalogue[kinds[index] ?? '']?.[2] ?? 0);
  const [east, south] = [new Float64Array(ids.length), new Float64Array(ids.length)];
  const properties = order.map((index, drawn): Properties => {
    [east[drawn], south[drawn]] = positionInWorld(
      longitudes.readDoubleBE(index * 8),
      latitudes.readDoubleBE(index * 8),
    );
    const kind = kinds[index] ?? '';
    const [group = '', icon = ''] = catalogue[kind] ?? [];
    const [id = '', name = '', status = ''] = [ids[index], names[index], statuses[index]];
    return { id, name, kind, group, icon, status, stale: stale[index] === 't' };
  });
  return { east, south, properties };
}

/**
 * What stands later in the catalogue is drawn below; the id settles what is left. Sorted here: they come all but in this order,
 * which takes a run through them, where the database takes longer to sort them than to find them.
 */
function orderOfDrawing(ids: readonly string[], positionOf: (index: number) => number): number[] {
  const positions = ids.map((_id, index) => positionOf(index));
  const isBefore = (a: number, b: number) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1);
  return [...ids.keys()].toSorted((a, b) => (positions[b] as number) - (positions[a] as number) || isBefore(a, b));
}
