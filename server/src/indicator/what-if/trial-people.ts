import { DEPARTURE_BANDS, sumByArea } from '@hazama/geo';
import type { Area } from '../../area/index.ts';
import { tellPeople } from '../../disclosure/index.ts';
import { needsTimetable } from '../compute/measure-areas.ts';
import { findTimetableDay } from '../compute/timetable-day.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { bandsOfCells, UNKNOWN_BAND } from './departure-bands.ts';
import { reachChange, type TwoTowns } from './reach-change.ts';

/** People of an area as an audience may see them. */
export interface AreaTrial {
  readonly area: Area;
  /** Null where it is not known who lives there, or what is within reach of them. */
  readonly people: {
    readonly newlyCovered: number;
    readonly noLongerCovered: number;
    /** Null where the indicator doesn't go by departures. */
    readonly byDepartures: {
      /** By band of `DEPARTURE_BANDS`: those whose best stop within reach is in it. */
      readonly before: readonly number[];
      readonly after: readonly number[];
      /** Of whom no timetable tells. */
      readonly unknown: number;
    } | null;
  } | null;
}

/** A cell whose people come within reach, or no longer are. */
export interface ChangedCell {
  readonly id: string;
  /** Of the centre, in degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** 0 for points and 町字. */
  readonly sideMeters: number;
  readonly people: number;
  readonly isReached: boolean;
}

/**
 * Area by area who comes within reach of a coverage indicator and who no longer is, and people by the departures near them. Summed up
 * from the cells as the audience may see them and from nothing else, so that nothing else can be worked out (docs/decisions/0013).
 */
export function trialPeople(towns: TwoTowns, definition: IndicatorDefinition, areas: readonly Area[]): AreaTrial[] {
  const { today, audience } = towns;
  const { shares, areaIndex } = today.model;
  const { people, isKnown, comesWithin, leaves } = reachChange(towns, definition);
  const bands = needsTimetable(definition) ? departureBands(towns, definition) : null;
  const sums = (counts: (cell: number) => boolean) =>
    sumByArea(
      shares,
      people.map((count, cell) => (counts(cell) ? count : 0)),
    );
  const byBand = (ofCells: Int8Array) => DEPARTURE_BANDS.map((_, band) => sums((cell) => ofCells[cell] === band));
  const [newly, noLonger] = [sums(comesWithin), sums(leaves)];
  const byDepartures = bands && {
    before: byBand(bands.before),
    after: byBand(bands.after),
    unknown: sums((cell) => bands.before[cell] === UNKNOWN_BAND || bands.after[cell] === UNKNOWN_BAND),
  };
  return areas.map((area): AreaTrial => {
    const index = areaIndex.get(area.id);
    const hasCells = index !== undefined && shares.areaStart[index] !== shares.areaStart[index + 1];
    if (!isKnown || !hasCells) return { area, people: null };
    const tell = (sum: Float64Array) => tellPeople(sum[index] as number, audience);
    return {
      area,
      people: {
        newlyCovered: tell(newly),
        noLongerCovered: tell(noLonger),
        byDepartures: byDepartures && {
          before: byDepartures.before.map(tell),
          after: byDepartures.after.map(tell),
          unknown: tell(byDepartures.unknown),
        },
      },
    };
  });
}

function departureBands({ today, changed, on }: TwoTowns, { parameters }: IndicatorDefinition) {
  const { thresholdMeters = 0 } = parameters;
  const bandsOf = (town: typeof today) => bandsOfCells(town, findTimetableDay(town.timetable, on), thresholdMeters);
  return { before: bandsOf(today), after: bandsOf(changed) };
}

export function listChangedCells(towns: TwoTowns, definition: IndicatorDefinition): ChangedCell[] {
  const { ids, longitude, latitude, sideMeters } = towns.today.model.cells;
  const { people, comesWithin, leaves } = reachChange(towns, definition);
  return ids.flatMap((id, cell): ChangedCell[] => {
    const isReached = comesWithin(cell);
    if (!((people[cell] as number) > 0) || (!isReached && !leaves(cell))) return [];
    return [
      {
        id,
        longitude: longitude[cell] as number,
        latitude: latitude[cell] as number,
        sideMeters: sideMeters[cell] as number,
        people: people[cell] as number,
        isReached,
      },
    ];
  });
}
