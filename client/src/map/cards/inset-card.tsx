import './inset-card.css';
import { Button } from 'react-aria-components';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { useIndicatorValues } from '../../town/use-area-values.ts';
import { useIndicator } from '../../town/use-indicator.ts';
import { useOpenArea } from '../../town/use-open-area.ts';
import { useYear } from '../../town/use-year.ts';
import { areaFills } from '../model/area-fills.ts';
import type { FillClass } from '../model/fill-class.ts';
import { insetView } from '../model/inset-view.ts';
import type { TownMap } from '../owner/town-map.ts';
import type { AreaShapes } from '../use-area-shapes.ts';
import { useMapFrame } from '../use-map-frame.ts';

interface Props {
  readonly townMap: TownMap | null;
  readonly shapes: AreaShapes;
  readonly keptClass: FillClass | null;
  readonly onShowTown: () => void;
}

/** CSS pixels. */
const WIDTH = 112;
const HEIGHT = 160;

/** The whole town, small, with a frame around what the map shows. A press shows all of it. */
export function InsetCard({ townMap, shapes, keptClass, onShowTown }: Props) {
  const text = useText();
  const { areas, bounds } = useTown();
  const indicator = useIndicator();
  const { byArea: values } = useIndicatorValues(indicator?.id ?? null, useYear());
  const openAreaId = useOpenArea()?.id ?? null;
  // its place is kept before its outlines are there: the map fits the town beside it, once
  if (!bounds) return null;

  const view = insetView(bounds, WIDTH, HEIGHT);
  const paint = indicator
    ? areaFills(
        areas.map(({ id }) => id),
        { indicator, values, openAreaId: null, keptClass },
      )
    : [];
  return (
    <div className="map-card inset-card" data-map-cover="">
      <Button className="inset-card-button" onPress={onShowTown} aria-label={text('map.whole.show')}>
        <svg width={view.width} height={view.height} viewBox={`0 0 ${view.width} ${view.height}`} aria-hidden>
          <defs>
            <pattern
              id="inset-no-data"
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="5" height="5" fill="#f7f7f5" />
              <path d="M0 0V5" stroke="#999" strokeWidth="1.6" />
            </pattern>
          </defs>
          {paint.map(({ areaId, color, pattern }) => {
            const shape = shapes.get(areaId);
            if (!shape) return null;
            const fill = pattern === 'no-data' ? 'url(#inset-no-data)' : (color ?? 'none');
            return (
              <path
                key={areaId}
                d={view.path(shape)}
                fill={areaId === openAreaId ? '#0017c1' : fill}
                stroke="#7b7466"
                strokeWidth="0.7"
                strokeLinejoin="round"
              />
            );
          })}
          <ViewFrame townMap={townMap} view={view} />
        </svg>
        <span>{text('map.whole')}</span>
      </Button>
    </div>
  );
}

/** Follows the map on every frame, alone. */
function ViewFrame({
  townMap,
  view,
}: {
  readonly townMap: TownMap | null;
  readonly view: ReturnType<typeof insetView>;
}) {
  useMapFrame(townMap);
  if (!townMap) return null;
  const { x, y, width, height } = view.frame(townMap.camera.bounds);
  return <rect x={x} y={y} width={width} height={height} fill="none" stroke="#1a1a1a" strokeWidth="2" />;
}
