import type { DemoArea } from '../facts/town-facts.ts';
import { apportion } from './apportion.ts';

/** Demo shares are those of this year; each year before it has fewer older people. */
const SHARE_YEAR = 2025;
const OLDER_A_YEAR = 0.004;

export interface AgeGroups {
  readonly total: number;
  readonly age_0_14: number;
  readonly age_15_64: number;
  readonly age_65_over: number;
  readonly age_75_over: number;
  readonly single_65_over: number;
}

interface AgedCell {
  readonly area: string;
  readonly olderFactor: number;
}

/** Age groups of each cell, in whole people: per area the shares are those of the demo facts, and no group exceeds what it is part of. */
export function ageGroups(
  people: readonly number[],
  cells: readonly AgedCell[],
  demoOf: ReadonlyMap<string, DemoArea>,
  year: number,
): AgeGroups[] {
  const groups: AgeGroups[] = [];
  const indexes = Map.groupBy(cells.keys(), (index) => cells[index]?.area ?? '');
  for (const [area, members] of indexes) {
    const older = (demoOf.get(area)?.olderShare ?? 0) - (SHARE_YEAR - year) * OLDER_A_YEAR;
    // where many are old few are children, and more of the old live alone
    const child = Math.min(0.18, Math.max(0.04, 0.2 - 0.27 * older));
    const totals = members.map((index) => people[index] ?? 0);
    const factors = members.map((index) => cells[index]?.olderFactor ?? 1);
    const part = (share: number, of: readonly number[], weights: readonly number[]) =>
      apportion(Math.round(share * sumOf(of)), weights, of);

    const olders = part(
      older,
      totals,
      totals.map((total, at) => total * (factors[at] ?? 1)),
    );
    const rest = totals.map((total, at) => total - (olders[at] ?? 0));
    const children = part(
      (child * sumOf(totals)) / sumOf(rest),
      rest,
      rest.map((total, at) => total / (factors[at] ?? 1)),
    );
    const oldest = part(0.46 + 0.2 * older, olders, olders);
    const single = part(
      0.1 + 0.25 * older,
      olders,
      olders.map((count, at) => count * (factors[at] ?? 1)),
    );
    members.forEach((index, at) => {
      groups[index] = {
        total: totals[at] ?? 0,
        age_0_14: children[at] ?? 0,
        age_15_64: (rest[at] ?? 0) - (children[at] ?? 0),
        age_65_over: olders[at] ?? 0,
        age_75_over: oldest[at] ?? 0,
        single_65_over: single[at] ?? 0,
      };
    });
  }
  return groups;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
