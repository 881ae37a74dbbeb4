import './hover-layer.css';
import { useEffect, useState } from 'react';
import { hoverArea, useHoveredArea } from '../hover.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useIndicatorValues } from '../town/use-area-values.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useYear } from '../town/use-year.ts';
import { useViewState } from '../view-state.ts';
import { positionOf } from './model/geometry.ts';
import type { MarkCluster } from './model/mark-clusters.ts';
import type { PointedMarks, TownMap } from './owner/town-map.ts';
import { useAreaFigure } from './use-area-figure.ts';
import { useMapFrame } from './use-map-frame.ts';

interface Props {
  readonly townMap: TownMap;
  /** Has a card of its own, which says more. */
  readonly picked: MarkCluster | null;
}

/** Outlines the hovered area, wherever it is hovered, and says beside it what is there. */
export function HoverLayer({ townMap, picked }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { areas, kinds } = useTown();
  const { mode } = useViewState();
  const indicator = useIndicator();
  const { byArea } = useIndicatorValues(indicator?.id ?? null, useYear());
  const figure = useAreaFigure(indicator, mode);
  const hoveredId = useHoveredArea();
  const [pointed, setPointed] = useState<PointedMarks | null>(null);
  useMapFrame(townMap);
  useEffect(() => townMap.areas.hover(hoveredId), [townMap, hoveredId]);
  useEffect(
    () =>
      townMap.onPoint((next) => {
        setPointed(next);
        hoverArea(next?.areaId ?? null);
      }),
    [townMap],
  );
  useEffect(() => () => hoverArea(null), []);

  const area = areas.find(({ id }) => id === hoveredId);
  // hovered in a table or by a key: the pointer has nothing to do with it
  const isElsewhere = pointed === null || pointed.areaId !== hoveredId;
  const marks = isElsewhere ? null : pointed.marks;
  if (marks ? marks.marks[0].id === picked?.marks[0].id : !area) return null;
  const labelPoint = positionOf(area?.labelPoint);
  const at = isElsewhere ? labelPoint && townMap.project(labelPoint) : pointed.at;
  if (!at) return null;
  const [x, y] = at;
  const { clientWidth } = townMap.container;
  const [first, ...more] = marks?.marks ?? [];
  return (
    <div
      className="map-tooltip"
      data-side={x > clientWidth - 260 ? 'left' : 'right'}
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
      aria-hidden
    >
      {first ? (
        <div>
          <strong>{more.length > 0 ? text('map.marks.together', { n: more.length + 1 }) : first.name}</strong>
          <span>{more.length === 0 ? kinds.find(({ id }) => id === first.kind)?.name : text('map.marks.press')}</span>
          {more.length === 0 && first.isStale && <span>{text('map.marks.stale')}</span>}
        </div>
      ) : (
        area && (
          <div>
            <strong>{areaName(area)}</strong>
            <span>{figure.spoken(byArea.get(area.id))}</span>
          </div>
        )
      )}
    </div>
  );
}
