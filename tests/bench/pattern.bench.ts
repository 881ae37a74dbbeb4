// Speed of what lies beside what, beside a floor: the same draws by bare loops, without rounding, Gi* or a false discovery rate.
// A chessboard of areas, each beside its eight neighbours at most; 999 permutations of the whole and of every area. Seeded.
import { rowStandardised, seededRandom, spatialPattern, toNeighbours } from '@hazama/geo';
import { compareMedians, toMarkdown } from './medians.ts';

const SEED = 20_251_122;
const COUNT = 999;

console.log(
  toMarkdown('What lies beside what (`geo`), seed 20251122', [
    compareMedians("Moran's I, LISA and Gi* of 39 areas, 999 permutations", workOn(13, 3), 9),
    compareMedians("Moran's I, LISA and Gi* of 8,000 areas, 999 permutations", workOn(100, 80), 3),
  ]),
);

function workOn(columns: number, rows: number) {
  const random = seededRandom(SEED);
  const values = Float64Array.from({ length: columns * rows }, () => random());
  const neighbours = toNeighbours(
    Array.from(values, (_, area) => {
      const [column, row] = [area % columns, Math.floor(area / columns)];
      return [-1, 0, 1].flatMap((down) =>
        [-1, 0, 1].flatMap((right) => {
          const [x, y] = [column + right, row + down];
          const isOther = (right !== 0 || down !== 0) && x >= 0 && x < columns && y >= 0 && y < rows;
          return isOther ? [y * columns + x] : [];
        }),
      );
    }),
  );
  const weights = rowStandardised(neighbours);
  return {
    ours: () => spatialPattern(values, neighbours, { count: COUNT, random: seededRandom(SEED) }),
    floor: () => barePattern(values, weights, seededRandom(SEED)),
  };
}

/** How often chance comes out higher, for the whole and for each area. */
function barePattern(
  values: Float64Array,
  { start, neighbour, weight }: ReturnType<typeof rowStandardised>,
  random: () => number,
): Float64Array {
  const areas = values.length;
  const mean = values.reduce((sum, own) => sum + own, 0) / areas;
  const z = values.map((own) => own - mean);
  const deal = (pool: Float64Array, places: number) => {
    for (let place = 0; place < places; place++) {
      const drawn = place + Math.floor(random() * (pool.length - place));
      const held = pool[place] as number;
      pool[place] = pool[drawn] as number;
      pool[drawn] = held;
    }
  };
  const higher = new Float64Array(areas + 1);
  const whole = (pool: Float64Array) => {
    let sum = 0;
    for (let area = 0; area < areas; area++)
      for (let at = start[area] as number; at < (start[area + 1] as number); at++)
        sum += (pool[area] as number) * (weight[at] as number) * (pool[neighbour[at] as number] as number);
    return sum;
  };
  const pool = z.slice();
  const observed = whole(z);
  for (let round = 0; round < COUNT; round++) {
    deal(pool, areas);
    if (whole(pool) >= observed) higher[areas] = (higher[areas] as number) + 1;
  }
  const others = new Float64Array(areas - 1);
  for (let area = 0; area < areas; area++) {
    others.set(z.subarray(0, area));
    others.set(z.subarray(area + 1), area);
    const [from, to] = [start[area] as number, start[area + 1] as number];
    let own = 0;
    for (let at = from; at < to; at++) own += (weight[at] as number) * (z[neighbour[at] as number] as number);
    for (let round = 0; round < COUNT; round++) {
      deal(others, to - from);
      let sum = 0;
      for (let at = from; at < to; at++) sum += (weight[at] as number) * (others[at - from] as number);
      if (sum >= own) higher[area] = (higher[area] as number) + 1;
    }
  }
  return higher;
}
