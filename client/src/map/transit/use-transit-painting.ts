import { useEffect, useMemo } from 'react';
import { useServiceDays } from '../../town/use-service-day.ts';
import type { TownMap } from '../owner/town-map.ts';
import type { Layers } from '../use-layers.ts';
import type { Transit } from './use-transit.ts';

/** Gives the map the lines and stop places to draw, as of the day that is shown. */
export function useTransitPainting(townMap: TownMap | null, { shownTransit }: Layers, transit: Transit | null): void {
  const isThere = transit !== null;
  const day = useServiceDays(isThere).day?.date ?? null;
  const question = useMemo(
    () => (isThere && shownTransit.size > 0 ? { day, layers: shownTransit } : null),
    [isThere, day, shownTransit],
  );
  useEffect(() => townMap?.transit.show(question), [townMap, question]);
}
