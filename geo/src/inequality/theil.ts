import { sortPeopleByValue } from './people-by-value.ts';

/** `total` is `between` and `within` together. */
export interface TheilIndex {
  readonly total: number;
  /** What is left when everybody has the mean of their group. */
  readonly between: number;
  /** The groups' own inequality, each by its share of everything. */
  readonly within: number;
}

/**
 * Theil's T (Theil 1967): Σ share of people × (value ÷ mean) × ln(value ÷ mean); 0 where all have the same. It can be taken apart into what lies
 * between groups (旧町村, 圏域) and what lies within them. Who has nothing adds 0, the limit of x ln x.
 *
 * @param group per value the group that it belongs to; without it all are one.
 * @throws RangeError as `lorenzCurve`, and when there are more or fewer groups than values.
 */
export function theilIndex(
  values: Float64Array,
  people: Float64Array,
  group?: readonly (string | number)[],
): TheilIndex {
  if (group && group.length !== values.length) throw new RangeError(`${values.length} values, ${group.length} groups`);
  const { totalPeople, totalValue } = sortPeopleByValue(values, people);
  if (totalValue === 0) return { total: 0, between: 0, within: 0 };
  const sums = new Map<string | number, { people: number; value: number }>();
  let total = 0;
  for (const [at, count] of people.entries()) {
    if (!(count > 0)) continue;
    const value = values[at] as number;
    // not by the mean: of the least numbers that there are it would be 0
    total += (count / totalPeople) * entropy((value / totalValue) * totalPeople);
    const key = group?.[at] ?? 0;
    const sum = sums.get(key) ?? { people: 0, value: 0 };
    sums.set(key, { people: sum.people + count, value: sum.value + count * value });
  }
  let between = 0;
  for (const sum of sums.values())
    between += (sum.people / totalPeople) * entropy((sum.value / totalValue) * (totalPeople / sum.people));
  // both are at least 0 but for rounding
  between = Math.min(Math.max(0, between), Math.max(0, total));
  return { total: Math.max(0, total), between, within: Math.max(0, total) - between };
}

function entropy(relative: number): number {
  return relative > 0 ? relative * Math.log(relative) : 0;
}
