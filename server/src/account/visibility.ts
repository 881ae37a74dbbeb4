import type { Visibility } from '@hazama/prisma';
import type { Audience, Viewer } from './viewer.ts';

const LEVELS: Record<Audience, readonly Visibility[]> = {
  STAFF: ['PUBLIC', 'COUNCIL', 'STAFF'],
  COUNCIL: ['PUBLIC', 'COUNCIL'],
  PUBLIC: ['PUBLIC'],
};

/** The levels of visibility that a viewer may read: the parameter of every statement below. */
export const visibleLevels = ({ audience }: Viewer): readonly Visibility[] => LEVELS[audience];

/**
 * SQL: may the viewer know of a row of `resource` at all? `levels` is the placeholder of `visibleLevels`.
 * Lists, counts, tiles and exports all put this into their WHERE, so that their numbers agree.
 */
export const mayReadResource = (resource: string, levels: string): string =>
  `${resource}.visibility = ANY(${levels}::visibility[])`;

/** Fields of a resource that can be withheld while the rest of it is shown. */
export const WITHHELD_FIELDS = ['address', 'location', 'phone', 'url', 'organization', 'schedule'] as const;
export type WithheldField = (typeof WITHHELD_FIELDS)[number];

/** Where a place is. A kind that is not public (一時的な住まい, …) keeps it from whom the kind is kept from, whatever the row says. */
const WHEREABOUTS: ReadonlySet<WithheldField> = new Set(['address', 'location']);

/** SQL: may the viewer read this field of a row of `resource` joined with its `resource_kind`? */
export function mayReadField(resource: string, kind: string, field: WithheldField, levels: string): string {
  // an address tells the place, and a place the address: a row that withholds one withholds both
  const fields = WHEREABOUTS.has(field) ? [...WHEREABOUTS] : [field];
  const byRow = fields.map(
    (name) =>
      `coalesce((${resource}.field_visibility->>'${name}')::visibility, 'PUBLIC') = ANY(${levels}::visibility[])`,
  );
  // nearly every row withholds nothing of its own: that is seen at a glance
  const own = `(${resource}.field_visibility = '{}' OR (${byRow.join(' AND ')}))`;
  return WHEREABOUTS.has(field) ? `(${own} AND ${kind}.visibility = ANY(${levels}::visibility[]))` : own;
}

/** Of records that no resource row holds, what each asks of the viewer. SQL about a row and the placeholder of the levels. */
const RECORD_RULES: Readonly<Record<string, (row: string, levels: string) => string>> = {
  agreement: (row, levels) =>
    `EXISTS (SELECT FROM resource_kind rk WHERE rk.id = ${row}.kind_id AND rk.visibility = ANY(${levels}::visibility[]))
     AND ${mayReadOrganization(row, levels)}`,
  assignment: mayReadOrganization,
};

/** Without the organisation such a record says nothing: who may not know of it is not told of the record. */
function mayReadOrganization(row: string, levels: string): string {
  return `NOT EXISTS (SELECT FROM organization ro WHERE ro.municipality_code = ${row}.municipality_code
    AND ro.id = ${row}.organization_id AND ro.visibility <> ALL(${levels}::visibility[]))`;
}

/**
 * SQL: may the viewer know of a row of this table (agreement, assignment, …)? `levels` is the placeholder of `visibleLevels`.
 * @throws where the table has no rule: nothing is shown by oversight
 */
export function mayReadRecord(table: string, row: string, levels: string): string {
  const rule = RECORD_RULES[table];
  if (!rule) throw new Error(`no rule of who may read ${table}`);
  return `(${rule(row, levels)})`;
}

/** Until when an agreement runs is the office's and the council's to look after. */
const OF_COUNCILS: ReadonlySet<string> = new Set(['agreement.renew_by']);

/** SQL: what a field of a record holds, as far as the viewer may read it. */
export function recordField(table: string, field: string, value: string, levels: string): string {
  return OF_COUNCILS.has(`${table}.${field}`)
    ? `CASE WHEN 'COUNCIL' = ANY(${levels}::visibility[]) THEN ${value} END`
    : value;
}

/** Whether what is made for this viewer is the same for everyone, so that any cache may keep it. */
export const isForEveryone = ({ audience }: Viewer): boolean => audience === 'PUBLIC';
