import { orientation } from '../measure/orientation.ts';
import type { MultiPolygon } from '../measure/polygon.ts';
import type { LngLat, Points } from '../units.ts';

/** Which of the told areas places lie in, as columns; of an indicator that doesn't ask every column is empty. */
export interface AreaShapes {
  /** Of each told area 1 where it can be told what lies in it. */
  readonly isDrawn: Uint8Array;
  /** Of each place of today, as compressed rows, the told areas that it lies in. */
  readonly placeStart: Uint32Array;
  readonly placeArea: Uint32Array;
  /** Of each shape its kind: of one kind a position lies in one, on a border in the first. */
  readonly shapeKind: Uint8Array;
  /** The told areas that what lies in a shape lies in: its own, those that hold it, the whole town. */
  readonly shapeStart: Uint32Array;
  readonly shapeArea: Uint32Array;
  /** Of each shape its rings, of each ring its corners. */
  readonly ringStart: Uint32Array;
  readonly cornerStart: Uint32Array;
  /** Whole doubles: a stop on a border stands where the server says. */
  readonly corners: Points;
}

/** One area's shape, to be made into columns. */
export interface AreaShape {
  readonly kind: number;
  /** Indices of the told areas. */
  readonly areas: readonly number[];
  readonly polygons: MultiPolygon;
}

/**
 * @param shapes in the order in which those of a kind are asked
 * @param areasOfPlaces indices of the told areas, place by place
 */
export function toAreaShapes(
  isDrawn: Uint8Array,
  shapes: readonly AreaShape[],
  areasOfPlaces: readonly (readonly number[])[],
): AreaShapes {
  const rings = shapes.map(({ polygons }) => polygons.flat());
  const corners = rings.flat(2);
  return {
    isDrawn,
    placeStart: startsOf(areasOfPlaces),
    placeArea: Uint32Array.from(areasOfPlaces.flat()),
    shapeKind: Uint8Array.from(shapes, ({ kind }) => kind),
    shapeStart: startsOf(shapes.map(({ areas }) => areas)),
    shapeArea: Uint32Array.from(shapes.flatMap(({ areas }) => areas)),
    ringStart: startsOf(rings),
    cornerStart: startsOf(rings.flat()),
    corners: {
      longitude: Float64Array.from(corners, ([longitude]) => longitude),
      latitude: Float64Array.from(corners, ([, latitude]) => latitude),
    },
  };
}

/** Where an indicator doesn't ask in which areas its places lie. */
export const NO_SHAPES: AreaShapes = toAreaShapes(new Uint8Array(), [], []);

function startsOf(rows: readonly { readonly length: number }[]): Uint32Array {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach(({ length }, row) => {
    starts[row + 1] = (starts[row] as number) + length;
  });
  return starts;
}

/** The told areas that a place of today lies in. */
export function areasOfPlace({ placeStart, placeArea }: AreaShapes, place: number): Uint32Array {
  return placeArea.subarray(placeStart[place], placeStart[place + 1]);
}

/** The told areas that hold a position: of each kind one shape, a position on its border counting as inside (ST_Covers). */
export function areasHolding(shapes: AreaShapes, point: LngLat): ReadonlySet<number> {
  const { shapeKind, shapeStart, shapeArea } = shapes;
  const found = new Set<number>();
  let foundKind = -1;
  for (let shape = 0; shape < shapeKind.length; shape++) {
    const kind = shapeKind[shape] as number;
    if (kind === foundKind || !covers(shapes, shape, point)) continue;
    foundKind = kind;
    for (const area of shapeArea.subarray(shapeStart[shape], shapeStart[shape + 1])) found.add(area);
  }
  return found;
}

/** Crossings of the ray to the east, over all rings: polygons of one shape don't overlap, and their holes lie inside them. */
function covers({ ringStart, cornerStart, corners }: AreaShapes, shape: number, [x, y]: LngLat): boolean {
  const { longitude, latitude } = corners;
  let isInside = false;
  const end = ringStart[shape + 1] as number;
  for (let ring = ringStart[shape] as number; ring < end; ring++) {
    const last = (cornerStart[ring + 1] as number) - 1;
    let before = last;
    for (let corner = cornerStart[ring] as number; corner <= last; corner++) {
      const [ax, ay] = [longitude[before] as number, latitude[before] as number];
      const [bx, by] = [longitude[corner] as number, latitude[corner] as number];
      before = corner;
      const isCrossed = ay > y !== by > y;
      if (!isCrossed && !(Math.min(ay, by) <= y && y <= Math.max(ay, by))) continue;
      const side = orientation(ax, ay, bx, by, x, y);
      if (side === 0 && Math.min(ax, bx) <= x && x <= Math.max(ax, bx)) return true;
      if (isCrossed && side > 0 === by > ay) isInside = !isInside;
    }
  }
  return isInside;
}
