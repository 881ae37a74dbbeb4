/** Who has how much, those with least first. Nobody has no place in it. */
export interface PeopleByValue {
  readonly value: Float64Array;
  readonly people: Float64Array;
  readonly totalPeople: number;
  /** Σ value × people. */
  readonly totalValue: number;
}

/**
 * The values of cells or areas with the people who have them, in ascending order. People that are not known (NaN) count nobody, and what
 * nobody has does not matter.
 *
 * @throws RangeError when the columns differ in length, people are below 0, a value that somebody has is below 0, infinite or not
 *   known, or there is nobody at all.
 */
export function sortPeopleByValue(values: Float64Array, people: Float64Array): PeopleByValue {
  if (values.length !== people.length)
    throw new RangeError(`${values.length} values, ${people.length} numbers of people`);
  for (const [at, count] of people.entries()) {
    if (count < 0 || count === Number.POSITIVE_INFINITY) throw new RangeError(`${count} people at ${at}`);
    const value = values[at] as number;
    if (count > 0 && !(value >= 0 && value < Number.POSITIVE_INFINITY))
      throw new RangeError(`the value at ${at} is ${value}: leave out what is not known or out of reach, and say so`);
  }
  const order = Uint32Array.from(values.keys())
    .filter((at) => (people[at] as number) > 0)
    .toSorted((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const sorted = {
    value: Float64Array.from(order, (at) => values[at] as number),
    people: Float64Array.from(order, (at) => people[at] as number),
  };
  const totalPeople = sorted.people.reduce((sum, count) => sum + count, 0);
  if (!(totalPeople > 0)) throw new RangeError('nobody whose values could differ');
  const totalValue = sorted.value.reduce((sum, value, at) => sum + value * (sorted.people[at] as number), 0);
  return { ...sorted, totalPeople, totalValue };
}
