/** As the report calls an OpenStreetMap extract in its binary form. */
export const STREETS_FORMAT = 'osm-pbf';

/** What OpenStreetMap's data is licensed under, and whom its licence asks to name. */
export const STREETS_LICENSE = 'ODbL 1.0（© OpenStreetMap contributors）';

/** The first block of every .osm.pbf says so after the four bytes of its length: field 1, nine letters. */
const FIRST_BLOCK = '\n\tOSMHeader';

/** Whether a file begins as an .osm.pbf does. */
export function isOsmFile(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(4, 4 + FIRST_BLOCK.length)).toString('latin1') === FIRST_BLOCK;
}
