import pg from 'pg';

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];

const { builtins } = pg.types;
/** pg names no array type: `SELECT typarray FROM pg_type` */
const ARRAY_OF = { int8: 1016, date: 1182, numeric: 1231 } as const;

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, wholeNumber],
  [builtins.NUMERIC, Number],
  [builtins.DATE, String],
  [ARRAY_OF.int8, (text) => items(text).map((item) => item && wholeNumber(item))],
  [ARRAY_OF.numeric, (text) => items(text).map((item) => item && Number(item))],
  [ARRAY_OF.date, items],
]);

/**
 * How values come out of `query`, on both databases: int8 and numeric as numbers, a date as 'YYYY-MM-DD' (a day has no time
 * and no zone), everything else as pg does it (timestamptz as a `Date`, json parsed). Prisma keeps its own.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: TypeId, format?: 'text' | 'binary') =>
    format === 'binary'
      ? pg.types.getTypeParser(oid, format)
      : (parsers.get(oid) ?? pg.types.getTypeParser(oid, 'text'))) as typeof pg.types.getTypeParser,
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is past what a number can hold exactly`);
  return value;
}

/** A list of numbers or days, which need no quotes: {1,2,NULL} */
function items(text: string): (string | null)[] {
  const inside = text.slice(1, -1);
  return inside === '' ? [] : inside.split(',').map((item) => (item === 'NULL' ? null : item));
}
