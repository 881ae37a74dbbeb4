import { mayReadField, mayReadResource, type WithheldField } from '../account/index.ts';
import { fold } from '../name/index.ts';
import type { CursorType, ResourceCursor } from './resource-cursor.ts';
import type { ResourceCriteria } from './resource-filter.ts';
import type { SqlParameters } from './sql-parameters.ts';

// Aliases throughout: r a row of `resource`, k its `resource_kind`, d its `dataset`, o its `organization`.

/** The day of which a record holds: its own, else that of its list, else that of the list's publication. `d`: its dataset. */
const CONFIRMED_ON = `coalesce(r.confirmed_on, d.as_of, (d.published_at AT TIME ZONE 'Asia/Tokyo')::date)`;

/** The same where no dataset is joined. */
export const CONFIRMED_ON_ALONE = `coalesce(r.confirmed_on, (
        SELECT coalesce(d.as_of, (d.published_at AT TIME ZONE 'Asia/Tokyo')::date) FROM dataset d
        WHERE d.municipality_code = r.municipality_code AND d.id = r.dataset_id))`;

export const JOIN_DATASET = 'LEFT JOIN dataset d ON d.municipality_code = r.municipality_code AND d.id = r.dataset_id';

/** Past its kind's shelf life: presence can't be told from it. A record holds through the last day of it. */
export const isStale = (today: string): string =>
  `(${CONFIRMED_ON} IS NULL OR ${CONFIRMED_ON} + make_interval(months => k.shelf_life_months) < ${today}::date)`;

/** Placeholders of a statement: the viewer's levels of visibility, and today, which not every statement needs. */
export interface ColumnParameters {
  readonly levels: string;
  readonly today: () => string;
}

const withheld = (field: WithheldField, value: string, levels: string, name: string = field): string =>
  `CASE WHEN ${mayReadField('r', 'k', field, levels)} THEN ${value} END AS ${name}`;

const forStaff = (value: string, field: string, levels: string): string =>
  `CASE WHEN 'STAFF' = ANY(${levels}::visibility[]) THEN ${value} END AS "${field}"`;

const FIELD_VISIBILITY = `(
      SELECT coalesce(json_agg(json_build_object('field', key, 'visibility', lower(value)) ORDER BY key), '[]')
      FROM jsonb_each_text(r.field_visibility))`;

/** What each field of a `Resource` is read from, as far as the viewer may read it. */
const COLUMNS: Readonly<Record<string, (parameters: ColumnParameters) => string>> = {
  name: () => 'r.name',
  nameKana: () => 'r.name_kana AS "nameKana"',
  address: ({ levels }) => withheld('address', 'r.address', levels),
  location: ({ levels }) => withheld('location', 'ST_AsGeoJSON(r.location, 7)', levels),
  placeLevel: ({ levels }) => withheld('location', 'r.place_level', levels, '"placeLevel"'),
  status: () => 'lower(r.status::text) AS status',
  schedule: ({ levels }) => withheld('schedule', 'r.schedule', levels),
  capacity: () => 'r.capacity',
  organization: ({ levels }) => withheld('organization', 'o.name', levels),
  phone: ({ levels }) => withheld('phone', 'r.phone', levels),
  url: ({ levels }) => withheld('url', 'r.url', levels),
  languages: () => 'r.languages',
  confirmedOn: () => 'r.confirmed_on AS "confirmedOn"',
  openedOn: () => 'r.opened_on AS "openedOn"',
  closedOn: ({ levels }) => forStaff('r.closed_on', 'closedOn', levels),
  source: () => 'r.source',
  revision: () => 'r.from_revision AS revision',
  // a dataset of which nothing was imported
  isHandMade: () => `coalesce(d.format = 'hand', false) AS "isHandMade"`,
  servesAreaNames: ({ levels }) => forStaff('r.serves_areas', 'servesAreaNames', levels),
  visibility: ({ levels }) => forStaff('lower(r.visibility::text)', 'visibility', levels),
  fieldVisibility: ({ levels }) => forStaff(FIELD_VISIBILITY, 'fieldVisibility', levels),
  isStale: ({ today }) => `${isStale(today())} AS "isStale"`,
  monthsSinceConfirmed: ({ today }) => `${monthsBetween(CONFIRMED_ON, today())} AS "monthsSinceConfirmed"`,
};

/** Whole months. */
const monthsBetween = (from: string, to: string): string =>
  `(extract(year FROM age(${to}::date, ${from})) * 12 + extract(month FROM age(${to}::date, ${from})))::int`;

/** What other fields are found by. */
const KEYS = ['r.municipality_code AS "municipalityCode"', 'r.id', 'r.kind_id AS "kindId"'];

/** The columns of a `Resource`: of all its fields, or of those that are asked for. */
export function resourceColumns(
  parameters: ColumnParameters,
  fields: readonly string[] = Object.keys(COLUMNS),
): string {
  return [...KEYS, ...fields.flatMap((field) => COLUMNS[field]?.(parameters) ?? [])].join(',\n    ');
}

/** An organisation that the viewer may not know of is no name on a resource either. */
export const joinOrganization = (levels: string): string =>
  `LEFT JOIN organization o ON o.municipality_code = r.municipality_code AND o.id = r.organization_id
     AND o.visibility = ANY(${levels}::visibility[])`;

/** Metres to the place asked from. */
export const metersTo = (longitude: string, latitude: string): string =>
  `ST_Distance(r.location::geography, ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326)::geography)`;

/** Criteria, and what had to be found out before the database can be asked by them. */
export interface Selection {
  readonly criteria: ResourceCriteria;
  /** The schedules, as written, that are open on the day asked for; null: no day is asked for. */
  readonly openSchedules: readonly string[] | null;
  /** As the resources stood at it; without, as they stand now. */
  readonly revision?: number;
}

/** WHERE of the resources that the criteria let through and the viewer may know of. */
export function resourceConditions(
  { criteria, openSchedules, revision }: Selection,
  levels: string,
  parameters: SqlParameters,
): string {
  const conditions = [standing(revision, parameters), mayReadResource('r', levels)];
  const located = `r.location IS NOT NULL AND ${mayReadField('r', 'k', 'location', levels)}`;
  const { municipalities, ids, kinds, areas, text, within, near, openOn, statuses, confirmedBefore } = criteria;
  if (municipalities) conditions.push(`r.municipality_code = ANY(${parameters.add(municipalities)})`);
  if (ids) conditions.push(`r.id = ANY(${parameters.add(ids)})`);
  if (kinds) conditions.push(`r.kind_id = ANY(${parameters.add(kinds)})`);
  if (statuses) conditions.push(`r.status = ANY(${parameters.add(statuses)}::resource_status[])`);
  if (areas)
    conditions.push(`EXISTS (SELECT FROM resource_area a WHERE a.municipality_code = r.municipality_code
      AND a.resource_id = r.id AND a.area_id = ANY(${parameters.add(areas)}))`);
  for (const term of text?.split(/\s+/u) ?? [])
    conditions.push(`strpos(r.search_key, ${parameters.add(fold(term))}) > 0`);
  if (confirmedBefore)
    conditions.push(`coalesce(${CONFIRMED_ON_ALONE} < ${parameters.add(confirmedBefore)}::date, true)`);
  // a place that is withheld is neither inside nor near: the answer would give it away
  if (within)
    conditions.push(`${located} AND ST_Intersects(r.location,
      ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(${parameters.add(within)}), 4326)))`);
  if (near) {
    const center = `ST_SetSRID(ST_MakePoint(${parameters.add(near.longitude)}::float8, ${parameters.add(near.latitude)}::float8), 4326)`;
    conditions.push(
      `${located} AND ST_DWithin(r.location::geography, ${center}::geography, ${parameters.add(near.meters)}::float8)`,
    );
  }
  if (openSchedules) {
    const day = `${parameters.add(openOn)}::date`;
    conditions.push(`r.status = 'ACTIVE' AND r.schedule = ANY(${parameters.add(openSchedules)}) AND ${mayReadField('r', 'k', 'schedule', levels)}
      AND (r.opened_on IS NULL OR r.opened_on <= ${day}) AND (r.closed_on IS NULL OR r.closed_on > ${day})`);
  }
  return conditions.join('\n      AND ');
}

function standing(revision: number | undefined, parameters: SqlParameters): string {
  if (revision === undefined) return 'r.to_revision IS NULL';
  const at = `${parameters.add(revision)}::int`;
  return `r.from_revision <= ${at} AND (r.to_revision IS NULL OR r.to_revision > ${at})`;
}

/** The order of a list: nearest first where a place was asked from, else as asked for; the id makes it one. */
export function resourceOrder({ near, order }: ResourceCriteria): {
  readonly columns: readonly string[];
  readonly type: CursorType;
} {
  if (near) return { columns: ['meters', 'id'], type: 'distance' };
  if (order === 'CONFIRMED') return { columns: ['confirmed', 'position', 'name', 'id'], type: 'confirmed' };
  return { columns: ['position', 'name', 'id'], type: 'name' };
}

/** What comes after a cursor in that order. */
export function isAfter(columns: readonly string[], cursor: ResourceCursor, parameters: SqlParameters): string {
  const types: Record<string, string> = {
    meters: 'float8',
    confirmed: 'date',
    position: 'int',
    name: 'text',
    id: 'text',
  };
  const values = columns.map((column, index) => `${parameters.add(cursor[index])}::${types[column]}`);
  return `(${columns.map(collated).join(', ')}) > (${values.join(', ')})`;
}

/** Both databases sort text by code point then, whatever locale they were made with. */
export const collated = (column: string): string =>
  column === 'name' || column === 'id' ? `${column} COLLATE "C"` : column;
