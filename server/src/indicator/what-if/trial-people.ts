import { DEPARTURE_BANDS, sumByArea } from '@hazama/geo';
import type { Area } from '../../area/index.ts';
import { tellPeople } from '../../disclosure/index.ts';
import { findTimetableDay } from '../compute/timetable-day.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { bandsOfCells, UNKNOWN_BAND } from './departure-bands.ts';
import { reachChange, type TwoTimetables } from './reach-change.ts';

/** People of an area as an audience may see them. */
export interface AreaTrial {
  readonly area: Area;
  /** Null where it is not known who lives there, or what leaves that day. */
  readonly people: {
    readonly newlyCovered: number;
    readonly noLongerCovered: number;
    /** By band of `DEPARTURE_BANDS`: those whose best stop within reach is in it. */
    readonly bandsBefore: readonly number[];
    readonly bandsAfter: readonly number[];
    /** Of whom no timetable tells. */
    readonly unknown: number;
  } | null;
}

/** A cell whose people come within reach of enough departures, or no longer are. */
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
export function trialPeople(
  towns: TwoTimetables,
  definition: IndicatorDefinition,
  areas: readonly Area[],
): AreaTrial[] {
  const { today, changed, on, audience } = towns;
  const { shares, areaIndex } = today.model;
  const { people, isPeopled, comesWithin, leaves } = reachChange(towns, definition);
  const { thresholdMeters = 0 } = definition.parameters;
  const bandsOf = (town: typeof today) => bandsOfCells(town, findTimetableDay(town.timetable, on), thresholdMeters);
  const [bandsBefore, bandsAfter] = [bandsOf(today), bandsOf(changed)];
  const isKnown = isPeopled && findTimetableDay(today.timetable, on) !== undefined;
  const sums = (counts: (cell: number) => boolean) =>
    sumByArea(
      shares,
      people.map((count, cell) => (counts(cell) ? count : 0)),
    );
  const byBand = (bands: Int8Array) => DEPARTURE_BANDS.map((_, band) => sums((cell) => bands[cell] === band));
  const [newly, noLonger] = [sums(comesWithin), sums(leaves)];
  const [peopleBefore, peopleAfter] = [byBand(bandsBefore), byBand(bandsAfter)];
  const unknown = sums((cell) => bandsBefore[cell] === UNKNOWN_BAND || bandsAfter[cell] === UNKNOWN_BAND);
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
        bandsBefore: peopleBefore.map(tell),
        bandsAfter: peopleAfter.map(tell),
        unknown: tell(unknown),
      },
    };
  });
}

export function listChangedCells(towns: TwoTimetables, definition: IndicatorDefinition): ChangedCell[] {
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
