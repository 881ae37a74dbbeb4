import type { Audience } from '../../account/index.ts';
import type { Area } from '../../area/index.ts';
import type { CountedDay, CountedStop, TripTrial } from '../../transit/index.ts';
import { badInput, UserError } from '../../wire/index.ts';
import { coverageInput, coverageValues } from '../compute/coverage.ts';
import { measureAreas, needsTimetable, prepareAreas } from '../compute/measure-areas.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import { createTownEngine, type TownEngine } from '../compute/town-engine.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import type { Indicator } from '../value/indicator.ts';
import type { IndicatorValue } from '../value/indicator-value.ts';
import { discloseChange } from './disclose-change.ts';
import { type ReachChange, reachChange, type TwoTimetables } from './reach-change.ts';
import { knownByArea, tellValues } from './tell-values.ts';
import { type AreaTrial, type ChangedCell, listChangedCells, trialPeople } from './trial-people.ts';

/** A stop place where other buses leave than today. */
export interface ChangedStop extends Pick<CountedStop, 'id' | 'name' | 'longitude' | 'latitude'> {
  readonly before: number;
  readonly after: number;
}

/** もし便が変わったら: what numbers by the timetable say of a day, and what they would say if some runs came and others went. */
export interface TrialTown {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly day: Day;
  readonly trial: TripTrial;
  /** Outside staff: counted are the people of the cells that the map shows, and fewer than 10 are told as 0. */
  readonly isPartial: boolean;
  /** @throws BAD_USER_INPUT, as all below, where an indicator doesn't go by the timetable's departures */
  compare(indicator: Indicator, areas: readonly Area[]): Promise<{ before: IndicatorValue[]; after: IndicatorValue[] }>;
  reach(coverage: Indicator): ReachChange;
  people(coverage: Indicator, areas: readonly Area[]): AreaTrial[];
  changedCells(coverage: Indicator): ChangedCell[];
  changedStops(): ChangedStop[];
}

interface Asked {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly on: ReferenceDay;
  readonly audience: Audience;
  readonly day: Day;
  readonly trial: TripTrial;
}

export function toTrialTown({ facts, engine, on, audience, day, trial }: Asked): TrialTown {
  const today = engine.timetable?.countOn(day);
  const changed = engine.timetable?.countChanged(day, trial.patterns);
  const towns: TwoTimetables = { today: engine, changed: withRuns(engine, day, trial, changed), on, audience };
  return {
    facts,
    engine,
    day,
    trial,
    isPartial: audience !== 'STAFF',
    async compare(indicator, areas) {
      const { before, after, shown } =
        indicator.rule.measure === 'coverage'
          ? compareCoverage(towns, facts, assertByDepartures(indicator))
          : await compareByTimetable(towns, indicator);
      const told = { facts, engine, indicator, on };
      return {
        before: tellValues(told, areas, before, shown.before),
        after: tellValues(told, areas, after, shown.after),
      };
    },
    reach: (coverage) => reachChange(towns, assertByDepartures(coverage).rule),
    people: (coverage, areas) => trialPeople(towns, assertByDepartures(coverage).rule, areas),
    changedCells: (coverage) => listChangedCells(towns, assertByDepartures(coverage).rule),
    changedStops() {
      const after = new Map(changed?.stops.map(({ id, departures }) => [id, departures]));
      return (today?.stops ?? []).flatMap(({ id, name, longitude, latitude, departures: before }): ChangedStop[] => {
        const then = after.get(id) ?? null;
        if (before === null || then === null || before === then) return [];
        return [{ id, name, longitude, latitude, before, after: then }];
      });
    },
  };
}

/** The town as if that ran on the day that is asked about. */
function withRuns(engine: TownEngine, day: Day, trial: TripTrial, counted: CountedDay | undefined): TownEngine {
  const { timetable, travel } = engine;
  if (!timetable || !counted) return engine;
  return createTownEngine(engine.model, {
    ...engine,
    timetable: { ...timetable, countOn: () => counted },
    travel: travel.changedBy({ ...trial, day }),
  });
}

/**
 * Departures, which count no residents; travel times and round trips, for staff alone: what they rest on can't be summed up from what the
 * map shows of where people live.
 */
async function compareByTimetable({ today, changed, on, audience }: TwoTimetables, { id, rule }: Indicator) {
  if (!needsTimetable(rule)) throw notByTimetable(id);
  if (rule.measure !== 'departures' && audience !== 'STAFF')
    throw new UserError('FORBIDDEN', '便が変わった場合の所要時間は、職員だけが見られます。');
  await prepareAreas(today, rule, on);
  await prepareAreas(changed, rule, on);
  const [before, after] = [measureAreas(today, rule, on), measureAreas(changed, rule, on)];
  return { before, after, shown: { before: knownByArea(today, before, on), after: knownByArea(today, after, on) } };
}

function compareCoverage(towns: TwoTimetables, facts: TownFacts, { rule }: Indicator) {
  const { today, changed, on, audience } = towns;
  const inputs = { before: coverageInput(today, rule, on), after: coverageInput(changed, rule, on) };
  const before = coverageValues(today, rule, inputs.before);
  const after = coverageValues(changed, rule, inputs.after);
  const known = { before: knownByArea(today, before, on), after: knownByArea(today, after, on) };
  const { reach } = inputs.before;
  if (!reach || !inputs.after.reach) return { before, after, shown: known };
  const { people } = reachChange(towns, rule);
  const change = { ...known, reach, changed: inputs.after.reach, people };
  const shown = discloseChange({ facts, engine: today, definition: rule, year: on.year, audience }, change);
  return { before, after, shown };
}

function assertByDepartures(indicator: Indicator): Indicator {
  const { id, rule } = indicator;
  if (rule.measure !== 'coverage' || !needsTimetable(rule)) throw notByTimetable(id);
  return indicator;
}

const notByTimetable = (id: string) =>
  badInput(
    `指標「${id}」は時刻表の便の数から計算するものではないので、便が変わった場合を計算できません。coverage.bus-stop、departures、traveltime. から選んでください。`,
  );
