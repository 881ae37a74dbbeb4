import { useState } from 'react';
import { NO_PINS, pinAt } from '../../pins-view.ts';
import { travelAt } from '../../travel-view.ts';
import { changeView, PINS } from '../../view-state.ts';
import type { LngLat } from '../model/neighbour.ts';
import type { PlaceAct } from './place-menu.tsx';

/** What is being done at a place of the map. */
export type PlaceState =
  | { readonly does: 'menu' | 'address' | 'share'; readonly place: LngLat }
  | { readonly does: 'measure'; readonly places: readonly LngLat[] };

/** The menu of a place, and what was chosen from it; one at a time. */
export function usePlace() {
  const [state, setState] = useState<PlaceState | null>(null);
  const close = () => setState(null);
  return {
    state,
    close,
    /** The menu shuts; what was chosen from it stays. */
    leaveMenu: () => setState((now) => (now?.does === 'menu' ? null : now)),
    openMenu: (place: LngLat) => setState({ does: 'menu', place }),
    act: (act: PlaceAct) => {
      if (state?.does !== 'menu') return;
      if (act === 'pin') changeView({ screen: 'whatif', scenario: PINS, view: 'map', pinned: pinnedAt(state.place) });
      else if (act === 'from' || act === 'to') {
        changeView({ travel: travelAt(act, state.place) });
        setState(null);
      } else
        setState(act === 'measure' ? { does: 'measure', places: [state.place] } : { does: act, place: state.place });
    },
    /** Takes a press as the next point of the way that is measured; true: it was one. */
    take: (place: LngLat): boolean => {
      if (state?.does === 'measure') setState({ does: 'measure', places: [...state.places, place] });
      return state?.does === 'measure';
    },
    back: () => {
      if (state?.does === 'measure') setState({ does: 'measure', places: state.places.slice(0, -1) });
    },
  };
}

const pinnedAt = (point: LngLat) => ({ ...NO_PINS, pins: [pinAt('A', point)] });
