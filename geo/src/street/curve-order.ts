import type { EarthPoints } from '../measure/earth-points.ts';
import { type Axis, columnOf } from '../measure/point-tree.ts';

/** Digits of a float's whole numbers. */
const EXACT_BITS = 53;
/** Of each coordinate along the curve: a town of 60 km in steps of a metre. */
const MOST_CELL_BITS = 16;

/**
 * The indices of positions in an order in which neighbours stand near each other: along a Z-shaped curve (Morton 1966) over the two axes
 * in which they spread most. One sort of plain numbers, several times faster than a tree.
 */
export function orderAlongCurve(points: EarthPoints): Uint32Array {
  const count = points.x.length;
  const indexBits = Math.ceil(Math.log2(count + 1));
  const cellBits = Math.min(MOST_CELL_BITS, Math.floor((EXACT_BITS - indexBits) / 2));
  const [a, b] = widestAxes(points).map((axis) => toCells(columnOf(points, axis), 2 ** cellBits - 1)) as [
    Uint32Array,
    Uint32Array,
  ];
  const indexRange = 2 ** indexBits;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const cell = (spread(a[i] as number) | (spread(b[i] as number) << 1)) >>> 0;
    keys[i] = cell * indexRange + i;
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) order[at] = (keys[at] as number) % indexRange;
  return order;
}

function widestAxes(points: EarthPoints): Axis[] {
  const axes = [0, 1, 2] as const;
  const width = axes.map((axis) => {
    const [least, most] = extentOf(columnOf(points, axis));
    return most - least;
  });
  return axes.toSorted((a, b) => (width[b] as number) - (width[a] as number)).slice(0, 2);
}

function extentOf(values: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

function toCells(values: Float64Array, most: number): Uint32Array {
  const [from, to] = extentOf(values);
  const scale = to > from ? most / (to - from) : 0;
  const cells = new Uint32Array(values.length);
  for (let i = 0; i < cells.length; i++) cells[i] = ((values[i] as number) - from) * scale;
  return cells;
}

/** The 16 bits of a number with a 0 before each. */
function spread(bits: number): number {
  let spreading = (bits | (bits << 8)) & 0x00ff_00ff;
  spreading = (spreading | (spreading << 4)) & 0x0f0f_0f0f;
  spreading = (spreading | (spreading << 2)) & 0x3333_3333;
  return (spreading | (spreading << 1)) & 0x5555_5555;
}
