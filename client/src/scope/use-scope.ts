import { useMemo } from 'react';
import { areasInView } from '../town/areas-in-view.ts';
import { type TownArea, useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';

/** The areas that the screen speaks of: those in the map's window, or all of them. */
export interface Scope {
  readonly areas: readonly TownArea[];
  readonly isWhole: boolean;
}

/** `mapSize` in CSS pixels. Table and text always hold the whole town. */
export function useScope(mapSize: { readonly width: number; readonly height: number } | null): Scope {
  const { areas } = useTown();
  const { camera, view } = useViewState();
  return useMemo(() => {
    const inView = camera && mapSize && view === 'map' ? areasInView(areas, camera, mapSize) : areas;
    return { areas: inView, isWhole: inView.length === areas.length };
  }, [areas, camera, mapSize, view]);
}
