import type { FeedRow } from './feed-row.ts';
import type { FeedSource } from './feed-source.ts';
import { IdIndex } from './id-index.ts';
import type { FeedAgencies } from './read-agencies.ts';

/** 経路 */
export interface FeedRoute {
  readonly id: string;
  /** -1 where it isn't said. */
  readonly agency: number;
  /** jp_parent_route_id 路線 */
  readonly parentId: string | null;
  readonly shortName: string | null;
  readonly longName: string | null;
  readonly description: string | null;
  /** GTFS route types, the extended ones too: 3 bus, 4 ferry, 2 rail, 715 on demand, … */
  readonly type: number;
  /** Six hexadecimal digits. */
  readonly color: string | null;
  readonly textColor: string | null;
  readonly line: number;
}

export interface FeedRoutes {
  readonly ids: IdIndex;
  readonly list: readonly FeedRoute[];
}

const BUS = 3;
const LARGEST_TYPE = 1799;

export async function readRoutes(source: FeedSource, agencies: FeedAgencies): Promise<FeedRoutes> {
  const ids = new IdIndex();
  const list: FeedRoute[] = [];
  await source.read(
    'routes.txt',
    (column) => {
      const [id, agency, type] = [column('route_id'), column('agency_id'), column('route_type')];
      const [shortName, longName] = [column('route_short_name'), column('route_long_name')];
      const [description, parent] = [column('route_desc'), column('jp_parent_route_id')];
      const [color, textColor] = [column('route_color'), column('route_text_color')];
      return (row) => {
        const routeId = row.required(id, 'route_id');
        if (!routeId) return;
        const known = list[row.intern(id, ids)];
        if (known) {
          row.fault('duplicate_key', { field: 'route_id', value: routeId, other: String(known.line) });
          return;
        }
        if (row.isEmpty(type)) row.note('missing_required_field', { field: 'route_type' });
        if (row.isEmpty(shortName) && row.isEmpty(longName))
          row.note('route_both_short_and_long_name_missing', { field: 'route_long_name', value: routeId });
        list.push({
          id: routeId,
          agency: findAgency(row, agency, agencies),
          parentId: row.textOrNull(parent),
          shortName: row.textOrNull(shortName),
          longName: row.textOrNull(longName),
          description: row.textOrNull(description),
          type: row.choice(type, 'route_type', LARGEST_TYPE, BUS),
          color: readColor(row, color, 'route_color'),
          textColor: readColor(row, textColor, 'route_text_color'),
          line: row.line,
        });
      };
    },
    { isRequired: true },
  );
  return { ids, list };
}

/** Where there is one agency a route needs not name it. */
function findAgency(row: FeedRow, column: number, { ids, list }: FeedAgencies): number {
  if (row.isEmpty(column)) return list.length === 1 ? 0 : -1;
  const agency = row.find(column, ids);
  if (agency < 0)
    row.note('foreign_key_violation', { field: 'agency_id', value: row.text(column), other: 'agency.txt' });
  return agency;
}

function readColor(row: FeedRow, column: number, field: string): string | null {
  const text = row.text(column);
  if (!text) return null;
  const color = /^#?([0-9A-Fa-f]{6})$/.exec(text)?.[1];
  if (!color) row.note('invalid_color', { field, value: text });
  return color?.toUpperCase() ?? null;
}
