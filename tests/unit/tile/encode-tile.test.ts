import { encodeTile, type TileLayers } from '@hazama/server/tile';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { describe, expect, it } from 'vitest';
import { decodeTile } from '../../tiles/read-tile.ts';

/** The same features by the library that everybody writes tiles with. */
function byVtPbf(layers: TileLayers): Buffer {
  const tile = Object.fromEntries(Object.entries(layers).map(([name, features]) => [name, { features }]));
  return Buffer.from(fromGeojsonVt(tile as never, { version: 2, extent: 4096 }));
}

const ring = (...corners: [number, number][]) => corners;

describe('a tile', () => {
  it.each<[string, TileLayers]>([
    [
      'of places that share words, numbers and truths',
      {
        resources: [
          { type: 1, geometry: [[0, 0]], tags: { id: 'a', name: '府中', stale: true, stops: 1 } },
          { type: 1, geometry: [[4095, -64]], tags: { id: 'b', name: '府中', stale: false, stops: 0 } },
          { type: 1, geometry: [[17, 4160]], tags: { id: 'true', name: '1', stale: true, stops: -3, ratio: 0.25 } },
          {
            type: 1,
            geometry: [
              [1, 2],
              [3, 4],
            ],
            tags: {},
          },
        ],
      },
    ],
    [
      'of lines and rings, closed or not, with holes',
      {
        lines: [{ type: 2, geometry: [ring([1, 1], [300, 2], [-20, 5000]), ring([7, 7], [7, 8])], tags: { id: 'l' } }],
        areas: [
          {
            type: 3,
            geometry: [ring([0, 0], [100, 0], [100, 100], [0, 100], [0, 0]), ring([10, 10], [10, 20], [20, 20])],
            tags: { number: 1_000_000_007, name: 'あ'.repeat(200) },
          },
        ],
      },
    ],
    [
      'of a thousand features',
      {
        cells: Array.from({ length: 1000 }, (_, index) => ({
          type: 1 as const,
          geometry: [[index * 4, 4096 - index] as [number, number]],
          tags: { id: `c${index}`, people: index % 7 },
        })),
      },
    ],
  ])('%s has the very bytes that vt-pbf writes', (_what, layers) => {
    expect(encodeTile(layers)?.equals(byVtPbf(layers))).toBe(true);
  });

  it('has no bytes where no layer holds a feature, and no layer without one', () => {
    expect(encodeTile({ areas: [], labels: [] })).toBeUndefined();
    const tile = encodeTile({ areas: [], labels: [{ type: 1, geometry: [[1, 1]], tags: { id: 'x' } }] });
    expect(Object.keys(decodeTile(tile ?? new Uint8Array()))).toEqual(['labels']);
  });
});
