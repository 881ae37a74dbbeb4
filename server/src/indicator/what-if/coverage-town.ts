import { type AreaPeople, type Incidence, type Points, type Reach, reachMeters } from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import type { Area } from '../../area/index.ts';
import { coverageInput, coverageValues, type PlaceChange } from '../compute/coverage.ts';
import { wayOf } from '../compute/method.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import { type ReachVariants, reachVariants } from '../sensitivity/reach-variants.ts';
import { shownPeople } from '../shown/shown-people.ts';
import { shownTown } from '../shown/shown-town.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { ModelResource } from '../town/town-model.ts';
import type { Indicator } from '../value/indicator.ts';
import type { IndicatorValue } from '../value/indicator-value.ts';
import { toldByArea } from '../value/shown-values.ts';
import { discloseChange } from './disclose-change.ts';
import { knownByArea, tellValues } from './tell-values.ts';

/** What a coverage indicator of a town says today, and what it would say with other places, as far as one audience may see. */
export interface CoverageTown {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly indicator: Indicator;
  /** Of the people counted. */
  readonly year: number;
  /** The places counted today whose position is known, those of neighbouring towns included. */
  readonly places: readonly ModelResource[];
  readonly today: Reach;
  /** Of `places` those confirmed within their shelf life, and what is within reach of these; undefined where these are all. */
  readonly fresh: { readonly ids: ReadonlySet<string>; readonly reach: Reach } | undefined;
  /** Everybody whom the indicator counts, exactly, whoever asks: for staff's eyes alone. */
  readonly everybody: AreaPeople;
  /** How metres are measured: street, straight, straight×1.3 */
  readonly method: string;
  readonly by: 'street' | 'straight';
  /** Up to here people are within reach: along streets, or in a straight line whatever becomes of it. */
  readonly limitMeters: number;
  /** The people whom the indicator counts, cell by cell, as the audience may see them (`shownPeople`). */
  readonly people: Float64Array;
  /** Whether the few are counted together in `people`, so that sums of it are not exact. */
  readonly isPartial: boolean;
  /** Metres from each cell to the nearest of some positions; Infinity beyond reach, where they need not be known. */
  metersTo(places: Points): Float64Array;
  /** Metres that one walks from each cell to the nearest place of today, what a straight line leaves out included; Infinity where there is no way. */
  readonly walkMetersToday: Float64Array;
  /** The same to the nearest of some positions; where it is more than the limit, Infinity or the true distance. */
  walkMetersTo(places: Points, limitMeters: number): Float64Array;
  /** Metres from each cell to the nearest of some of `places`. */
  metersToNearest(places: readonly ModelResource[]): Float64Array;
  /** The cells within reach of each of some positions. */
  cellsWithinReach(places: Points): Incidence;
  /** The same under every setting of what the indicator rests on, today's first. */
  variants(): ReachVariants;
  /** The areas' values today and after a change. */
  compare(areas: readonly Area[], change: PlaceChange): { before: IndicatorValue[]; after: IndicatorValue[] };
  /** The areas' values today. */
  values(areas: readonly Area[]): IndicatorValue[];
}

/** Why a town can't be asked. */
export type CoverageFault = 'NO_PEOPLE' | 'NEVER_RECORDED' | 'NO_PLACES';

/** What may be asked of a coverage indicator, or why nothing may. */
export function toCoverageTown(
  facts: TownFacts,
  exact: TownEngine,
  indicator: Indicator,
  on: ReferenceDay,
  audience: Audience,
): CoverageTown | CoverageFault {
  const engine = shownTown(exact, audience);
  const { rule } = indicator;
  const input = coverageInput(engine, rule, on);
  const people = shownPeople(engine, rule, on.year, audience);
  if (!people || !input.people) return 'NO_PEOPLE';
  if (!input.recorded) return 'NEVER_RECORDED';
  if (!input.reach) return 'NO_PLACES';
  const { reach } = input;
  const { distances } = engine;
  const { cells } = engine.model;
  const way = wayOf(rule, distances.hasStreets);
  const open = engine.open(rule, on);
  const limitMeters = reachMeters(reach);

  const asked = { facts, engine, indicator, on };
  const compare: CoverageTown['compare'] = (areas, change) => {
    const told = coverageValues(engine, rule, input);
    const before = engine === exact ? told : coverageValues(exact, rule, coverageInput(exact, rule, on));
    const changed = coverageInput(engine, rule, on, change);
    const after = coverageValues(engine, rule, changed);
    const shown = discloseChange(
      { facts, engine, definition: rule, year: on.year, audience },
      {
        before: knownByArea(engine, before, on),
        told: toldByArea(engine, told),
        after: knownByArea(engine, after, on),
        reach,
        changed: changed.reach ?? reach,
        people,
      },
    );
    return {
      before: tellValues(asked, areas, before, shown.before),
      after: tellValues(asked, areas, after, shown.after),
    };
  };

  return {
    facts,
    engine,
    indicator,
    year: on.year,
    places: open.places.filter(({ longitude }) => !Number.isNaN(longitude)),
    today: reach,
    fresh: input.freshReach && { ids: new Set(open.fresh.map(({ id }) => id)), reach: input.freshReach },
    everybody: input.people,
    method: way.method,
    by: way.by,
    limitMeters,
    people: people.map((count, cell) => (cells.isLocated[cell] ? count : 0)),
    isPartial: audience !== 'STAFF',
    metersTo: (places) => distances.toPoints(places, way.by, limitMeters),
    walkMetersToday: reach.distanceMeters.map((meters) =>
      Number.isNaN(meters) ? Number.POSITIVE_INFINITY : meters * way.detour,
    ),
    walkMetersTo: (places, most) =>
      distances.toPoints(places, way.by, most / way.detour).map((meters) => meters * way.detour),
    metersToNearest(places) {
      const meters = distances.toNearest(places, way.by);
      if (!meters) throw new Error('places that are counted have a position');
      return meters;
    },
    cellsWithinReach: (places) => distances.cellsWithin(places, way.by, limitMeters),
    variants: () => reachVariants({ engine, definition: rule, on }, audience),
    compare,
    values: (areas) => compare(areas, NO_CHANGE).before,
  };
}

const NO_CHANGE: PlaceChange = { removed: new Set(), addedMeters: [] };
