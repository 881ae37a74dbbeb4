import { useSession } from '../../town/session.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useViewState } from '../../view-state.ts';

/** Who is near a stop follows from its departures, which outside staff nobody can try here. */
const BY_DEPARTURES = 'bus-stop';

/** What may be asked: who is within reach of places, and for staff how much of them falls to whom; the one in the address, else the first. */
export function useLiveIndicators(): {
  readonly indicators: readonly TownIndicator[];
  readonly indicator: TownIndicator | null;
} {
  const { indicators: all } = useTown();
  const { indicator: wanted } = useViewState();
  const isStaff = useSession()?.audience === 'STAFF';
  const indicators = all.filter(
    ({ measure, available, kinds }) =>
      available &&
      (isStaff
        ? measure === 'coverage' || measure === 'access'
        : measure === 'coverage' && !kinds.includes(BY_DEPARTURES)),
  );
  return { indicators, indicator: indicators.find(({ id }) => id === wanted) ?? indicators[0] ?? null };
}
