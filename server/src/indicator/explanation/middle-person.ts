import type { Measurement } from '@hazama/geo';
import { prepareAreas } from '../compute/measure-areas.ts';
import { findNearestMeters } from '../compute/nearest.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import { findTravelMinutes } from '../compute/travel-time.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { printed, type WriteNumber } from './printed-numbers.ts';

/** Why a quantile is what it is: fewer than the wanted part of the people are nearer, and with those at it there are as many. */
export interface MiddlePerson {
  /** Of the area's people: 0.5 of a median, 0.9 where nine of ten are meant. */
  readonly share: number;
  /** That share of the people. */
  readonly wanted: number;
  /** People nearer than the value, or there sooner. */
  readonly nearer: number;
  /** People at most as far as the value. */
  readonly within: number;
}

/**
 * The people on either side of an area's quantile of metres or minutes. They are counts of residents that no disclosure looks at: only staff
 * are told. Null where the value is no quantile, or isn't that of the town as it is now loaded.
 */
export async function findMiddlePerson(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
  { areaId, value }: { readonly areaId: string } & Pick<Measurement, 'value'>,
): Promise<MiddlePerson | null> {
  const area = engine.model.areaIndex.get(areaId);
  if (area === undefined || value === null || !definition.people) return null;
  const costs = await findCosts(engine, definition, on);
  if (!costs) return null;
  const { weight, total, shares } = engine.people.located(on.year, definition.people);
  let nearer = 0;
  let within = 0;
  for (let at = shares.areaStart[area] as number; at < (shares.areaStart[area + 1] as number); at++) {
    const cost = costs[shares.cellIndex[at] as number] as number;
    if (cost < value) nearer += weight[at] as number;
    if (cost <= value) within += weight[at] as number;
  }
  const share = definition.measure === 'nearest' && definition.parameters.statistic === 'p90' ? 0.9 : 0.5;
  const wanted = share * (total[area] as number);
  return nearer < wanted && wanted <= within * (1 + 1e-9) ? { share, wanted, nearer, within } : null;
}

/** What each cell's value is that the quantile is of. */
async function findCosts(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<Float64Array | undefined> {
  if (definition.measure === 'nearest' && definition.parameters.statistic !== 'mean')
    return findNearestMeters(engine, definition, on);
  if (definition.measure !== 'traveltime') return undefined;
  await prepareAreas(engine, definition, on);
  return findTravelMinutes(engine, definition, on);
}

/** The three numbers as they are printed: with as many digits as it takes to see which is more. */
export function middlePersonText(
  write: WriteNumber,
  { wanted, nearer, within }: MiddlePerson,
): Readonly<Record<'wanted' | 'nearer' | 'within', string>> {
  let digits = 0;
  while (
    digits < 6 &&
    !(printed(nearer, digits) < printed(wanted, digits) && printed(wanted, digits) <= printed(within, digits))
  )
    digits++;
  return { wanted: write(wanted, digits), nearer: write(nearer, digits), within: write(within, digits) };
}
