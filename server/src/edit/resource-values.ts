import { mayReadField, type WithheldField } from '../account/index.ts';

/** What stands in the fields of a resource, in the form of the API. */
export interface ResourceValues {
  readonly kind: string;
  readonly name: string;
  readonly nameKana: string | null;
  readonly address: string | null;
  /** [longitude, latitude] */
  readonly location: readonly [number, number] | null;
  readonly servesAreas: readonly string[];
  readonly status: string;
  readonly schedule: string | null;
  readonly capacity: number | null;
  readonly organization: string | null;
  readonly phone: string | null;
  readonly url: string | null;
  readonly languages: readonly string[];
  readonly visibility: string;
  readonly fieldVisibility: readonly { readonly field: string; readonly visibility: string }[];
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly confirmedOn: string | null;
  readonly source: string | null;
}

// r: a row of `resource`, o: its `organization`
const OPEN = `'kind', r.kind_id, 'name', r.name, 'nameKana', r.name_kana, 'status', lower(r.status::text),
  'capacity', r.capacity, 'languages', r.languages, 'openedOn', r.opened_on, 'confirmedOn', r.confirmed_on, 'source', r.source`;
const FOR_STAFF = `'servesAreas', r.serves_areas, 'closedOn', r.closed_on, 'visibility', lower(r.visibility::text),
  'fieldVisibility', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('field', key, 'visibility', lower(value)) ORDER BY key), '[]')
    FROM jsonb_each_text(r.field_visibility))`;
const WITHHELD: Readonly<Record<WithheldField, string>> = {
  address: 'r.address',
  location: `CASE WHEN r.location IS NOT NULL THEN
    jsonb_build_array(round(ST_X(r.location)::numeric, 7), round(ST_Y(r.location)::numeric, 7)) END`,
  schedule: 'r.schedule',
  organization: 'o.name',
  phone: 'r.phone',
  url: 'r.url',
};

/** SQL: all values of a row as one JSON object. */
export const VALUES = `jsonb_build_object(${OPEN}, ${FOR_STAFF},
  ${Object.entries(WITHHELD)
    .map(([field, value]) => `'${field}', ${value}`)
    .join(', ')})`;

/**
 * SQL: the values of a version `r` of kind `k` that the viewer may read, also by what holds for the resource today, `now` of
 * kind `nk`: what is withheld now is withheld of the past as well. A field that is withheld is left out.
 */
export function readableValues(levels: string): string {
  const fields = (Object.keys(WITHHELD) as WithheldField[]).map(
    (field) => `CASE WHEN ${mayReadField('r', 'k', field, levels)} AND ${mayReadField('now', 'nk', field, levels)}
      THEN jsonb_build_object('${field}', ${WITHHELD[field]}) ELSE '{}' END`,
  );
  const staff = `CASE WHEN 'STAFF' = ANY(${levels}::visibility[]) THEN jsonb_build_object(${FOR_STAFF}) ELSE '{}' END`;
  return [`jsonb_build_object(${OPEN})`, staff, ...fields].join('\n    || ');
}
