import type { Day } from '@hazama/geo';
import type { PeopleCell } from '../people/people.ts';
import { DEMO_SOURCE } from '../places/recipe-resources.ts';
import type { Workshop } from '../places/spots.ts';
import { createRandom } from '../random.ts';
import { csvText } from './csv-text.ts';

const YEARS_KEPT = 5;

/** Numbers that grow year by year: so many per 1,000 residents in the first year, and the growth a year. */
const TRAINED = [
  { kind: 'dementia-supporter', perThousand: 62, growth: 1.07, sessions: 1.1 },
  { kind: 'gatekeeper', perThousand: 7, growth: 1.16, sessions: 0.5 },
  { kind: 'hikikomori-supporter', perThousand: 0.9, growth: 1.2, sessions: 0, towns: ['iga'] },
  { kind: 'care-support-volunteer', perThousand: 3.1, growth: 1.05, sessions: 0.6, towns: ['isesaki'] },
  { kind: 'community-leader', perThousand: 1.2, growth: 1.08, sessions: 0.4, towns: ['isesaki'] },
] as const;

/** Kept for the whole city, never per area: one case would be someone. */
const OF_THE_CITY = [
  { kind: 'guardianship-petition', first: 6, growth: 1.1, measure: 'sessions', towns: ['isesaki'] },
  { kind: 'guardian-fee-aid', first: 14, growth: 1.12, measure: 'sessions', towns: ['isesaki'] },
  { kind: 'individual-evacuation-plan', first: 310, growth: 1.18, measure: 'sessions', towns: ['iga', 'isesaki'] },
  { kind: 'transit-ridership', first: 146_000, growth: 1.03, measure: 'people', towns: ['iga', 'isesaki'] },
] as const;

const HOUSEHOLDS_PER_COMMISSIONER = 300;
const PEOPLE_PER_LIGHT = 9;

/** 民生委員の数と欠員、養成された人、防犯灯: per area and year; none of them is a person. */
export function countsCsv({ facts, cells, asOf }: Workshop): string {
  const years = countYears(asOf);
  const random = createRandom(`${facts.slug}/counts`);
  const ofAreas = facts.demo.flatMap(({ area }) => {
    const people = peopleOf(area, cells);
    const posts = Math.max(2, Math.round(people / HOUSEHOLDS_PER_COMMISSIONER));
    const leaning = Math.exp(0.3 * random.normal());
    return years.flatMap((year, index) => {
      const vacancies = random.next() < 0.3 ? random.between(1, Math.max(1, Math.floor(posts / 6))) : 0;
      const trained = TRAINED.filter((one) => !('towns' in one) || isOf(one.towns, facts.slug)).flatMap(
        ({ kind, perThousand, growth, sessions }) => [
          row(area, kind, 'people', (people / 1000) * perThousand * leaning * growth ** index, year),
          ...(sessions > 0 ? [row(area, kind, 'sessions', sessions * random.between(0, 3), year)] : []),
        ],
      );
      return [
        row(area, 'welfare-commissioner', 'posts', posts, year),
        row(area, 'welfare-commissioner', 'people', posts - vacancies, year),
        row(area, 'welfare-commissioner', 'vacancies', vacancies, year),
        row(area, 'security-light', 'posts', (people / PEOPLE_PER_LIGHT) * leaning + 3 * index, year),
        ...trained,
      ];
    });
  });
  const ofCity = OF_THE_CITY.filter(({ towns }) => isOf(towns, facts.slug)).flatMap(
    ({ kind, first, growth, measure }) =>
      years.map((year, index) => row(facts.name, kind, measure, first * growth ** index, year)),
  );
  return csvText(['area', 'kind', 'measure', 'value', 'as_of', 'source'], [...ofAreas, ...ofCity]);
}

/** The last five 1 Aprils, the day on which offices count. */
function countYears(asOf: Day): number[] {
  const last = asOf.slice(5) < '04-01' ? Number(asOf.slice(0, 4)) - 1 : Number(asOf.slice(0, 4));
  return Array.from({ length: YEARS_KEPT }, (_, index) => last - YEARS_KEPT + 1 + index);
}

function peopleOf(area: string, cells: readonly PeopleCell[]): number {
  return cells.filter((cell) => cell.area === area).reduce((sum, cell) => sum + (cell.years.get(2020)?.total ?? 0), 0);
}

function isOf(towns: readonly string[], slug: string): boolean {
  return towns.includes(slug);
}

function row(area: string, kind: string, measure: string, value: number, year: number) {
  return { area, kind, measure, value: Math.round(value), as_of: `${year}-04-01`, source: DEMO_SOURCE };
}
