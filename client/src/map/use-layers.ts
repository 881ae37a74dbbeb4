import { useMemo } from 'react';
import { useTown } from '../town/town.ts';
import { changeView, useViewState } from '../view-state.ts';
import { defaultKinds, type MarkGroup, markGroups } from './model/mark-groups.ts';
import { TRANSIT_LAYERS, type TransitLayer } from './owner/tile-urls.ts';

/** 印でみる: which kinds of places are drawn, and what of the timetables. */
export interface Layers {
  readonly groups: readonly MarkGroup[];
  /** Ids of the kinds that are drawn. */
  readonly shown: ReadonlySet<string>;
  readonly show: (kindIds: readonly string[], isShown: boolean) => void;
  readonly shownTransit: ReadonlySet<TransitLayer>;
  readonly showTransit: (layer: TransitLayer, isShown: boolean) => void;
}

export function useLayers(): Layers {
  const { kinds } = useTown();
  const { layers } = useViewState();
  const groups = useMemo(() => markGroups(kinds), [kinds]);
  const initial = useMemo(() => defaultKinds(groups), [groups]);
  const shown = useMemo(() => (layers ? new Set(layers) : initial), [layers, initial]);
  const shownTransit = useMemo(() => new Set(TRANSIT_LAYERS.filter((layer) => layers?.includes(layer))), [layers]);
  const change = (isShown: (id: string) => boolean) => {
    const next = kinds.flatMap(({ id }) => (isShown(id) ? [id] : []));
    const transit = TRANSIT_LAYERS.filter(isShown);
    const isInitial = transit.length === 0 && next.length === initial.size && next.every((id) => initial.has(id));
    changeView({ layers: isInitial ? null : [...next, ...transit] }, 'replace');
  };
  const isOn = (id: string) => shown.has(id) || TRANSIT_LAYERS.some((layer) => layer === id && shownTransit.has(layer));
  return {
    groups,
    shown,
    show: (kindIds, isShown) => {
      const changed = new Set(kindIds);
      change((id) => (changed.has(id) ? isShown : isOn(id)));
    },
    shownTransit,
    showTransit: (layer, isShown) => change((id) => (id === layer ? isShown : isOn(id))),
  };
}
