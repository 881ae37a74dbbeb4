import type { PeopleCell } from '../people/people.ts';
import { csvText } from './csv-text.ts';

const COLUMNS = 'code longitude latitude year total age_0_14 age_15_64 age_65_over age_75_over single_65_over'.split(
  ' ',
);

/** People per mesh cell of 250 m and year; of an area without a shape per 町字, at its representative point. */
export function populationCsv(cells: readonly PeopleCell[]): string {
  const rows = cells.flatMap(({ code, kind, centre, years }) =>
    [...years].map(([year, groups]) => ({
      code,
      longitude: kind === 'town' ? centre[0] : undefined,
      latitude: kind === 'town' ? centre[1] : undefined,
      year,
      ...groups,
    })),
  );
  return csvText(COLUMNS, rows);
}
