import type { MapGeoJSONFeature, Map as MapLibre, MapMouseEvent, MapTouchEvent, Point } from 'maplibre-gl';
import type { LngLat } from '../model/neighbour.ts';
import { markLayerIds } from './mark-layers.ts';
import { LINE_LAYER, STOP_LAYER } from './transit-layers.ts';

/** 停留所 */
export interface PointedStop {
  readonly id: string;
  readonly name: string;
  readonly point: LngLat;
  /** That day; null where no timetable tells. */
  readonly departures: number | null;
}

/** What lies under the pointer. */
export interface Pointed {
  /** Index of the cluster of the mark there; null where there is none. */
  readonly cluster: number | null;
  readonly stop: PointedStop | null;
  /** 路線 */
  readonly lineId: string | null;
  readonly areaId: string | null;
}

interface PointerEvents {
  /** null: the pointer left the map. */
  readonly onMove: (pointed: Pointed | null, at: readonly [x: number, y: number]) => void;
  readonly onClick: (pointed: Pointed, place: LngLat) => void;
  /** A right click, or a finger that stays. */
  readonly onMenu: (place: LngLat) => void;
}

/** A finger or a shaky hand may miss a small shape by this much, in CSS pixels. */
const REACH = 4;

export function followPointer(map: MapLibre, { onMove, onClick, onMenu }: PointerEvents): void {
  map.on('mousemove', ({ point }: MapMouseEvent) => {
    const pointed = pointedAt(map, point);
    map.getCanvas().style.cursor =
      pointed.cluster === null && pointed.stop === null && pointed.areaId === null ? '' : 'pointer';
    onMove(pointed, [point.x, point.y]);
  });
  map.on('mouseout', ({ point }: MapMouseEvent) => onMove(null, [point.x, point.y]));
  map.on('click', ({ point, lngLat }: MapMouseEvent) => onClick(pointedAt(map, point), lngLat.toArray()));
  map.on('contextmenu', (event: MapMouseEvent) => {
    event.preventDefault();
    onMenu(event.lngLat.toArray());
  });
  followLongPress(map, onMenu);
}

/** A finger that stays this long asks what can be done there; not every browser says so by itself. */
const LONG_PRESS_MS = 600;

function followLongPress(map: MapLibre, onMenu: (place: LngLat) => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(waiting);
  map.on('touchstart', ({ points, lngLat }: MapTouchEvent) => {
    stop();
    if (points.length === 1) waiting = setTimeout(() => onMenu(lngLat.toArray()), LONG_PRESS_MS);
  });
  // one that moves drags the map
  for (const end of ['touchmove', 'touchend', 'touchcancel', 'movestart', 'contextmenu', 'remove'] as const)
    map.on(end, stop);
}

function pointedAt(map: MapLibre, point: Point): Pointed {
  const around: [[number, number], [number, number]] = [
    [point.x - REACH, point.y - REACH],
    [point.x + REACH, point.y + REACH],
  ];
  const [mark] = map.queryRenderedFeatures(around, { layers: [...markLayerIds] });
  const [stop] = map.queryRenderedFeatures(around, { layers: [STOP_LAYER] });
  const [line] = map.queryRenderedFeatures(around, { layers: [LINE_LAYER] });
  const [area] = map.queryRenderedFeatures(point, { layers: ['area-paper'] });
  const cluster: unknown = mark?.properties['cluster'];
  return {
    cluster: typeof cluster === 'number' ? cluster : null,
    stop: stop ? stopOf(stop) : null,
    lineId: line ? String(line.properties['id'] ?? line.id) : null,
    areaId: area?.id === undefined ? null : String(area.id),
  };
}

function stopOf({ properties: { id, name, departures }, geometry }: MapGeoJSONFeature): PointedStop | null {
  const [longitude, latitude] = geometry.type === 'Point' ? geometry.coordinates : [];
  if (longitude === undefined || latitude === undefined) return null;
  return {
    id: String(id),
    name: String(name),
    point: [longitude, latitude],
    departures: typeof departures === 'number' ? departures : null,
  };
}
