import { distanceMeters, distanceToShapeMeters } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

/** A square of a tenth of a degree with a hole of a fiftieth in its middle. */
const SQUARE = [
  [
    [
      [136.1, 34.7],
      [136.2, 34.7],
      [136.2, 34.8],
      [136.1, 34.8],
      [136.1, 34.7],
    ],
    [
      [136.14, 34.74],
      [136.16, 34.74],
      [136.16, 34.76],
      [136.14, 34.76],
      [136.14, 34.74],
    ],
  ],
] as const;

describe('the distance to a shape', () => {
  it('is 0 inside', () => {
    expect(distanceToShapeMeters(SQUARE, [136.11, 34.71])).toBe(0);
  });

  it.each([
    ['beside an edge', [136.15, 34.85], [136.15, 34.8]],
    ['beyond a corner', [136.25, 34.65], [136.2, 34.7]],
    ['in the hole', [136.15, 34.745], [136.15, 34.74]],
  ] as const)('%s is that to the nearest point of the border', (_where, position, nearest) => {
    const expected = distanceMeters(position, nearest);
    expect(Math.abs(distanceToShapeMeters(SQUARE, position) / expected - 1)).toBeLessThan(0.002);
  });

  it('is infinite where there is no corner', () => {
    expect(distanceToShapeMeters([], [136, 34])).toBe(Number.POSITIVE_INFINITY);
  });
});
