import { useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';

/** Whether a record is of the area that the list is narrowed to: its own, of the area above it, or of the whole town. */
export function useAreaFilter(): (areaIds: readonly string[], isTownWide: boolean) => boolean {
  const { areas } = useTown();
  const { area } = useViewState();
  const wanted = area === null ? undefined : areas.find(({ number }) => number === area);
  return (areaIds, isTownWide) =>
    wanted === undefined || isTownWide || areaIds.some((id) => id === wanted.id || id === wanted.parent?.id);
}
