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
  /** What is each one's own: id, name. */
  readonly own: readonly Properties[];
  /** What it shares with many: kind, group, icon, status, stale. */
  readonly shared: readonly Properties[];
}

type Town = NonNullable<TileRequest['town']>;
type Box = readonly [west: number, south: number, east: number, north: number];

/** Resources column by column, as text: one row instead of thousands, which take longer to send than to find. */
interface Columns {
  /** Separated by spaces, as kinds and statuses are. */
  readonly ids: string;
  /** Separated by U+001F, which none of them holds. */
  readonly names: string;
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

const BETWEEN_NAMES = '\u001f';

// string_agg, since json_agg takes as long again as all the rest of the statement
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
  SELECT string_agg(id, ' ') AS ids, string_agg(translate(name, chr(31), ''), chr(31)) AS names,
         string_agg(kind_id, ' ') AS kinds, string_agg(status, ' ') AS statuses,
         string_agg(CASE WHEN stale THEN 't' ELSE 'f' END, '') AS stale,
         string_agg(float8send(ST_X(location)), '') AS longitudes, string_agg(float8send(ST_Y(location)), '') AS latitudes,
         (SELECT kinds FROM catalogue) AS catalogue
  FROM shown HAVING count(*) > 0`;

/** What resources of $1 are drawn from at revision $2, in one text: two revisions of the same text are drawn alike. */
const STATE_OF_RESOURCES = `
  WITH
  -- the last revisions at which any began or ended: from there on they are the same
  changed AS (
    SELECT max(from_revision) FILTER (WHERE from_revision <= $2) AS began,
           max(to_revision) FILTER (WHERE to_revision <= $2) AS ended
    FROM resource WHERE municipality_code = $1),
  -- of what day a record holds that says none itself
  lists AS (
    SELECT md5(string_agg(concat_ws(' ', id, as_of, published_at), ',' ORDER BY id)) AS days
    FROM dataset WHERE municipality_code = $1 AND id IN (SELECT DISTINCT dataset_id FROM resource WHERE municipality_code = $1)),
  catalogue AS (
    SELECT md5(string_agg(concat_ws(' ', k.id, k.group_id, k.position, k.shelf_life_months, k.visibility, g.icon), ',' ORDER BY k.id)) AS kinds
    FROM resource_kind k JOIN resource_group g ON g.id = k.group_id)
  SELECT concat_ws(' ', coalesce(began, 0), coalesce(ended, 0), coalesce(days, '-'), kinds) AS state
  FROM changed, lists, catalogue`;

/** A town's resources are some megabytes at most; the revisions before the present one are asked for while a page still shows them. */
const KEPT_TOWNS = 16;
const WORLD: Box = [-180, -90, 180, 90];

interface Kept {
  readonly byRevision: RecentlyUsed<DrawnResources>;
  readonly byState: RecentlyUsed<DrawnResources>;
}

const kept = new WeakMap<Services, Kept>();

/**
 * Those of a town at a revision, read once for all of its tiles, and not again for a revision that left them as they were; of
 * every town, those in the box alone.
 */
export function getDrawnResources(services: Services, request: TileRequest, box: Box): Promise<DrawnResources> {
  const { town, viewer, today } = request;
  if (!town) return readResources(services, request, box);
  const towns = kept.get(services) ?? {
    byRevision: new RecentlyUsed(KEPT_TOWNS),
    byState: new RecentlyUsed(KEPT_TOWNS),
  };
  kept.set(services, towns);
  const keyOf = (state: string | number) => [town.code, state, today, ...visibleLevels(viewer)].join(' ');
  return towns.byRevision.get(keyOf(town.revision), async () => {
    const state = await readState(services, town);
    return towns.byState.get(keyOf(state), () => readResources(services, request, WORLD));
  });
}

async function readState({ database }: Services, { code, revision }: Town): Promise<string> {
  const values = [code, revision];
  const [row] = await database.queryPrepared<{ state: string }>('state-of-resources', STATE_OF_RESOURCES, values);
  if (!row) throw new Error('an aggregate without GROUP BY has one row');
  return row.state;
}

async function readResources(
  { database }: Services,
  { town, viewer, today }: TileRequest,
  box: Box,
): Promise<DrawnResources> {
  const [columns] = await database.query<Columns & { ids: string }>(RESOURCES_IN_BOX, [
    ...box,
    town?.code ?? null,
    town?.revision ?? null,
    visibleLevels(viewer),
    today,
  ]);
  return columns ? toDrawn(columns) : NONE;
}

const NONE: DrawnResources = { east: new Float64Array(), south: new Float64Array(), own: [], shared: [] };

function toDrawn({ stale, longitudes, latitudes, catalogue, ...rest }: Columns): DrawnResources {
  const [ids, kinds, statuses] = [rest.ids.split(' '), rest.kinds.split(' '), rest.statuses.split(' ')];
  const names = rest.names.split(BETWEEN_NAMES);
  const order = orderOfDrawing(ids, (index) => catalogue[kinds[index] ?? '']?.[2] ?? 0);
  const [east, south] = [new Float64Array(ids.length), new Float64Array(ids.length)];
  const known = new Map<string, Properties>();
  const own: Properties[] = [];
  const shared: Properties[] = [];
  for (const index of order) {
    [east[own.length], south[own.length]] = positionInWorld(
      longitudes.readDoubleBE(index * 8),
      latitudes.readDoubleBE(index * 8),
    );
    const [kind = '', status = ''] = [kinds[index], statuses[index]];
    const combination = `${kind} ${status} ${stale[index]}`;
    let common = known.get(combination);
    if (!common) {
      const [group = '', icon = ''] = catalogue[kind] ?? [];
      common = { kind, group, icon, status, stale: stale[index] === 't' };
      known.set(combination, common);
    }
    own.push({ id: ids[index] ?? '', name: names[index] ?? '' });
    shared.push(common);
  }
  return { east, south, own, shared };
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
