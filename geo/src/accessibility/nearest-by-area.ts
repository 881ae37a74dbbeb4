import { type Measurement, measured, unknown } from '../measurement.ts';
import { type AreaPeople, findPeopleFault, partlyKnown } from '../population/area-people.ts';
import { weightedQuantileInPlace } from '../statistics/weighted-quantile.ts';

export type NearestStatistic = 'mean' | 'median' | 'p90';

/** One value per area and statistic. */
export type NearestByArea = Readonly<Record<NearestStatistic, readonly Measurement[]>>;

/**
 * The distance (or time) to the nearest place over the people of each area: mean, median, and the p90 that nine of ten
 * people are at or within. Quantiles are values that occur ({@link weightedQuantileInPlace}).
 * UNREACHABLE where the statistic itself is infinite: the median while fewer than half can't get there is a number.
 *
 * @param cost per cell, metres or minutes; Infinity: no way to get there.
 * @param recorded whether the town ever published a record of the kind; if not, no area has a value.
 * @throws RangeError when a cost from where somebody lives is below 0 or NaN.
 */
export function nearestByArea(people: AreaPeople, cost: Float64Array, recorded: boolean): NearestByArea {
  const { areaStart } = people.shares;
  const result: Record<NearestStatistic, Measurement[]> = { mean: [], median: [], p90: [] };
  let largest = 0;
  for (let area = 0; area + 1 < areaStart.length; area++)
    largest = Math.max(largest, (areaStart[area + 1] as number) - (areaStart[area] as number));
  const values = new Float64Array(largest);
  const weights = new Float64Array(largest);

  for (let area = 0; area + 1 < areaStart.length; area++) {
    const fault = recorded ? findPeopleFault(people, area) : 'NEVER_RECORDED';
    if (fault) {
      for (const list of Object.values(result)) list.push(unknown(fault));
      continue;
    }
    const count = gather(people, cost, area, values, weights);
    const of = (value: number): Measurement =>
      measured({
        state: value === Number.POSITIVE_INFINITY ? 'UNREACHABLE' : 'OK',
        value: value === Number.POSITIVE_INFINITY ? null : value,
        denominator: people.total[area] as number,
        knownShare: partlyKnown(people, area),
      });
    result.mean.push(of(weightedMean(values, weights, count)));
    result.median.push(of(weightedQuantileInPlace(values, weights, count, 0.5)));
    result.p90.push(of(weightedQuantileInPlace(values, weights, count, 0.9)));
  }
  return result;
}

/** The costs of an area's inhabited cells and the people in them, side by side; how many there are. */
function gather(
  people: AreaPeople,
  cost: Float64Array,
  area: number,
  values: Float64Array,
  weights: Float64Array,
): number {
  const { areaStart, cellIndex } = people.shares;
  const end = areaStart[area + 1] as number;
  let count = 0;
  for (let at = areaStart[area] as number; at < end; at++) {
    const weight = people.weight[at] as number;
    if (weight > 0) {
      const own = cost[cellIndex[at] as number] as number;
      if (!(own >= 0)) throw new RangeError(`from cell ${cellIndex[at]} it costs ${own}`);
      values[count] = own;
      weights[count] = weight;
      count++;
    }
  }
  return count;
}

function weightedMean(values: Float64Array, weights: Float64Array, count: number): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < count; i++) {
    sum += (values[i] as number) * (weights[i] as number);
    weight += weights[i] as number;
  }
  return sum / weight;
}
