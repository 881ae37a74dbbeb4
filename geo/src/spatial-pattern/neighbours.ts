/**
 * Which areas count as near to which, and how much, in compressed rows (空間重み行列): the neighbours of area `a` are
 * `neighbour[start[a]]` … `neighbour[start[a + 1] - 1]`, in ascending order, each once and never the area itself. An area may have none.
 */
export interface Neighbours {
  /** One entry per area and one more. */
  readonly start: Uint32Array;
  readonly neighbour: Uint32Array;
  /** Per neighbour, above 0: 1 each (binary), or 1 over their number, so that every row sums to 1 (row-standardised). */
  readonly weight: Float64Array;
}

/** Binary neighbours from a list per area, in any order. */
export function toNeighbours(rows: readonly (readonly number[])[]): Neighbours {
  const start = new Uint32Array(rows.length + 1);
  for (const [area, row] of rows.entries()) start[area + 1] = (start[area] as number) + row.length;
  const neighbour = Uint32Array.from(rows.flatMap((row) => row.toSorted((a, b) => a - b)));
  return { start, neighbour, weight: new Float64Array(neighbour.length).fill(1) };
}

/** The same neighbours, each row's weights divided by their sum: an area with many counts as much as one with few. */
export function rowStandardised(neighbours: Neighbours): Neighbours {
  const { start, weight } = neighbours;
  const standardised = weight.slice();
  for (let area = 0; area + 1 < start.length; area++) {
    const row = standardised.subarray(start[area], start[area + 1]);
    const sum = row.reduce((total, own) => total + own, 0);
    if (sum > 0) for (const [at, own] of row.entries()) row[at] = own / sum;
  }
  return { ...neighbours, weight: standardised };
}

/** @throws RangeError when rows don't follow each other, an area is unknown, its own neighbour or twice one, or a weight is not above 0. */
export function assertNeighbours({ start, neighbour, weight }: Neighbours, areaCount: number): void {
  if (start.length !== areaCount + 1 || start[0] !== 0 || start[areaCount] !== neighbour.length)
    throw new RangeError(`neighbours of ${start.length - 1} areas, values of ${areaCount}`);
  if (weight.length !== neighbour.length)
    throw new RangeError(`${neighbour.length} neighbours, ${weight.length} weights`);
  for (let area = 0; area < areaCount; area++) {
    const [from, to] = [start[area] as number, start[area + 1] as number];
    if (to < from) throw new RangeError(`the row of area ${area} ends before it starts`);
    let last = -1;
    for (let at = from; at < to; at++) {
      const other = neighbour[at] as number;
      const own = weight[at] as number;
      if (!(other > last && other < areaCount && other !== area))
        throw new RangeError(`area ${area} has the neighbour ${other} after ${last}, of ${areaCount} areas`);
      if (!(own > 0 && own < Number.POSITIVE_INFINITY))
        throw new RangeError(`the neighbour ${other} of area ${area} has the weight ${own}`);
      last = other;
    }
  }
}
