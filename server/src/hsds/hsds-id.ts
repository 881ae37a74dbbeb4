import { createHash } from 'node:crypto';

/** What an id is of: one record here is a service, and where it has a place a location, and so on. */
export type HsdsEntity =
  | 'service'
  | 'organization'
  | 'location'
  | 'service_at_location'
  | 'address'
  | 'phone'
  | 'schedule'
  | 'service_area'
  | 'language'
  | 'attribute'
  | 'taxonomy'
  | 'taxonomy_term';

const NO_TOWN = '00000';

/**
 * HSDS wants UUIDs: one made of the record's own id (version 8 of RFC 9562), so that it stays across re-imports. It begins with
 * the code of the municipality, so that a record is looked for in one town alone.
 */
export function hsdsId(entity: HsdsEntity, id: string, ...parts: readonly (string | number)[]): string {
  const code = /^(\d{5})-/.exec(id)?.[1] ?? NO_TOWN;
  const hash = createHash('sha256')
    .update([entity, id, ...parts].join('\u0000'))
    .digest('hex');
  const variant = ((Number.parseInt(hash.charAt(8), 16) & 0x3) | 0x8).toString(16);
  return `${code}${hash.slice(0, 3)}-${hash.slice(3, 7)}-8${hash.slice(9, 12)}-${variant}${hash.slice(12, 15)}-${hash.slice(15, 27)}`;
}

const UUID = /^(\d{5})[0-9a-f]{3}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The municipality of a record by its UUID; undefined where the text is none of ours. */
export const townOfHsdsId = (uuid: string): string | undefined => UUID.exec(uuid)?.[1];
