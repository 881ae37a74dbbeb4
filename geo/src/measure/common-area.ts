import type { SquareMeters } from '../units.ts';
import type { PlaneRectangle, PlaneRing } from './plane-ring.ts';
import { clipRings, ringsArea } from './rectangle-clip.ts';

/** A shape in the equal-area plane: rings as `toPlaneRings` gives them. */
export type PlaneShape = readonly PlaneRing[];

/** An edge that is no upright line, from its left to its right end; `sign` is 1 where the shape lies below it, −1 where above. */
interface Edge {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly slope: number;
  readonly sign: 1 | -1;
}

/** Up to so many combinations of one edge of each shape are added up at once; more are halved first. */
const MOST_COMBINATIONS = 64;
/** Corners of all shapes in one spot are not parted by halving: after so many halvings they are added up however many they are. */
const MOST_HALVINGS = 48;
/** What covers less than this of a rectangle, or all but this, is rounding. */
const ROUNDING = 1e-12;

/**
 * The area that lies in all the shapes at once, holes and concave borders too.
 *
 * A shape is the sum of the columns beneath its edges, upper edges added and lower ones taken away; what shapes have in common is
 * therefore the sum, over one edge of each, of the columns beneath the lowest of them. No polygon of the overlap is built, so no
 * crossing has to be told from a touch, and borders that two shapes share, drawn alike or not, need no care. Rectangles are halved
 * as in `assignCells` until few edges are left in each.
 */
export function commonArea(shapes: readonly PlaneShape[]): SquareMeters {
  const frames = shapes.map(rectangleAround);
  const frame = {
    left: Math.max(...frames.map(({ left }) => left)),
    bottom: Math.max(...frames.map(({ bottom }) => bottom)),
    right: Math.min(...frames.map(({ right }) => right)),
    top: Math.min(...frames.map(({ top }) => top)),
  };
  return frame.left < frame.right && frame.bottom < frame.top ? areaInFrame(shapes, frame, MOST_HALVINGS) : 0;
}

/** The smallest rectangle that holds a shape; its left lies beyond its right where there is none. */
export function rectangleAround(shape: PlaneShape): PlaneRectangle {
  const around = {
    left: Number.POSITIVE_INFINITY,
    bottom: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    top: Number.NEGATIVE_INFINITY,
  };
  for (const ring of shape)
    for (let i = 0; i < ring.length; i += 2) {
      around.left = Math.min(around.left, ring[i] as number);
      around.right = Math.max(around.right, ring[i] as number);
      around.bottom = Math.min(around.bottom, ring[i + 1] as number);
      around.top = Math.max(around.top, ring[i + 1] as number);
    }
  return around;
}

function areaInFrame(shapes: readonly PlaneShape[], frame: PlaneRectangle, halvings: number): SquareMeters {
  const surface = (frame.right - frame.left) * (frame.top - frame.bottom);
  const within: PlaneShape[] = [];
  for (const shape of shapes) {
    const clipped = clipRings(shape, frame);
    const covered = ringsArea(clipped) / surface;
    if (covered < ROUNDING) return 0;
    // a shape that fills the rectangle takes nothing away from the others
    if (covered < 1 - ROUNDING) within.push(clipped);
  }
  if (within.length === 0) return surface;
  if (within.length === 1) return ringsArea(within[0] as PlaneShape);

  const edges = within.map((shape) => edgesOf(shape, frame));
  const combinations = edges.reduce((product, { length }) => product * length, 1);
  if (combinations <= MOST_COMBINATIONS || halvings === 0)
    return columnsBeneath(edges, [], 0, frame.right - frame.left);
  return halves(frame).reduce((sum, half) => sum + areaInFrame(within, half, halvings - 1), 0);
}

function halves(frame: PlaneRectangle): [PlaneRectangle, PlaneRectangle] {
  const { left, bottom, right, top } = frame;
  if (right - left >= top - bottom) {
    const middle = (left + right) / 2;
    return [
      { ...frame, right: middle },
      { ...frame, left: middle },
    ];
  }
  const middle = (bottom + top) / 2;
  return [
    { ...frame, top: middle },
    { ...frame, bottom: middle },
  ];
}

/** Edges by metres from the frame's own corner, so that columns stand on its lower side and lose no digits. */
function edgesOf(shape: PlaneShape, { left, bottom }: PlaneRectangle): Edge[] {
  const edges: Edge[] = [];
  for (const ring of shape) {
    let x = (ring.at(-2) as number) - left;
    let y = (ring.at(-1) as number) - bottom;
    for (let i = 0; i < ring.length; i += 2) {
      const nextX = (ring[i] as number) - left;
      const nextY = (ring[i + 1] as number) - bottom;
      const slope = (nextY - y) / (nextX - x);
      if (x < nextX) edges.push({ left: x, right: nextX, y, slope, sign: -1 });
      else if (nextX < x) edges.push({ left: nextX, right: x, y: nextY, slope, sign: 1 });
      x = nextX;
      y = nextY;
    }
  }
  return edges;
}

/** Chooses one edge of each shape in turn and adds up the columns beneath the lowest of the chosen, between `from` and `to`. */
function columnsBeneath(shapes: readonly Edge[][], chosen: readonly Edge[], from: number, to: number): number {
  const edges = shapes[chosen.length];
  if (!edges) return columnBeneath(chosen, from, to);
  let sum = 0;
  for (const edge of edges) {
    const left = Math.max(from, edge.left);
    const right = Math.min(to, edge.right);
    if (left < right) sum += edge.sign * columnsBeneath(shapes, [...chosen, edge], left, right);
  }
  return sum;
}

/** The lowest of some lines is straight between the places where two of them cross: trapezoids are exact. */
function columnBeneath(edges: readonly Edge[], from: number, to: number): number {
  const turns = [from, to];
  edges.forEach((edge, at) => {
    for (const other of edges.slice(at + 1)) {
      const crossing = (startOf(other) - startOf(edge)) / (edge.slope - other.slope);
      if (crossing > from && crossing < to) turns.push(crossing);
    }
  });
  turns.sort((a, b) => a - b);
  let doubled = 0;
  for (let i = 1; i < turns.length; i++) {
    const [left, right] = [turns[i - 1] as number, turns[i] as number];
    doubled += (right - left) * (lowest(edges, left) + lowest(edges, right));
  }
  return doubled / 2;
}

/** Where the edge's line meets x = 0. */
function startOf({ left, y, slope }: Edge): number {
  return y - slope * left;
}

function lowest(edges: readonly Edge[], x: number): number {
  let height = Number.POSITIVE_INFINITY;
  for (const { left, y, slope } of edges) height = Math.min(height, y + slope * (x - left));
  return height;
}
