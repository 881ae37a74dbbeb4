import { useMemo } from 'react';
import { useTown } from '../town/town.ts';
import { changeView, useViewState } from '../view-state.ts';
import { defaultKinds, type MarkGroup, markGroups } from './model/mark-groups.ts';

/** 印でみる: which kinds of places are drawn. */
export interface Layers {
  readonly groups: readonly MarkGroup[];
  /** Ids of the kinds that are drawn. */
  readonly shown: ReadonlySet<string>;
  readonly show: (kindIds: readonly string[], isShown: boolean) => void;
}

export function useLayers(): Layers {
  const { kinds } = useTown();
  const { layers } = useViewState();
  const groups = useMemo(() => markGroups(kinds), [kinds]);
  const initial = useMemo(() => defaultKinds(groups), [groups]);
  const shown = useMemo(() => (layers ? new Set(layers) : initial), [layers, initial]);
  return {
    groups,
    shown,
    show: (kindIds, isShown) => {
      const changed = new Set(kindIds);
      const next = kinds.flatMap(({ id }) => ((changed.has(id) ? isShown : shown.has(id)) ? [id] : []));
      const isInitial = next.length === initial.size && next.every((id) => initial.has(id));
      changeView({ layers: isInitial ? null : next }, 'replace');
    },
  };
}
