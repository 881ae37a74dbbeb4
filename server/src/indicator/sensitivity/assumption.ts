import type { DistanceMethod } from '@hazama/geo';
import { wayOf } from '../compute/method.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { WALKING_METERS_PER_MINUTE } from '../explanation/explanation-input.ts';
import { listWeightShapes, type WeightShape } from './distance-weights.ts';

/** One value that an assumption may take. */
export type AssumedValue =
  /** 届くとみなす距離; `walk`: the pace that makes it of the indicator's own minutes, where it stands for one. */
  | {
      readonly of: 'reach';
      readonly meters: number;
      readonly walk: { readonly minutes: number; readonly metersPerMinute: number } | null;
    }
  | { readonly of: 'way'; readonly method: DistanceMethod }
  | { readonly of: 'departures'; readonly least: number }
  /** 近さの重み of access: the indicator's own, the same for all, or falling in three zones as one of the two of Luo & Qi (2009). */
  | { readonly of: 'weights'; readonly shape: WeightShape }
  | { readonly of: 'opening'; readonly isWeekly: boolean }
  /** Whether records past their shelf life count until someone says that they are gone. */
  | { readonly of: 'records'; readonly areOldCounted: boolean }
  | { readonly of: 'year'; readonly year: number };

/** 前提: one thing a number rests on, with all that it is tried with. */
export interface Assumption {
  readonly id: AssumedValue['of'];
  readonly values: readonly AssumedValue[];
  /** Position of the value that holds today. */
  readonly base: number;
}

/** Distances that plans and studies count as near for a gathering place, metres (domain.md §5: 500 m and 800 m are the presets). */
const WALKED_METERS = [500, 800, 900, 1000, 1200];
/** A slow walk with a stick, the plans' own, 不動産の表示に関する公正競争規約's 80, and one between. */
const PACES_METERS_PER_MINUTE = [45, 60, 70, 80];
/** A radius is tried at half, at four fifths, at 1.6 times and at twice its size. */
const RADIUS_PARTS = [0.5, 0.8, 1.6, 2];
/** A catchment is tried a third smaller and a third larger. */
const CATCHMENT_PARTS = [2 / 3, 4 / 3];
/** From how many departures a day a stop counts: where the bands of departures begin (domain.md §5). */
const LEAST_DEPARTURES = [4, 8, 16];
/** People are tried as of the present and of so many years with people on either side of it. */
const YEARS_ASIDE = 1;

/**
 * What can be changed about an indicator in a town, each with at least two values: what the town has no data for (streets, another year)
 * is not among them.
 */
export function assumptionsOf(engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay): Assumption[] {
  const { parameters } = definition;
  const { hasStreets } = engine.distances;
  const isAccess = definition.measure === 'access';
  const isTimetable = parameters.minDepartures !== undefined;
  const { places, fresh } = engine.open(definition, on);
  const all: Assumption[] = [
    ...(definition.measure === 'coverage' ? [reachAssumption(definition)] : []),
    ...(isAccess ? [catchmentAssumption(definition), weightsAssumption(definition)] : []),
    assumption('way', { of: 'way', method: wayOf(definition, hasStreets).method }, [
      ...(hasStreets ? [{ of: 'way', method: 'street' } as const] : []),
      { of: 'way', method: 'straight×1.3' },
      { of: 'way', method: 'straight' },
    ]),
    assumption(
      'departures',
      { of: 'departures', least: parameters.minDepartures ?? 0 },
      isTimetable ? LEAST_DEPARTURES.map((least) => ({ of: 'departures', least })) : [],
    ),
    assumption(
      'opening',
      { of: 'opening', isWeekly: parameters.opening === 'weekly' },
      parameters.opening === 'weekly' && !isAccess ? [{ of: 'opening', isWeekly: false }] : [],
    ),
    assumption(
      'records',
      { of: 'records', areOldCounted: true },
      !isTimetable && fresh.length < places.length ? [{ of: 'records', areOldCounted: false }] : [],
    ),
    // who shares a place with whom is worked out anew for each setting: what moves it least is left as it is
    ...(isAccess ? [] : [assumption('year', { of: 'year', year: on.year }, yearsAround(engine, on))]),
  ];
  return all.filter(({ values }) => values.length > 1);
}

const plain = (meters: number): AssumedValue => ({ of: 'reach', meters: Math.round(meters), walk: null });

/** A walk of some minutes is as long as the pace makes it; the usual distances stand beside. */
function reachAssumption({ parameters }: IndicatorDefinition): Assumption {
  const { thresholdMeters = 0 } = parameters;
  const isWalk = parameters.distance === 'walk';
  const minutes = thresholdMeters / WALKING_METERS_PER_MINUTE;
  const paced = (metersPerMinute: number): AssumedValue => ({
    of: 'reach',
    meters: Math.round(minutes * metersPerMinute),
    walk: { minutes, metersPerMinute },
  });
  const values = isWalk
    ? [...PACES_METERS_PER_MINUTE.map(paced), ...WALKED_METERS.map(plain)]
    : RADIUS_PARTS.map((part) => plain(thresholdMeters * part));
  const base = isWalk ? paced(WALKING_METERS_PER_MINUTE) : plain(thresholdMeters);
  return assumption('reach', base, values);
}

function catchmentAssumption({ parameters }: IndicatorDefinition): Assumption {
  const { thresholdMeters = 0 } = parameters;
  return assumption(
    'reach',
    plain(thresholdMeters),
    CATCHMENT_PARTS.map((part) => plain(thresholdMeters * part)),
  );
}

function weightsAssumption(definition: IndicatorDefinition): Assumption {
  return {
    id: 'weights',
    values: listWeightShapes(definition).map((shape) => ({ of: 'weights', shape })),
    base: 0,
  };
}

function yearsAround({ model }: TownEngine, { year }: ReferenceDay): AssumedValue[] {
  const years = model.population.map((counted) => counted.year);
  const before = years.filter((other) => other < year).slice(-YEARS_ASIDE);
  const after = years.filter((other) => other > year).slice(0, YEARS_ASIDE);
  return [...before, ...after].map((other) => ({ of: 'year', year: other }));
}

/** Each amount once, the least first; today's value among them, as it is given first. */
function assumption(id: Assumption['id'], base: AssumedValue, others: readonly AssumedValue[]): Assumption {
  const byKey = new Map([base, ...others].toReversed().map((value) => [keyOf(value), value]));
  byKey.set(keyOf(base), base);
  const values = [...byKey.values()].toSorted((a, b) => amountOf(a) - amountOf(b));
  return { id, values, base: values.indexOf(base) };
}

const SHAPES: readonly WeightShape[] = ['OWN', 'EVEN', 'SLOW', 'FAST'];

const keyOf = (value: AssumedValue): string => (value.of === 'way' ? value.method : String(amountOf(value)));

const WAYS: readonly DistanceMethod[] = ['street', 'straight×1.3', 'straight'];

function amountOf(value: AssumedValue): number {
  switch (value.of) {
    case 'reach':
      return value.meters;
    case 'way':
      return WAYS.indexOf(value.method);
    case 'departures':
      return value.least;
    case 'weights':
      return SHAPES.indexOf(value.shape);
    case 'opening':
      return value.isWeekly ? 0 : 1;
    case 'records':
      return value.areOldCounted ? 0 : 1;
    case 'year':
      return value.year;
  }
}
