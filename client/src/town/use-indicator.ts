import { useViewState } from '../view-state.ts';
import { type TownIndicator, useTown } from './town.ts';

/** The indicator that colours the map: the one in the URL, else the first that the town has values of; null where it has none. */
export function useIndicator(): TownIndicator | null {
  const { indicators } = useTown();
  const { indicator: wanted } = useViewState();
  return (
    indicators.find(({ id }) => id === wanted) ?? indicators.find(({ available }) => available) ?? indicators[0] ?? null
  );
}
