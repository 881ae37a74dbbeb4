import { commonArea, type PlaneShape } from '../measure/common-area.ts';
import { equalAreaX, equalAreaY } from '../measure/equal-area.ts';
import { type PlaneRectangle, toPlaneRings } from '../measure/plane-ring.ts';
import { clipRings, ringsArea } from '../measure/rectangle-clip.ts';
import { type DasymetricWeights, largestOf } from './dasymetric-weights.ts';
import { frameOf } from './plane-frame.ts';
import { RectangleGrid } from './rectangle-grid.ts';

/** Weights in the equal-area plane, laid out so that those of a small rectangle are found without looking through a town's. */
export interface WeightIndex {
  /**
   * The weight in each of some parts of a rectangle, in no particular unit.
   * @param parts shapes in the plane that lie within the rectangle.
   */
  readonly amountsIn: (rectangle: PlaneRectangle, parts: readonly PlaneShape[]) => number[];
}

/** @throws RangeError when a weight is below 0, infinite or NaN, a point has no place, or columns differ in length. */
export function indexWeights(weights: DasymetricWeights): WeightIndex {
  return weights.kind === 'points' ? indexPoints(weights) : indexZones(weights);
}

function indexPoints({ points, weight }: DasymetricWeights & { kind: 'points' }): WeightIndex {
  const { longitude, latitude } = points;
  if (longitude.length !== weight.length || latitude.length !== weight.length)
    throw new RangeError(`${weight.length} weights for ${longitude.length} × ${latitude.length} positions`);
  const largest = largestOf(weight, 'point');
  const x = longitude.map(equalAreaX);
  const y = latitude.map(equalAreaY);
  const unplaced = x.findIndex((own, point) => !Number.isFinite(own) || !Number.isFinite(y[point]));
  if (unplaced >= 0) throw new RangeError(`point ${unplaced} has no position: leave it out, or find where it lies`);
  const weighed = Array.from(weight.keys()).filter((point) => (weight[point] as number) > 0);
  const grid = new RectangleGrid(
    weighed.map((point) => {
      const [atX, atY] = [x[point] as number, y[point] as number];
      return { left: atX, bottom: atY, right: atX, top: atY };
    }),
  );
  return {
    amountsIn(rectangle, parts) {
      const amounts = parts.map(() => 0);
      for (const found of grid.listMeeting(rectangle)) {
        const point = weighed[found] as number;
        const [atX, atY] = [x[point] as number, y[point] as number];
        // of two cells side by side one has the point on their border
        if (atX >= rectangle.right || atY >= rectangle.top) continue;
        parts.forEach((part, at) => {
          if (holds(part, atX, atY)) amounts[at] = (amounts[at] as number) + (weight[point] as number) / largest;
        });
      }
      return amounts;
    },
  };
}

/** Counts crossings of the ray to the east, as `containsPoint` does on the globe. */
function holds(shape: PlaneShape, x: number, y: number): boolean {
  let inside = false;
  for (const ring of shape) {
    let fromX = ring.at(-2) ?? 0;
    let fromY = ring.at(-1) ?? 0;
    for (let i = 0; i < ring.length; i += 2) {
      const toX = ring[i] as number;
      const toY = ring[i + 1] as number;
      if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
      fromX = toX;
      fromY = toY;
    }
  }
  return inside;
}

interface PlaneZone {
  readonly frame: PlaneRectangle;
  /** Undefined where the zone is its frame, as a square of a mesh is. */
  readonly plane: PlaneShape | undefined;
  readonly density: number;
}

function indexZones({ zones }: DasymetricWeights & { kind: 'classes' }): WeightIndex {
  const largest = largestOf(
    zones.map(({ density }) => density),
    'zone',
  );
  const dense = zones.flatMap(({ shape, density }): PlaneZone[] => {
    const plane = toPlaneRings(shape);
    const frame = frameOf(plane);
    if (!(density > 0) || !frame) return [];
    const isFrame = plane.length === 1 && plane[0]?.length === 8 && isUpright(plane[0], frame);
    return [{ frame, plane: isFrame ? undefined : plane, density: density / largest }];
  });
  const grid = new RectangleGrid(dense.map(({ frame }) => frame));
  return {
    amountsIn(rectangle, parts) {
      const amounts = parts.map(() => 0);
      for (const found of grid.listMeeting(rectangle)) {
        const { frame, plane, density } = dense[found] as PlaneZone;
        const near = plane && clipRings(plane, rectangle);
        parts.forEach((part, at) => {
          const squareMeters = near ? commonArea([part, near]) : ringsArea(clipRings(part, frame));
          amounts[at] = (amounts[at] as number) + density * squareMeters;
        });
      }
      return amounts;
    },
  };
}

/** Whether four corners are those of the frame: each on two of its sides, no two on the same. */
function isUpright(ring: readonly number[], { left, bottom, right, top }: PlaneRectangle): boolean {
  const corners = new Set<string>();
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i], ring[i + 1]];
    if ((x !== left && x !== right) || (y !== bottom && y !== top)) return false;
    corners.add(`${x} ${y}`);
  }
  return corners.size === 4;
}
