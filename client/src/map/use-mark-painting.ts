import { useEffect, useMemo } from 'react';
import { useTown } from '../town/town.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { metersPerPixel } from './model/scale-bar.ts';
import type { TownMap } from './owner/town-map.ts';
import type { AreaShapes } from './use-area-shapes.ts';
import type { Layers } from './use-layers.ts';

/** A town fills about so many pixels when all of it is seen. */
const TOWN_PIXELS = 700;

/** From this many levels closer than the whole town, places are drawn as icons. */
const ICON_LEVELS = 1.2;

/** Gives the map the kinds to draw. */
export function useMarkPainting(townMap: TownMap | null, { shown }: Layers, shapes: AreaShapes): void {
  const { kinds, bounds } = useTown();
  const openArea = useOpenArea();
  const openShape = (openArea && shapes.get(openArea.id)) ?? null;
  const look = useMemo(() => {
    const [, south, , north] = bounds ?? [0, 0, 0, 0];
    const heightMeters = (north - south) * 111_000;
    const townZoom = Math.log2((metersPerPixel(0, (north + south) / 2) * TOWN_PIXELS) / Math.max(heightMeters, 1));
    const colors = new Map(kinds.flatMap(({ id, color }) => (shown.has(id) ? [[id, color] as const] : [])));
    return { colors, iconZoom: townZoom + ICON_LEVELS, openShape };
  }, [kinds, bounds, shown, openShape]);
  useEffect(() => townMap?.marks.show(look), [townMap, look]);
}
