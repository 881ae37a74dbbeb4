import { centroidOf, type LngLat, type MultiPolygon } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

const ring = (...corners: readonly LngLat[]): LngLat[] => [...corners, corners[0] as LngLat];
const square = (west: number, south: number, side: number) =>
  ring([west, south], [west + side, south], [west + side, south + side], [west, south + side]);

describe('centroidOf', () => {
  // an L of two squares of 0.001° side by side and one on top of the western: centres (0.5, 0.5), (1.5, 0.5), (0.5, 1.5) of equal weight
  it('by hand: an L, whichever way its ring runs', () => {
    const l = ring([136, 34], [136.002, 34], [136.002, 34.001], [136.001, 34.001], [136.001, 34.002], [136, 34.002]);
    for (const corners of [l, l.toReversed()]) {
      const [x, y] = centroidOf([[corners]]) ?? [0, 0];
      expect(x).toBeCloseTo(136 + 0.0025 / 3, 10);
      expect(y).toBeCloseTo(34 + 0.0025 / 3, 10);
    }
  });

  // a square of 4 × 4 with a yard of 2 × 2 in its south-western corner: (16 × 2 − 4 × 1) ÷ 12 = 28 ÷ 12
  it('by hand: a yard takes its place away', () => {
    const [x, y] = centroidOf([[square(136, 34, 0.0004), square(136, 34, 0.0002)]]) ?? [0, 0];
    expect(x).toBeCloseTo(136 + 0.00028 / 1.2, 10);
    expect(y).toBeCloseTo(34 + 0.00028 / 1.2, 10);
  });

  it('of two houses of one size lies between them', () => {
    const pair: MultiPolygon = [[square(136, 34, 0.0001)], [square(136.001, 34, 0.0001)]];
    expect(centroidOf(pair)?.[0]).toBeCloseTo(136.00055, 10);
  });

  it('is the first corner where there is no surface, and nothing where there is no corner', () => {
    expect(centroidOf([[ring([136, 34], [136.1, 34], [136.2, 34])]])).toEqual([136, 34]);
    expect(centroidOf([])).toBeUndefined();
  });
});
