import { useMemo, useState } from 'react';
import {
  type CandidatePoint,
  type ChosenCandidates,
  candidatePoint,
  isChosen,
  MOST_SINGLE,
  NOTHING_CHOSEN,
  toggleFacility,
} from '../../candidate-source.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { changeView, useViewState } from '../../view-state.ts';
import {
  type CandidateFacility,
  type FoundFacilities,
  useChosenFacilities,
  useFacilitySearch,
} from './candidate-facilities.ts';

/** Where the next ones could be, as somebody chooses them from a list, on the map and by address. */
export interface Candidates {
  readonly isOpen: boolean;
  /** Nothing that this town has is chosen yet. */
  readonly isEmpty: boolean;
  readonly chosen: ChosenCandidates;
  readonly facilities: ReturnType<typeof useChosenFacilities>;
  /** Kinds with places that are not what is counted already. */
  readonly kinds: ReturnType<typeof useTown>['kinds'];
  readonly listed: FoundFacilities;
  readonly search: { readonly kind: string; readonly words: string };
  readonly look: (search: { readonly kind: string; readonly words: string }) => void;
  readonly toggle: (facility: CandidateFacility) => void;
  readonly toggleKind: (kind: string) => void;
  readonly forget: (ids: readonly string[]) => void;
  /** The next press on the map adds a point. */
  readonly isArmed: boolean;
  readonly arm: (isArmed: boolean) => void;
  readonly addPoint: (point: readonly [number, number]) => void;
  readonly removePoint: (point: CandidatePoint) => void;
  /** As many single ones as an address holds are chosen: kinds can be taken whole still. */
  readonly isFull: boolean;
}

export function useCandidates(indicator: TownIndicator | null): Candidates {
  const { siting } = useViewState();
  const { from } = siting;
  const town = useTown();
  const [isArmed, setIsArmed] = useState(false);
  const [search, setSearch] = useState({ kind: '', words: '' });
  const isOpen = from.by === 'chosen';
  const chosen = isOpen ? from : NOTHING_CHOSEN;
  const kinds = useMemo(
    () =>
      town.kinds.filter(
        ({ id, mode, count, withoutPlace }) =>
          mode === 'PLACE' && count > withoutPlace && !indicator?.kinds.includes(id),
      ),
    [town.kinds, indicator],
  );
  const searched = useMemo(
    () => (search.kind === '' ? kinds.map(({ id }) => id) : [search.kind]),
    [kinds, search.kind],
  );
  const words = search.words.trim();
  const listed = useFacilitySearch(searched, words, isOpen && (search.kind !== '' || words !== ''));
  const facilities = useChosenFacilities(chosen);
  const { single, without, points } = chosen;
  const isFull = single.length + points.length >= MOST_SINGLE || without.length >= MOST_SINGLE;

  const choose = (next: Partial<ChosenCandidates>) =>
    changeView(
      { screen: 'whatif', siting: { ...siting, choice: 0, from: { ...chosen, ...next, by: 'chosen' } } },
      'replace',
    );
  return {
    isOpen,
    isEmpty:
      isOpen &&
      !chosen.kinds.some((kind) => town.kinds.some(({ id }) => id === kind)) &&
      single.length + points.length === 0,
    chosen,
    facilities,
    kinds,
    listed,
    search,
    look: setSearch,
    toggle: (facility) => {
      const isAway = isChosen(chosen, facility) ? chosen.kinds.includes(facility.kind) : !without.includes(facility.id);
      if (!(isFull && isAway)) choose(toggleFacility(chosen, facility));
    },
    toggleKind: (kind) =>
      choose({
        kinds: chosen.kinds.includes(kind) ? chosen.kinds.filter((each) => each !== kind) : [...chosen.kinds, kind],
        // of the kind that comes or goes nothing is chosen apart
        single: single.filter((id) => facilities.taken.find((each) => each.id === id)?.kind !== kind),
        without: without.filter((id) => facilities.left.find((each) => each.id === id)?.kind !== kind),
      }),
    forget: (ids) => choose({ single: single.filter((id) => !ids.includes(id)) }),
    isArmed: isOpen && isArmed && !isFull,
    arm: setIsArmed,
    addPoint: (point) => {
      const [longitude, latitude] = candidatePoint(point);
      if (isFull || points.some((each) => each[0] === longitude && each[1] === latitude)) return;
      choose({ points: [...points, [longitude, latitude]] });
    },
    removePoint: (point) => choose({ points: points.filter((each) => each !== point) }),
    isFull,
  };
}
