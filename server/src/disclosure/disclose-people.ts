import { type Audience, isSmallCount, roundToTen, type SumRow, withheldRows } from '@hazama/geo';

const COLUMNS = ['total', 'age0To14', 'age15To64', 'age65Over', 'age75Over', 'single65Over'] as const;
type Column = (typeof COLUMNS)[number];
/** That add up to all. */
const AGES = ['age0To14', 'age15To64', 'age65Over'] as const;
/** The column of those whose age nobody tells. */
const LEFT = COLUMNS.length + 2;

/** People by age group, one entry per area; null where not known. */
export type PeopleTable = Readonly<Record<Column, readonly (number | null)[]>>;

/**
 * What an audience may see of a table of people: staff all; the others no count of 1–9, nor any by which such a count could
 * be worked out from neighbours or from the other age groups. For the public the rest is rounded to 10.
 *
 * @param table the people as they were counted, who decide what is withheld
 * @param areaSums which areas add up to which
 * @param told the numbers that those outside staff get instead, where they get any: what their cells add up to
 */
export function disclosePeople(
  table: PeopleTable,
  areaSums: readonly SumRow[],
  audience: Audience,
  told: PeopleTable = table,
): PeopleTable {
  if (audience === 'STAFF') return table;
  const areas = table.total.length;
  // who is under 75 among those of 65 and over, who of them doesn't live alone, and whose age is not told: nobody shows these, but
  // subtraction does
  const ages = AGES.filter((age) => table[age].some((people) => people !== null));
  const columns = [
    ...COLUMNS.map((column) => table[column]),
    rest(table, 'age75Over'),
    rest(table, 'single65Over'),
    ages.length < AGES.length ? left(table, ages) : table.total.map(() => null),
  ];
  const counts = Float64Array.from(columns.flatMap((column) => column.map((people) => people ?? 0)));
  const row = (column: number, area: number) => column * areas + area;
  const sums: SumRow[] = columns.flatMap((_, column) =>
    areaSums.map(({ total, parts }) => ({ total: row(column, total), parts: parts.map((part) => row(column, part)) })),
  );
  for (let area = 0; area < areas; area++) {
    const parts = ages.map((age) => row(COLUMNS.indexOf(age), area));
    sums.push({ total: row(0, area), parts: ages.length < AGES.length ? [...parts, row(LEFT, area)] : parts });
    sums.push({ total: row(3, area), parts: [row(4, area), row(6, area)] });
    sums.push({ total: row(3, area), parts: [row(5, area), row(7, area)] });
  }
  const isKnown = (at: number) => columns[Math.floor(at / areas)]?.[at % areas] !== null;
  const withheld = withheldRows(
    [counts],
    sums.filter(({ total, parts }) => isKnown(total) && parts.every(isKnown)),
  );
  const shown = (name: Column): (number | null)[] =>
    told[name].map((people, area) => {
      if (people === null || isSmallCount(people) || withheld[row(COLUMNS.indexOf(name), area)] === 1) return null;
      return audience === 'PUBLIC' ? roundToTen(people) : people;
    });
  return {
    total: shown('total'),
    age0To14: shown('age0To14'),
    age15To64: shown('age15To64'),
    age65Over: shown('age65Over'),
    age75Over: shown('age75Over'),
    single65Over: shown('single65Over'),
  };
}

/** Who is in none of the ages that are told: of all less children and older people 15〜64歳 are left. Null where one is not known. */
function left(table: PeopleTable, ages: readonly Column[]): readonly (number | null)[] {
  return table.total.map((people, area) => {
    const parts = ages.map((age) => table[age][area] ?? null);
    if (people === null || parts.includes(null)) return null;
    return parts.reduce<number>((others, part) => Math.max(0, others - (part ?? 0)), people);
  });
}

/** Those of 65 and over who are not in `column`; null where one of the two is not known. */
function rest(table: PeopleTable, column: Column): readonly (number | null)[] {
  return table.age65Over.map((people, area) => {
    const part = table[column][area] ?? null;
    return people === null || part === null ? null : Math.max(0, people - part);
  });
}
