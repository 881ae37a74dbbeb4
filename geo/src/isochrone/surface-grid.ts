import { metersPerDegree } from '../measure/ellipsoid.ts';
import type { Bounds, Meters, Points } from '../units.ts';

/** Nodes in rows along parallels, the southernmost row first, each from west to east. */
export interface SurfaceGrid extends Points {
  readonly columns: number;
  readonly rows: number;
  readonly west: number;
  readonly south: number;
  /** Degrees between two nodes. */
  readonly stepLongitude: number;
  readonly stepLatitude: number;
  readonly spacingMeters: Meters;
}

export interface GridRules {
  /** No finer than this. */
  readonly spacingMeters: Meters;
  /** A rectangle that would need more has a coarser grid. */
  readonly mostNodes: number;
}

/** A step of 100 m is walked in less than two minutes; a hundred thousand nodes are a town of 1,000 km². */
export const GRID_RULES: GridRules = { spacingMeters: 100, mostNodes: 100_000 };

/** Spacings are whole multiples of it, so that what is told of them is a plain number. */
const SPACING_STEP_METERS: Meters = 50;

/**
 * A regular grid over a rectangle, its sides included.
 * @throws RangeError when the rectangle is turned around, or the rules are not above 0.
 */
export function createSurfaceGrid(
  { west, south, east, north }: Bounds,
  { spacingMeters, mostNodes }: GridRules = GRID_RULES,
): SurfaceGrid {
  if (!(west <= east && south <= north)) throw new RangeError(`a grid from ${west}, ${south} to ${east}, ${north}`);
  if (!(spacingMeters > 0 && mostNodes >= 4)) throw new RangeError(`${mostNodes} nodes, ${spacingMeters} m apart`);
  const perDegree = metersPerDegree((south + north) / 2);
  const size = (spacing: Meters) => ({
    columns: Math.ceil(((east - west) * perDegree.east) / spacing) + 1,
    rows: Math.ceil(((north - south) * perDegree.north) / spacing) + 1,
  });
  let spacing = spacingMeters;
  while (size(spacing).columns * size(spacing).rows > mostNodes) spacing += SPACING_STEP_METERS;
  const { columns, rows } = size(spacing);
  const stepLongitude = spacing / perDegree.east;
  const stepLatitude = spacing / perDegree.north;
  const longitude = new Float64Array(columns * rows);
  const latitude = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      longitude[row * columns + column] = west + column * stepLongitude;
      latitude[row * columns + column] = south + row * stepLatitude;
    }
  return { columns, rows, west, south, stepLongitude, stepLatitude, spacingMeters: spacing, longitude, latitude };
}
