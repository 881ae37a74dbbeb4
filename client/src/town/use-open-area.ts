import { useViewState } from '../view-state.ts';
import { type TownArea, useTown } from './town.ts';

/** The area that is open, by the 地区番号 in the URL; null for the town as a whole. */
export function useOpenArea(): TownArea | null {
  const { areas } = useTown();
  const { area } = useViewState();
  return area === null ? null : (areas.find(({ number }) => number === area) ?? null);
}
