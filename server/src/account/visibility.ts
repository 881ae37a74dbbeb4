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
export type WithheldField = 'address' | 'location' | 'phone' | 'url' | 'organization' | 'schedule';

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

/** Whether what is made for this viewer is the same for everyone, so that any cache may keep it. */
export const isForEveryone = ({ audience }: Viewer): boolean => audience === 'PUBLIC';
