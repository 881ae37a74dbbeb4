import { useSession } from '../../town/session.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useViewState } from '../../view-state.ts';
import { BUS_STOP } from '../place-draft.ts';

/** Whether what an indicator counts are the stops of the timetable, by what leaves them. */
export const isOfStops = ({ measure, kinds }: TownIndicator): boolean =>
  measure === 'departures' || (measure === 'coverage' && kinds.includes(BUS_STOP));

/**
 * What may be asked: who is within reach of places, what leaves an area's stops, and for staff how much of the places falls to whom; the one in
 * the address, else the first.
 */
export function useLiveIndicators(): {
  readonly indicators: readonly TownIndicator[];
  readonly indicator: TownIndicator | null;
} {
  const { indicators: all } = useTown();
  const { indicator: wanted } = useViewState();
  const isStaff = useSession()?.audience === 'STAFF';
  const indicators = all.filter(
    ({ measure, available, isJourney }) =>
      available &&
      (measure === 'coverage' || measure === 'departures' || (isStaff && measure === 'access' && !isJourney)),
  );
  return { indicators, indicator: indicators.find(({ id }) => id === wanted) ?? indicators[0] ?? null };
}
