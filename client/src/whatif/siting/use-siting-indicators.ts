import { type TownIndicator, useTown } from '../../town/town.ts';
import { useViewState } from '../../view-state.ts';

/** Who is near a stop follows from its departures, and no place alone brings one. */
const BY_DEPARTURES = 'bus-stop';

/** What may be asked: who is within reach of places; the one in the address, else the first. */
export function useSitingIndicators(): {
  readonly indicators: readonly TownIndicator[];
  readonly indicator: TownIndicator | null;
} {
  const { indicators: all } = useTown();
  const { indicator: wanted } = useViewState();
  const indicators = all.filter(
    ({ measure, available, kinds }) => measure === 'coverage' && available && !kinds.includes(BY_DEPARTURES),
  );
  return { indicators, indicator: indicators.find(({ id }) => id === wanted) ?? indicators[0] ?? null };
}
