import type { Audience } from '../../account/index.ts';
import type { Area } from '../../area/index.ts';
import type { CountedDay, CountedStop, TripTrial } from '../../transit/index.ts';
import { badInput } from '../../wire/index.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import { createTownEngine, type TownEngine } from '../compute/town-engine.ts';
import { shownTown } from '../shown/shown-town.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import type { Indicator } from '../value/indicator.ts';
import type { IndicatorValue } from '../value/indicator-value.ts';
import { compareTowns } from './compare-towns.ts';
import { type PlaceEffect, placeEffects } from './place-effects.ts';
import { type ReachChange, reachChange, type TwoTowns } from './reach-change.ts';
import { tellValues } from './tell-values.ts';
import { isTouched } from './touched.ts';
import { type AreaTrial, type ChangedCell, listChangedCells, trialPeople } from './trial-people.ts';
import type { SiteTrial } from './try-sites.ts';
import { isUntimed, stopsWith } from './try-stops.ts';

/** A stop place where other buses leave than today. */
export interface ChangedStop extends Pick<CountedStop, 'id' | 'name' | 'longitude' | 'latitude'> {
  readonly before: number;
  readonly after: number;
}

/** もし…: what numbers say of a town, and what they would say if some runs and places came and others went. */
export interface TrialTown {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  /** 運行日; null where the town has no timetable. */
  readonly day: Day | null;
  readonly trips: TripTrial;
  readonly sites: SiteTrial;
  /** Outside staff: the few are counted together (`shownTown`), and fewer than 10 are told as 0. */
  readonly isPartial: boolean;
  /** Whether the changes can move an indicator, by what it is made of. */
  touches(indicator: Indicator): boolean;
  /** @throws FORBIDDEN where what the numbers rest on can't be summed up from what the viewer is shown */
  compare(indicator: Indicator, areas: readonly Area[]): Promise<{ before: IndicatorValue[]; after: IndicatorValue[] }>;
  /** @throws BAD_USER_INPUT, as all below, where an indicator doesn't count who is within reach */
  reach(coverage: Indicator): ReachChange;
  people(coverage: Indicator, areas: readonly Area[]): AreaTrial[];
  changedCells(coverage: Indicator): ChangedCell[];
  /** Of each place that is added, in their order. */
  placeEffects(coverage: Indicator): PlaceEffect[];
  changedStops(): ChangedStop[];
}

interface Asked {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly on: ReferenceDay;
  readonly audience: Audience;
  readonly day: Day | null;
  readonly trips: TripTrial;
  readonly sites: SiteTrial;
}

export function toTrialTown(asked: Asked): TrialTown {
  const { facts, on, audience, day, trips, sites } = asked;
  const engine = shownTown(asked.engine, audience);
  const today = day === null ? undefined : engine.timetable?.countOn(day);
  const changed = countChanged(asked);
  const towns: TwoTowns = {
    exact: asked.engine,
    today: engine,
    changed: withChanges({ ...asked, engine }, changed),
    on,
    audience,
    isUntimed: isUntimed(sites.stops),
  };
  return {
    facts,
    engine,
    day,
    trips,
    sites,
    isPartial: audience !== 'STAFF',
    touches: ({ rule }) =>
      isTouched(rule, {
        hasTrips: trips.changes.length > 0,
        sites: sites.changes.map(({ change }) => change),
        model: engine.model,
        isOfStop: (site) => sites.changes.some(({ change, isOfStop }) => isOfStop && change === site),
      }),
    async compare(indicator, areas) {
      const { before, after, shown } = await compareTowns(towns, facts, indicator);
      const told = { facts, engine, indicator, on };
      return {
        before: tellValues(told, areas, before, shown.before),
        after: tellValues({ ...told, tried: towns.changed }, areas, after, shown.after),
      };
    },
    reach: (coverage) => reachChange(towns, assertCoverage(coverage).rule),
    people: (coverage, areas) => trialPeople(towns, assertCoverage(coverage).rule, areas),
    changedCells: (coverage) => listChangedCells(towns, assertCoverage(coverage).rule),
    placeEffects: (coverage) =>
      placeEffects(
        towns,
        assertCoverage(coverage).rule,
        sites.changes.map(({ change }) => change),
      ),
    changedStops() {
      const before = new Map(today?.stops.map(({ id, departures }) => [id, departures]));
      const gone = (today?.stops ?? []).flatMap((stop) =>
        sites.stops.changed.get(stop.id)?.isRemoved ? { ...stop, departures: 0 } : [],
      );
      return [...(changed?.stops ?? []), ...gone].flatMap((stop): ChangedStop[] => {
        const { id, name, longitude, latitude, departures: then } = stop;
        // a stop that is added has none today
        const was = before.has(id) ? (before.get(id) ?? null) : 0;
        if (was === null || then === null || was === then) return [];
        return [{ id, name, longitude, latitude, before: was, after: then }];
      });
    },
  };
}

/** What would leave on the day; undefined where no timetable can tell. */
function countChanged({ engine, day, trips, sites }: Asked): CountedDay | undefined {
  if (day === null || !engine.timetable) return undefined;
  const counted = engine.timetable.countChanged(day, trips.patterns);
  return { ...counted, stops: stopsWith(counted.stops, sites.stops) };
}

/** The town as if that ran on the day, and as if its places were so. */
function withChanges({ engine, day, trips, sites }: Asked, counted: CountedDay | undefined): TownEngine {
  const { timetable, travel } = engine;
  if (!timetable || !counted || day === null) return createTownEngine(sites.model, engine);
  const stopPlaces = [...sites.stops.changed].flatMap(([id, { isRemoved, there }]) =>
    isRemoved || there ? [{ poles: timetable.listPoles(day, id), there: isRemoved ? null : there }] : [],
  );
  const isSame = trips.patterns.length === 0 && stopPlaces.length === 0;
  const runs = isSame ? travel : travel.changedBy({ ...trips, day, stopPlaces });
  return createTownEngine(sites.model, {
    ...engine,
    timetable: { ...timetable, countOn: () => counted },
    travel: runs,
  });
}

function assertCoverage(indicator: Indicator): Indicator {
  if (indicator.rule.measure === 'coverage') return indicator;
  throw badInput(
    `指標「${indicator.id}」は届く人の割合ではないので、新しく届く人を数えられません。id が coverage. で始まる指標から選んでください。`,
  );
}
