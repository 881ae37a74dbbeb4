import { assertNeighbours, type Neighbours } from '../spatial-pattern/neighbours.ts';

/**
 * Rates of areas drawn towards the rate of all of them, the more the fewer people stand behind one (経験ベイズ推定; Marshall 1991, global):
 * for maps on which a small area's chance would stand out. The rate of an area without people is that of all.
 *
 * @param events per area.
 * @param exposure per area: its people.
 * @throws RangeError when the columns differ in length, a number is below 0, infinite or not known, or there is nobody at all.
 */
export function globalEmpiricalBayes(events: Float64Array, exposure: Float64Array): Float64Array {
  assertCounts(events, exposure);
  const all = Uint32Array.from(events.keys());
  const prior = priorOf(events, exposure, all);
  if (!prior) throw new RangeError('rates of nobody');
  return events.map((own, area) => shrink(own, exposure[area] as number, prior));
}

/**
 * The same, drawn towards the rate of an area and its neighbours (Marshall 1991, local): what differs from one side of the town to the
 * other stays. Where nobody lives in the neighbourhood, the whole town's rate.
 *
 * @throws RangeError as {@link globalEmpiricalBayes}, and when neighbours are not those of these areas.
 */
export function localEmpiricalBayes(
  events: Float64Array,
  exposure: Float64Array,
  neighbours: Neighbours,
): Float64Array {
  const smoothed = globalEmpiricalBayes(events, exposure);
  assertNeighbours(neighbours, events.length);
  const { start, neighbour } = neighbours;
  for (const [area, own] of events.entries()) {
    const around = Uint32Array.of(area, ...neighbour.subarray(start[area], start[area + 1]));
    const prior = priorOf(events, exposure, around);
    if (prior) smoothed[area] = shrink(own, exposure[area] as number, prior);
  }
  return smoothed;
}

interface Prior {
  readonly mean: number;
  /** How much true rates differ, beyond what chance explains; 0 where chance explains all. */
  readonly variance: number;
}

/** By moments over the areas in which somebody lives; undefined where there is none. */
function priorOf(events: Float64Array, exposure: Float64Array, areas: Uint32Array): Prior | undefined {
  const inhabited = areas.filter((area) => (exposure[area] as number) > 0);
  const people = inhabited.reduce((sum, area) => sum + (exposure[area] as number), 0);
  if (inhabited.length === 0) return undefined;
  const mean = inhabited.reduce((sum, area) => sum + (events[area] as number), 0) / people;
  const spread =
    inhabited.reduce((sum, area) => {
      const own = exposure[area] as number;
      return sum + own * ((events[area] as number) / own - mean) ** 2;
    }, 0) / people;
  return { mean, variance: Math.max(0, spread - mean / (people / inhabited.length)) };
}

function shrink(events: number, exposure: number, { mean, variance }: Prior): number {
  if (variance === 0 || exposure === 0) return mean;
  return mean + (variance / (variance + mean / exposure)) * (events / exposure - mean);
}

function assertCounts(events: Float64Array, exposure: Float64Array): void {
  if (events.length !== exposure.length)
    throw new RangeError(`events of ${events.length} areas, people of ${exposure.length}`);
  for (const [area, own] of events.entries()) {
    const people = exposure[area] as number;
    if (!(own >= 0 && own < Number.POSITIVE_INFINITY && people >= 0 && people < Number.POSITIVE_INFINITY))
      throw new RangeError(`area ${area} has ${own} events of ${people} people: leave out what is not known`);
    if (own > 0 && people === 0)
      throw new RangeError(`area ${area} has ${own} events and nobody to whom they happened`);
  }
}
