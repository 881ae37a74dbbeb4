import type { StreetGraph } from './street-graph.ts';

/** Of the layout below: a graph in another one is made anew from its file. */
const LAYOUT = 1;
const HEADER_INTS = 4;
/** OpenStreetMap's own unit: a centimetre. */
const UNITS_PER_DEGREE = 1e7;

/**
 * A street graph as 32-bit whole numbers, to be kept or sent: layout, junctions, streets, points; from and to of each street; how many points each
 * has; longitudes, then latitudes, each as the difference to the point before, so that most of their bytes are alike. Lengths are not
 * among them: they follow from the points.
 */
export function streetGraphToInts({
  junctionCount,
  from,
  to,
  shapeStart,
  shape,
}: StreetGraph): Int32Array<ArrayBuffer> {
  const streets = from.length;
  const points = shape.longitude.length;
  const ints = new Int32Array(HEADER_INTS + 3 * streets + 2 * points);
  ints.set([LAYOUT, junctionCount, streets, points]);
  ints.set(from, HEADER_INTS);
  ints.set(to, HEADER_INTS + streets);
  for (let street = 0; street < streets; street++)
    ints[HEADER_INTS + 2 * streets + street] = (shapeStart[street + 1] as number) - (shapeStart[street] as number);
  writeSteps(ints, HEADER_INTS + 3 * streets, shape.longitude);
  writeSteps(ints, HEADER_INTS + 3 * streets + points, shape.latitude);
  return ints;
}

/** @throws Error where the numbers are none of `streetGraphToInts` */
export function streetGraphOfInts(ints: Int32Array): StreetGraph {
  const [layout, junctionCount = 0, streets = 0, points = 0] = ints;
  if (layout !== LAYOUT || ints.length !== HEADER_INTS + 3 * streets + 2 * points)
    throw new Error(`a street graph of layout ${layout} with ${streets} streets in ${ints.length} numbers`);
  const part = (start: number, length: number) => ints.subarray(start, start + length);
  const shapeStart = new Uint32Array(streets + 1);
  part(HEADER_INTS + 2 * streets, streets).forEach((count, street) => {
    shapeStart[street + 1] = (shapeStart[street] as number) + count;
  });
  return {
    junctionCount,
    from: Uint32Array.from(part(HEADER_INTS, streets)),
    to: Uint32Array.from(part(HEADER_INTS + streets, streets)),
    shapeStart,
    shape: {
      longitude: readSteps(part(HEADER_INTS + 3 * streets, points)),
      latitude: readSteps(part(HEADER_INTS + 3 * streets + points, points)),
    },
  };
}

function writeSteps(ints: Int32Array, start: number, degrees: Float64Array): void {
  let before = 0;
  degrees.forEach((value, point) => {
    const unit = Math.round(value * UNITS_PER_DEGREE);
    ints[start + point] = unit - before;
    before = unit;
  });
}

function readSteps(steps: Int32Array): Float64Array {
  let unit = 0;
  return Float64Array.from(steps, (step) => {
    unit += step;
    return unit / UNITS_PER_DEGREE;
  });
}
