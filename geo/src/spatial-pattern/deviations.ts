import { assertNeighbours, type Neighbours } from './neighbours.ts';

/** How far each value lies from the mean, and the mean of their squares; exactly 0 where all are alike but for rounding. */
export function deviationsOf(values: Float64Array): { readonly z: Float64Array; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const z = values.map((value) => value - mean);
  const variance = z.reduce((sum, own) => sum + own * own, 0) / values.length;
  return { z, variance: variance <= (1e-12 * largest) ** 2 ? 0 : variance };
}

/** Σ weight × deviation over the neighbours of each area. */
export function lagsOf(z: Float64Array, { start, neighbour, weight }: Neighbours): Float64Array {
  const lags = new Float64Array(z.length);
  for (let area = 0; area < lags.length; area++) {
    let sum = 0;
    for (let at = start[area] as number; at < (start[area + 1] as number); at++)
      sum += (weight[at] as number) * (z[neighbour[at] as number] as number);
    lags[area] = sum;
  }
  return lags;
}

/** @throws RangeError when there are fewer than three areas, a value is no number, or neighbours are not those of these areas. */
export function assertPattern(values: Float64Array, neighbours: Neighbours): void {
  if (values.length < 3) throw new RangeError(`a pattern of ${values.length} areas`);
  for (const [area, value] of values.entries())
    if (!Number.isFinite(value)) throw new RangeError(`area ${area} has the value ${value}`);
  assertNeighbours(neighbours, values.length);
}
