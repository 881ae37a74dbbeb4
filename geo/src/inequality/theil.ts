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
  const groupOf = (at: number) => group?.[at] ?? 0;
  for (const [at, count] of people.entries()) {
    if (!(count > 0)) continue;
    const sum = sums.get(groupOf(at)) ?? { people: 0, value: 0 };
    sums.set(groupOf(at), { people: sum.people + count, value: sum.value + count * (values[at] as number) });
  }
  // shares of everything, not means: of the least numbers that there are a mean would be 0
  let between = 0;
  for (const sum of sums.values())
    between += (sum.people / totalPeople) * divergence((sum.value / totalValue) * (totalPeople / sum.people));
  let within = 0;
  for (const [at, count] of people.entries()) {
    const own = sums.get(groupOf(at));
    if (!(count > 0) || !own || own.value === 0) continue;
    const relative = ((values[at] as number) / own.value) * own.people;
    within += (own.value / totalValue) * (count / own.people) * divergence(relative);
  }
  return { total: between + within, between, within };
}

/**
 * x ln x − x + 1: what x ln x adds to the sum, for the shares of people and of everything each sum to 1. It is nowhere below 0, so that
 * nothing cancels where values are nearly alike.
 */
function divergence(relative: number): number {
  if (relative === 0) return 1;
  const above = relative - 1;
  return Math.max(0, relative * (Math.abs(above) < 0.5 ? Math.log1p(above) : Math.log(relative)) - above);
}
