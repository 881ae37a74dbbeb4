/** Fewer people than this are nobody: what is left when shares of cells are added and taken away. */
const LEAST_PEOPLE = 1e-9;

/**
 * People as the measures count them: NaN, not known, is nobody.
 *
 * @throws RangeError when there are more or fewer than cells, or a number is below 0 or infinite.
 */
export function countedPeople(people: Float64Array, cellCount: number): Float64Array {
  if (people.length !== cellCount) throw new RangeError(`people of ${people.length} cells, costs of ${cellCount}`);
  const counted = new Float64Array(cellCount);
  // in a loop, as a browser asks again with each move of a pin: `map` takes several times as long
  for (let cell = 0; cell < cellCount; cell++) {
    const count = people[cell] as number;
    if (count < 0 || count === Number.POSITIVE_INFINITY) throw new RangeError(`cell ${cell} has ${count} people`);
    if (count >= LEAST_PEOPLE) counted[cell] = count;
  }
  return counted;
}

/** @throws RangeError when there are more or fewer than places, or one is below 0, infinite or not known. */
export function assertCapacity(capacity: Float64Array, placeCount: number): void {
  if (capacity.length !== placeCount)
    throw new RangeError(`capacities of ${capacity.length} places, costs of ${placeCount}`);
  for (const [place, own] of capacity.entries())
    if (!(own >= 0 && own < Number.POSITIVE_INFINITY))
      throw new RangeError(`place ${place} has the capacity ${own}: leave it out, or count each place as 1`);
}

/**
 * What places offer a month: seats × openings, 1 of whatever is not asked for. NaN where a place's own is not known.
 *
 * @throws RangeError when a column has another length, or a number is below 0 or infinite.
 */
export function capacityOfPlaces(
  placeCount: number,
  { seats, openings }: { readonly seats?: Float64Array; readonly openings?: Float64Array },
): Float64Array {
  const capacity = new Float64Array(placeCount).fill(1);
  for (const column of [seats, openings]) {
    if (!column) continue;
    if (column.length !== placeCount) throw new RangeError(`${column.length} numbers of ${placeCount} places`);
    for (const [place, own] of column.entries()) {
      if (own < 0 || own === Number.POSITIVE_INFINITY)
        throw new RangeError(`place ${place} has ${own} seats or openings`);
      capacity[place] = (capacity[place] as number) * own;
    }
  }
  return capacity;
}
