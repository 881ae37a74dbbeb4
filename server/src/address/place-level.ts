/**
 * How exactly a place is known (位置の精度). GIVEN: by coordinates of its own. The others are read off an address: BLOCK 番地・街区,
 * TOWN 町丁目 or 小字, OAZA 大字, the centre of which may lie kilometres away.
 */

export type PlaceLevel = 'GIVEN' | 'BLOCK' | 'TOWN' | 'OAZA';

/** What a gazetteer can know of an address, the most exact first. */
export const ADDRESS_LEVELS = ['BLOCK', 'TOWN', 'OAZA'] as const satisfies readonly PlaceLevel[];
export type AddressLevel = (typeof ADDRESS_LEVELS)[number];

/** As it is said to people. */
export const ADDRESS_LEVEL_WORDS: Readonly<Record<AddressLevel, string>> = {
  BLOCK: '番地',
  TOWN: '町丁目',
  OAZA: '大字',
};

/** Names that stand for a part of a 大字 or for a small town of their own; where a table doesn't say what a 町字 is, its name does. */
const SMALL = /丁目$|町$/;

/** The level of a 町字 of which only the name is known. */
export function levelOfName(name: string, koaza: string | null): AddressLevel {
  return koaza || SMALL.test(name) ? 'TOWN' : 'OAZA';
}
