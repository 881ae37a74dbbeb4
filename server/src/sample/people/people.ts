import { createLocalDistance, type LngLat, type LocalDistance } from '@hazama/geo';
import type { DemoArea, TownFacts } from '../facts/town-facts.ts';
import { createRandom } from '../random.ts';
import type { Territory } from '../territory.ts';
import { type AgeGroups, ageGroups } from './age-groups.ts';
import { apportion } from './apportion.ts';
import { type MeshCell, meshOf } from './mesh.ts';

/** Cells that would hold fewer stay empty: houses stand together. */
const LEAST_PEOPLE = 6;

/** Around an outlying hamlet nobody lives this near. */
const HAMLET_METERS = 450;
const HAMLET_PEOPLE = 20;

const NOBODY: AgeGroups = {
  total: 0,
  age_0_14: 0,
  age_15_64: 0,
  age_65_over: 0,
  age_75_over: 0,
  single_65_over: 0,
};

/** Where people are counted: a mesh cell, or a 町字 of an area without a shape. */
export interface PeopleCell {
  /** Mesh code, or the name of the 町字. */
  readonly code: string;
  readonly kind: 'mesh' | 'town';
  readonly centre: LngLat;
  /** Of its centre. */
  readonly area: string;
  /** The part of it that lies in each area. */
  readonly shares: ReadonlyMap<string, number>;
  readonly years: ReadonlyMap<number, AgeGroups>;
  /** Of the newest year. */
  readonly latest: AgeGroups;
}

interface EmptyCell {
  readonly code: string;
  readonly kind: 'mesh' | 'town';
  readonly centre: LngLat;
  readonly area: string;
  readonly shares: ReadonlyMap<string, number>;
  /** Of the area's people, before it is brought to whole ones. */
  readonly weight: number;
  /** How much older or younger than its area, as a factor of the share of older people. */
  readonly olderFactor: number;
}

/**
 * Spreads the city's people over cells around the points of its 町字. Each year's total is exact, age groups add up in
 * every cell, and density and share of older people differ from area to area as the demo facts say.
 */
export function settlePeople(facts: TownFacts, territory: Territory): PeopleCell[] {
  const mesh = Map.groupBy(meshOf(facts, territory), ({ centre }) => territory.areaAt(centre));
  const cells = facts.demo.flatMap((demo) => cellsOf(demo, mesh.get(demo.area) ?? [], facts));
  const demoOf = new Map(facts.demo.map((demo) => [demo.area, demo]));
  const groupsByYear = [...facts.populations].map(([year, total]): [number, AgeGroups[]] => {
    const people = apportion(total, weightsIn(year, cells, demoOf));
    return [year, ageGroups(people, cells, demoOf, year)];
  });
  return cells.map(({ code, kind, centre, area, shares }, index) => {
    const years = groupsByYear.map(([year, groups]): [number, AgeGroups] => [year, groups[index] ?? NOBODY]);
    const latest = years.reduce((a, b) => (b[0] > a[0] ? b : a))[1];
    return { code, kind, centre, area, shares, years: new Map(years), latest };
  });
}

/** Areas with more older people lose more of their people from year to year. */
function weightsIn(year: number, cells: readonly EmptyCell[], demoOf: ReadonlyMap<string, DemoArea>): number[] {
  return cells.map(({ area, weight }) => {
    const { people = 0, olderShare = 0 } = demoOf.get(area) ?? {};
    return weight * people * (1 - 0.03 * olderShare) ** (year - 2020);
  });
}

function cellsOf(demo: DemoArea, mesh: readonly MeshCell[], facts: TownFacts): EmptyCell[] {
  const random = createRandom(`${facts.slug}/people/${demo.area}`);
  const towns = facts.towns
    .filter((town) => town.area === demo.area)
    .map((town) => ({ ...town, size: Math.exp(0.45 * random.normal()) }));
  const { area } = demo;
  const isShapeless = facts.areas.some(({ name, shape }) => name === area && shape === 'none');
  if (isShapeless) {
    const cells = towns.map(({ name, location, size }): EmptyCell => {
      return {
        code: name,
        kind: 'town',
        centre: location,
        area,
        shares: new Map([[area, 1]]),
        weight: size,
        olderFactor: 1,
      };
    });
    return withoutFaintOnes(cells, demo.people);
  }

  const distance = createLocalDistance(facts.core[1]);
  const cells = mesh.map(({ code, centre, shares }): EmptyCell => {
    const nearness = towns.reduce((sum, { location, size }) => {
      const away = distance(centre[0], centre[1], location[0], location[1]) / demo.spreadMeters;
      return sum + size * Math.exp(-(away ** 2) / 2);
    }, 0);
    const weight = nearness * Math.exp(0.5 * random.normal());
    const olderFactor = Math.min(1.6, Math.max(0.55, 1 + 0.18 * random.normal()));
    return { code, kind: 'mesh', centre, area, shares, weight, olderFactor };
  });
  const settled = withoutFaintOnes(cells, demo.people);
  return demo.marks.includes('few') ? withHamlet(settled, demo.people, distance) : settled;
}

/** Empties the land around one cell at the rim, which keeps a handful of older people: a place within a walk of it is a place for them alone. */
function withHamlet(cells: readonly EmptyCell[], people: number, distance: LocalDistance): EmptyCell[] {
  const away = (a: EmptyCell, b: EmptyCell) => distance(a.centre[0], a.centre[1], b.centre[0], b.centre[1]);
  const heaviest = cells.reduce((most, cell) => (cell.weight > most.weight ? cell : most));
  const hamlet = cells
    .filter(({ area, shares }) => shares.get(area) === 1)
    .reduce((farthest, cell) => (away(cell, heaviest) > away(farthest, heaviest) ? cell : farthest), heaviest);
  const others = cells.filter((cell) => away(cell, hamlet) > HAMLET_METERS);
  const sum = others.reduce((whole, { weight }) => whole + weight, 0);
  const share = HAMLET_PEOPLE / people;
  return [
    ...others.map((cell) => ({ ...cell, weight: (cell.weight / sum) * (1 - share) })),
    { ...hamlet, weight: share, olderFactor: 1 },
  ];
}

/** The heaviest cells, as many as can hold people; their weights sum to 1. */
function withoutFaintOnes(cells: readonly EmptyCell[], people: number): EmptyCell[] {
  const heaviest = cells.toSorted((a, b) => b.weight - a.weight);
  let sum = 0;
  const kept = heaviest.filter(({ weight }, index) => {
    if (index > 0 && (people * weight) / (sum + weight) < LEAST_PEOPLE) return false;
    sum += weight;
    return true;
  });
  return kept.map((cell) => ({ ...cell, weight: cell.weight / sum })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
