import type { Bounds, LngLat, MultiPolygon } from '@hazama/geo';

const BANDS = 256;

/** Lower end first. */
type Edge = readonly [low: LngLat, high: LngLat];

/**
 * Tells many places in and out of one detailed shape. Its edges are sorted into bands of latitude once, so that each place
 * is held against the few that its own band crosses: of an outline's 7,000 about 50.
 */
export function createInsideTest(shape: MultiPolygon, { south, north }: Bounds): (place: LngLat) => boolean {
  const bandOf = (latitude: number) =>
    Math.min(BANDS - 1, Math.max(0, Math.floor(((latitude - south) / (north - south)) * BANDS)));
  const bands = Array.from({ length: BANDS }, (): Edge[] => []);
  for (const [low, high] of edgesOf(shape))
    for (let band = bandOf(low[1]); band <= bandOf(high[1]); band++) bands[band]?.push([low, high]);
  return ([x, y]) => {
    let isInside = false;
    for (const [low, high] of bands[bandOf(y)] ?? []) {
      if (low[1] > y === high[1] > y) continue;
      const side = (high[0] - low[0]) * (y - low[1]) - (high[1] - low[1]) * (x - low[0]);
      if (side > 0) isInside = !isInside;
    }
    return isInside;
  };
}

function* edgesOf(shape: MultiPolygon): Generator<Edge> {
  for (const ring of shape.flat()) {
    let previous = ring.at(-1);
    for (const corner of ring) {
      if (previous) yield previous[1] < corner[1] ? [previous, corner] : [corner, previous];
      previous = corner;
    }
  }
}
