import { type KeyboardEvent, useRef, useState } from 'react';
import { hoverArea } from '../hover.ts';
import { useText } from '../i18n/use-text.tsx';
import { areSingleKeysOn } from '../single-keys.ts';
import { type TownArea, useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useIndicatorValues } from '../town/use-area-values.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { useYear } from '../town/use-year.ts';
import { useViewState } from '../view-state.ts';
import { positionOf } from './model/geometry.ts';
import { type MapKey, mapKey } from './model/map-keys.ts';
import { type Direction, neighbour } from './model/neighbour.ts';
import { useAreaFigure } from './use-area-figure.ts';

interface Props {
  readonly onOpen: (area: TownArea) => void;
  /** Every key of the map but those that go from area to area. */
  readonly onKey: (key: Exclude<MapKey, { readonly type: 'go' }>) => void;
}

/**
 * The areas as a list that cannot be seen: the map's one tab stop. Arrows go to the neighbour in that direction, as on
 * the map, and what is active here is outlined there.
 */
export function AreaListbox({ onOpen, onKey }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const { areas } = useTown();
  const openArea = useOpenArea();
  const { mode } = useViewState();
  const indicator = useIndicator();
  const { byArea } = useIndicatorValues(indicator?.id ?? null, useYear());
  const figure = useAreaFigure(indicator, mode);
  const openId = openArea?.id ?? null;
  /** Holds until another area is opened or closed: then the list begins there. */
  const [activated, setActivated] = useState<{ readonly id: string; readonly openId: string | null } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const activeId = activated?.openId === openId ? activated.id : null;
  const active = areas.find(({ id }) => id === activeId) ?? openArea ?? areas[0] ?? null;

  const activate = (area: TownArea) => {
    setActivated({ id: area.id, openId });
    hoverArea(area.id);
  };
  const go = (direction: Direction) => {
    const from = positionOf(active?.labelPoint);
    const places = areas.flatMap((area) => {
      const point = positionOf(area.labelPoint);
      return point ? [{ id: area.id, point, area }] : [];
    });
    const next = from ? neighbour(from, places, direction)?.area : places[0]?.area;
    if (next) activate(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = mapKey(event, areSingleKeysOn());
    if (!key) return;
    event.preventDefault();
    if (key.type === 'go') go(key.direction);
    else if (key.type !== 'open') onKey(key);
    else if (active) onOpen(active);
  };

  return (
    <div
      ref={list}
      id="map-areas"
      className="map-areas"
      role="listbox"
      tabIndex={0}
      aria-label={text('map.areas')}
      aria-activedescendant={active ? `map-area-${active.id}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => list.current?.matches(':focus-visible') && active && hoverArea(active.id)}
      onBlur={() => hoverArea(null)}
    >
      {areas.map((area) => (
        <div
          key={area.id}
          id={`map-area-${area.id}`}
          role="option"
          aria-selected={area.id === openArea?.id}
          tabIndex={-1}
        >
          {text('map.area', { name: areaName(area), figure: figure.spoken(byArea.get(area.id)) })}
        </div>
      ))}
    </div>
  );
}
