import { useEffect, useMemo, useState } from 'react';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useIndicatorValues } from '../town/use-area-values.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { useYear } from '../town/use-year.ts';
import { useViewState } from '../view-state.ts';
import { areaFills } from './model/area-fills.ts';
import type { FillClass } from './model/fill-class.ts';
import { northernEdge, positionOf } from './model/geometry.ts';
import type { TownMap } from './owner/town-map.ts';
import { useAreaFigure } from './use-area-figure.ts';
import type { AreaShapes } from './use-area-shapes.ts';
import { useStreetsDrawn } from './use-streets-drawn.ts';

/**
 * Gives the map the colours, names and figures of the areas, and the cells and streets of the open one. Says whether the areas have
 * been drawn in their colours: from then on the map can be read.
 */
export function useAreaPainting(townMap: TownMap | null, keptClass: FillClass | null, shapes: AreaShapes): boolean {
  const { areas } = useTown();
  const indicator = useIndicator();
  const year = useYear();
  const { mode, travel } = useViewState();
  const openArea = useOpenArea();
  const areaName = useAreaName();
  const { byArea: values, isLoading } = useIndicatorValues(indicator?.id ?? null, year);
  const figure = useAreaFigure(indicator, mode);
  const openAreaId = openArea?.id ?? null;

  const fills = useMemo(
    () =>
      indicator && !isLoading
        ? areaFills(
            areas.map(({ id }) => id),
            { indicator, values, openAreaId, keptClass },
          )
        : [],
    [areas, indicator, values, isLoading, openAreaId, keptClass],
  );
  useEffect(() => townMap?.areas.fill(fills), [townMap, fills]);
  const [drawnBy, setDrawnBy] = useState<TownMap | null>(null);
  const isDrawn = townMap !== null && drawnBy === townMap;
  const areFilled = fills.length > 0;
  useEffect(() => {
    if (!townMap || !areFilled || isDrawn) return undefined;
    let isWanted = true;
    void townMap.settled().then(() => isWanted && setDrawnBy(townMap));
    return () => {
      isWanted = false;
    };
  }, [townMap, areFilled, isDrawn]);
  useEffect(() => townMap?.areas.open(openAreaId), [townMap, openAreaId]);

  const labels = areas.flatMap((area) => {
    const point = positionOf(area.labelPoint);
    if (!point) return [];
    const isOpen = area.id === openAreaId;
    const shape = shapes.get(area.id);
    const value = values.get(area.id);
    return {
      areaId: area.id,
      name: areaName(area, 'sentence'),
      // beside travel times it would be read as theirs
      figure: travel ? '' : figure.short(value),
      order: -(value?.gapPeople ?? 0),
      isOpen,
      point: isOpen && shape ? northernEdge(shape, point) : point,
    };
  });
  const labelsKey = JSON.stringify(labels);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says all that is in the labels
  useEffect(() => townMap?.areas.label(labels), [townMap, labelsKey]);

  const indicatorId = indicator?.id ?? null;
  const streets = useStreetsDrawn();
  const isOfTravel = travel !== null;
  useEffect(() => {
    const isOpen = openAreaId !== null && indicatorId !== null && !isOfTravel;
    townMap?.openArea.show(isOpen ? { areaId: openAreaId, indicatorId, year, streets } : null);
  }, [townMap, openAreaId, indicatorId, year, streets, isOfTravel]);

  return isDrawn;
}
