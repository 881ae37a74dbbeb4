import type { Transaction } from '../../database/index.ts';
import type { RecordSort } from '../record/record-sort.ts';
import { RECORD_SORTS } from '../record/record-sorts.ts';
import type { DatasetName } from '../vocabulary.ts';

/** What publishing does to one record of the town. */
export interface RecordChange {
  readonly change: 'added' | 'changed' | 'removed';
  /** What a person calls it. */
  readonly label: string;
  /** What tells it from another of the same name: address, kind, year. */
  readonly detail: string;
  /** Of a changed record; what has no words (a shape) is only said to differ. */
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}

/** How records of a table are told apart and shown, in SQL about `t`. */
interface ShownTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly label: string;
  readonly detail: string;
  /** field of the project's own table → SQL */
  readonly fields: Readonly<Record<string, string>>;
}

const areaName = `(SELECT a.name FROM area a WHERE a.municipality_code = t.municipality_code AND a.id = t.area_id
  ORDER BY a.from_revision DESC LIMIT 1)`;
const kindName = `(SELECT k.names ->> 'ja' FROM resource_kind k WHERE k.id = t.kind_id)`;
const same = (...columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, `t.${column}::text`]));

/** Latitude first, as people read it. */
const LOCATION = `nullif(concat_ws(', ', round(ST_Y(t.location)::numeric, 6), round(ST_X(t.location)::numeric, 6)), '')`;

const AREA: ShownTable = {
  name: 'area',
  key: ['id'],
  label: 't.name',
  detail: `coalesce(t.code, t.number::text, '')`,
  fields: {
    ...same('name', 'name_kana', 'code', 'number', 'boundary_source', 'valid_from', 'valid_to'),
    parent: `(SELECT a.name FROM area a WHERE a.municipality_code = t.municipality_code AND a.id = t.parent_id
      ORDER BY a.from_revision DESC LIMIT 1)`,
    geometry: 'round((ST_Area(t.geometry::geography) / 10000)::numeric, 1)::text',
  },
};

const recordTable = ({ table, label, detail, cells }: RecordSort): ShownTable => ({
  name: table,
  key: ['id'],
  label,
  detail,
  fields: cells,
});

const ZONE: ShownTable = {
  name: 'transit_zone',
  key: ['id'],
  label: 't.name',
  detail: `coalesce(t.rules ->> 'schedule', '')`,
  fields: {
    name: 't.name',
    geometry: 'round((ST_Area(t.geometry::geography) / 10000)::numeric, 1)::text',
    schedule: `t.rules ->> 'schedule'`,
    booking_deadline: `t.rules ->> 'bookingDeadline'`,
    riders: `t.rules ->> 'riders'`,
    fare: `t.rules ->> 'fare'`,
    operator: `t.rules ->> 'operator'`,
    phone: `t.rules ->> 'phone'`,
    url: `t.rules ->> 'url'`,
    note: `t.rules ->> 'note'`,
  },
};

const TABLES: Readonly<Record<DatasetName, readonly ShownTable[]>> = {
  areas: [AREA],
  addresses: [
    {
      name: 'address_point',
      key: ['id'],
      label: `concat(t.town, t.koaza, t.block)`,
      detail: `coalesce(t.code, '')`,
      fields: {
        place_level: 't.level::text',
        location: LOCATION,
      },
    },
  ],
  membership: [
    {
      name: 'membership',
      key: ['id'],
      label: 't.machi_aza',
      detail: `coalesce(${areaName}, '')`,
      fields: { machi_aza: 't.machi_aza', area: areaName },
    },
    AREA,
  ],
  population: [
    {
      name: 'population_count',
      key: ['year', 'cell_id'],
      label: `coalesce((SELECT c.name FROM population_cell c WHERE c.municipality_code = t.municipality_code AND c.id = t.cell_id
        ORDER BY c.from_revision DESC LIMIT 1), t.cell_id)`,
      detail: 't.year::text',
      fields: same('total', 'age_0_14', 'age_15_64', 'age_65_over', 'age_75_over', 'single_65_over'),
    },
  ],
  resources: [
    {
      name: 'resource',
      key: ['id'],
      label: 't.name',
      detail: `concat_ws('・', ${kindName}, t.address)`,
      fields: {
        kind: kindName,
        ...same('name', 'name_kana', 'address', 'schedule', 'capacity', 'phone', 'url', 'confirmed_on', 'source'),
        status: 'lower(t.status::text)',
        visibility: 'lower(t.visibility::text)',
        withheld: `(SELECT string_agg(key || ':' || lower(value), '、' ORDER BY key) FROM jsonb_each_text(t.field_visibility))`,
        location: LOCATION,
        serves_area: `nullif(array_to_string(t.serves_areas, '、'), '')`,
        languages: `nullif(array_to_string(t.languages, '、'), '')`,
        organization: `(SELECT o.name FROM organization o WHERE o.municipality_code = t.municipality_code AND o.id = t.organization_id)`,
      },
    },
  ],
  presence: [
    {
      name: 'presence_record',
      key: ['id'],
      label: `coalesce(${areaName}, '')`,
      detail: kindName,
      fields: {
        state: `CASE WHEN t.present THEN 'present' ELSE 'absent' END`,
        ...same('since', 'confirmed_on', 'source'),
      },
    },
  ],
  counts: [
    {
      name: 'count_record',
      key: ['id'],
      label: `coalesce(${areaName}, '')`,
      detail: `concat_ws('・', ${kindName}, t.as_of)`,
      fields: { measure: 'lower(t.measure::text)', ...same('value', 'as_of', 'source') },
    },
  ],
  targets: [
    {
      name: 'target',
      key: ['id'],
      label: `coalesce((SELECT i.names ->> 'ja' FROM indicator i WHERE i.id = t.indicator_id), t.indicator_id)`,
      detail: `concat_ws('・', nullif(${areaName}, ''), t.year)`,
      fields: same('value', 'year', 'source'),
    },
  ],
  plan: [
    {
      name: 'plan_node',
      key: ['id'],
      label: `concat_ws(' ', t.code, t.title)`,
      detail: 't.level',
      fields: {
        ...same('code', 'level', 'title', 'owner', 'related_plan', 'position'),
        parent: `(SELECT p.code FROM plan_node p WHERE p.municipality_code = t.municipality_code AND p.id = t.parent_id
          ORDER BY p.from_revision DESC LIMIT 1)`,
      },
    },
  ],
  events: [
    {
      name: 'event',
      key: ['id'],
      label: 't.title',
      detail: `concat_ws('・', t.held_on, t.place)`,
      fields: {
        ...same(
          'kind',
          'title',
          'start_time',
          'end_time',
          'place',
          'audience',
          'organizer',
          'participants',
          'url',
          'note',
        ),
        on: 't.held_on::text',
        until: 't.until_on::text',
        areas: `(SELECT string_agg(DISTINCT a.name, '、') FROM area a
          WHERE a.municipality_code = t.municipality_code AND a.id = ANY(t.area_ids))`,
      },
    },
  ],
  agreements: [recordTable(RECORD_SORTS.agreements)],
  assignments: [recordTable(RECORD_SORTS.assignments)],
  zones: [ZONE],
  lines: [
    {
      name: 'bus_line',
      key: ['id'],
      label: `concat_ws(' ', t.operator, t.name)`,
      detail: `coalesce(t.note, '')`,
      fields: {
        ...same('operator', 'name', 'kind', 'weekday_trips', 'saturday_trips', 'sunday_trips', 'year', 'note'),
        length_km: 'round((ST_Length(t.geometry::geography) / 1000)::numeric, 1)::text',
      },
    },
  ],
  gtfs: [
    {
      name: 'transit_feed',
      key: ['id', 'valid_from'],
      label: 't.agency',
      detail: `concat(t.valid_from, '～', t.valid_to)`,
      fields: same('valid_from', 'valid_to', 'version', 'routes', 'stops', 'trips', 'stop_times'),
    },
    ZONE,
  ],
  weights: [
    {
      name: 'weight_layer',
      key: ['id'],
      label: `CASE WHEN t.basis = 'LAND_USE' THEN '土地利用' ELSE '建物' END`,
      detail: `concat(t.entries, '件')`,
      fields: same('basis', 'entries'),
    },
  ],
  streets: [
    {
      name: 'street_network',
      key: ['id'],
      label: `'歩ける道'`,
      detail: `concat('約', round((t.meters / 1000)::numeric), 'km')`,
      fields: {
        length_km: 'round((t.meters / 1000)::numeric, 1)::text',
        ...same('ways', 'junctions'),
      },
    },
  ],
};

/**
 * Every record that a revision added, changed or ended: read inside the transaction that publishes it, or of one that
 * stands. In the order of the labels.
 */
export async function listRecordChanges(
  transaction: Transaction,
  municipalityCode: string,
  dataset: DatasetName,
  revision: number,
): Promise<RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const table of TABLES[dataset])
    changes.push(...(await transaction.query<RecordChange>(changesSql(table), [municipalityCode, revision])));
  return changes;
}

function changesSql({ name, key, label, detail, fields }: ShownTable): string {
  const shown = Object.entries(fields).map(([field, sql]) => `'${field}', ${sql}`);
  const version = (when: string) => `
    SELECT ${key.map((column) => `t.${column}`).join(', ')}, ${label} AS label, ${detail} AS detail,
      jsonb_build_object(${shown.join(', ')}) AS content
    FROM ${name} t WHERE t.municipality_code = $1 AND t.${when} = $2`;
  return `WITH
    -- what there is from this revision on, and what there was until it
    begun AS (${version('from_revision')}),
    ended AS (${version('to_revision')})
    SELECT CASE WHEN ended.content IS NULL THEN 'added' WHEN begun.content IS NULL THEN 'removed' ELSE 'changed' END AS change,
      coalesce(begun.label, ended.label) AS label, coalesce(begun.detail, ended.detail, '') AS detail,
      CASE WHEN begun.content IS NULL OR ended.content IS NULL THEN '[]'::jsonb ELSE coalesce((
        SELECT jsonb_agg(jsonb_build_object('field', a.key, 'before', b.value, 'after', a.value) ORDER BY a.key)
        FROM jsonb_each_text(begun.content) a JOIN jsonb_each_text(ended.content) b ON b.key = a.key
        WHERE a.value IS DISTINCT FROM b.value), '[]'::jsonb) END AS fields
    FROM begun FULL JOIN ended USING (${key.join(', ')})
    ORDER BY coalesce(begun.label, ended.label) COLLATE "C", 3`;
}
