import { type EarthPoints, metersAlongGround, toEarthPoints } from '../measure/earth-points.ts';
import { PointIndex } from '../measure/point-index.ts';
import type { Meters, Points } from '../units.ts';

/**
 * Which cells are within reach of which site, in compressed rows: site `s` reaches the cells `cellIndex[siteStart[s]]` …
 * `cellIndex[siteStart[s + 1] - 1]`, each once. How the reach was measured (straight, along streets, by bus) is the caller's.
 */
export interface Incidence {
  /** One entry per site and one more. */
  readonly siteStart: Uint32Array;
  readonly cellIndex: Uint32Array;
}

/**
 * The cells whose centres lie within a straight line of each site; exactly at it counts as within.
 *
 * @param limitMeters as `reachMeters` gives it, so that a site reaches whom a place there would.
 */
export function cellsWithinReach(centres: EarthPoints, sites: Points, limitMeters: Meters): Incidence {
  const index = new PointIndex(centres);
  const { x, y, z } = toEarthPoints(sites);
  const siteStart = new Uint32Array(x.length + 1);
  const found: number[] = [];
  for (let site = 0; site < x.length; site++) {
    const position = [sites.longitude[site] as number, sites.latitude[site] as number] as const;
    // a metre more is looked at, and then measured as everywhere else: the index compares chords, which round otherwise
    for (const cell of index.listWithin(position, limitMeters + 1)) {
      const dx = (x[site] as number) - (centres.x[cell] as number);
      const dy = (y[site] as number) - (centres.y[cell] as number);
      const dz = (z[site] as number) - (centres.z[cell] as number);
      if (metersAlongGround(dx * dx + dy * dy + dz * dz) <= limitMeters) found.push(cell);
    }
    siteStart[site + 1] = found.length;
  }
  return { siteStart, cellIndex: Uint32Array.from(found) };
}
