import { useViewState } from '../view-state.ts';
import { useTown } from './town.ts';

/** The year on screen: the one in the URL, else the newest that has data; null where the town has none. */
export function useYear(): number | null {
  const { years } = useTown();
  const { year } = useViewState();
  return year ?? years.findLast(({ available }) => available)?.year ?? null;
}
