import {
  addMonths,
  areaSquareMeters,
  classOf,
  coverageByArea,
  GAP_SHARE_BREAKS,
  type Measurement,
  nearestMeters,
  peopleByArea,
  publishMeasurement,
  STRAIGHT_LINE_DETOUR,
  sumByArea,
  toEarthPoints,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';
import { AS_OF, type Row, SampleFiles } from './sample-files.ts';

const GATHERING = new Set(['salon', 'ibasho', 'kayoinoba']);
const SHELF_LIFE_MONTHS = 12;

interface AreaLook {
  readonly name: string;
  readonly people: number;
  readonly perSquareKilometer: number | undefined;
  readonly olderShare: number;
  readonly coverage: Measurement;
  /** The same from places confirmed within their shelf life alone. */
  readonly freshNumerator: number | null;
}

/** What each area looks like in 2025 by the engine's own arithmetic: coverage.gathering, straight line × 1.3. */
function look(files: SampleFiles): AreaLook[] {
  const { rows, columns, shares } = files.people(2025);
  const column = (name: string) => Float64Array.from(rows, (row) => Number(row[name]));
  const total = sumByArea(shares, column('total'));
  const older = peopleByArea(column('age_65_over'), shares);
  const centres = toEarthPoints({
    longitude: columns.west.map((west, cell) => (west + (columns.east[cell] as number)) / 2),
    latitude: columns.south.map((south, cell) => (south + (columns.north[cell] as number)) / 2),
  });
  const coverage = (places: readonly Row[]) => {
    const distanceMeters = nearestMeters(
      centres,
      toEarthPoints({
        longitude: Float64Array.from(places, (row) => Number(row['longitude'])),
        latitude: Float64Array.from(places, (row) => Number(row['latitude'])),
      }),
    );
    return coverageByArea(older, { distanceMeters, thresholdMeters: 900, detour: STRAIGHT_LINE_DETOUR }, true);
  };
  const places = files.rows('resources.csv').filter(isWeeklyGathering);
  const all = coverage(places);
  const fresh = coverage(places.filter((row) => AS_OF <= addMonths(row['confirmed_on'] ?? '', SHELF_LIFE_MONTHS)));
  return files.reporting().map(({ properties, geometry }, area) => ({
    name: properties.name,
    people: total[area] as number,
    perSquareKilometer: geometry ? (total[area] as number) / (areaSquareMeters(geometry.coordinates) / 1e6) : undefined,
    olderShare: (older.total[area] as number) / (total[area] as number),
    coverage: all[area] as Measurement,
    freshNumerator: fresh[area]?.numerator ?? null,
  }));
}

function isWeeklyGathering(row: Row): boolean {
  const schedule = row['schedule'] ?? '';
  return (
    GATHERING.has(row['kind'] ?? '') &&
    row['status'] === 'active' &&
    (schedule === '' || /^(毎週|毎日|平日)/.test(schedule))
  );
}

function tableOf(areas: readonly AreaLook[]): string {
  return areas
    .map(({ name, people, perSquareKilometer, olderShare, coverage }) =>
      [
        name.padEnd(6, '　'),
        `${Math.round(people)}人`.padStart(8),
        `${perSquareKilometer === undefined ? '-' : Math.round(perSquareKilometer)}人/km²`.padStart(12),
        `65歳以上 ${(olderShare * 100).toFixed(0)}%`,
        `集いの場がまだ ${((1 - (coverage.value ?? 0)) * 100).toFixed(1)}% (${(coverage.gapPeople ?? 0).toFixed(0)}人)`,
      ].join('  '),
    )
    .join('\n');
}

describe.each([
  ['iga', 100, 4],
  ['isesaki', 3, 1.4],
] as const)('the people of %s', (slug, densitySpread, olderSpread) => {
  const files = new SampleFiles(slug);
  const areas = look(files);
  console.log(`${slug}\n${tableOf(areas)}`);

  it('all live in one of the areas', () => {
    const population = files.people(2025).rows.reduce((sum, row) => sum + Number(row['total']), 0);
    expect(areas.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(population, 0);
  });

  it('stand closer together in one area than in another, and are older', () => {
    const densities = areas.flatMap(({ perSquareKilometer }) => perSquareKilometer ?? []);
    expect(Math.max(...densities) / Math.min(...densities)).toBeGreaterThan(densitySpread);
    const shares = areas.map(({ olderShare }) => olderShare);
    expect(Math.max(...shares) / Math.min(...shares)).toBeGreaterThan(olderSpread);
  });

  it('without a gathering place within a walk fall into all five classes of the map', () => {
    const classes = new Set(areas.map(({ coverage }) => classOf(1 - (coverage.value ?? Number.NaN), GAP_SHARE_BREAKS)));
    expect([...classes].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are somewhere 1 to 9 without one: withheld in a meeting', () => {
    const published = areas.map(({ coverage }) => publishMeasurement(coverage, 'PEOPLE_OF_PEOPLE', 'COUNCIL', false));
    expect(published.map(({ state }) => state)).toContain('SUPPRESSED');
    expect(areas.some(({ coverage: { gapPeople } }) => gapPeople !== null && gapPeople >= 1 && gapPeople < 10)).toBe(
      true,
    );
  });

  it('are in a few areas reached by places whose last confirmation is old', () => {
    const stale = areas.filter(({ coverage, freshNumerator }) => coverage.numerator !== freshNumerator);
    expect(stale.length).toBeGreaterThan(0);
    expect(stale.length).toBeLessThan(areas.length / 3);
  });
});

describe('府中', () => {
  it('has its gathering places in the middle and west, and people without one in the east', () => {
    const files = new SampleFiles('iga');
    const area = look(files).find(({ name }) => name === '府中');
    expect(area?.coverage.denominator).toBeGreaterThan(1100);
    expect(area?.coverage.value).toBeGreaterThan(0.6);
    expect(area?.coverage.value).toBeLessThan(0.7);
  });
});
