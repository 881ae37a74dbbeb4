import type { Map as MapLibre, MapMouseEvent, Point } from 'maplibre-gl';
import { markLayerIds } from './mark-layers.ts';

/** What lies under the pointer. */
export interface Pointed {
  /** Index of the cluster of the mark there; null where there is none. */
  readonly cluster: number | null;
  readonly areaId: string | null;
}

interface PointerEvents {
  /** null: the pointer left the map. */
  readonly onMove: (pointed: Pointed | null, at: readonly [x: number, y: number]) => void;
  readonly onClick: (pointed: Pointed) => void;
}

/** A finger or a shaky hand may miss a small shape by this much, in CSS pixels. */
const REACH = 4;

export function followPointer(map: MapLibre, { onMove, onClick }: PointerEvents): void {
  map.on('mousemove', ({ point }: MapMouseEvent) => {
    const pointed = pointedAt(map, point);
    map.getCanvas().style.cursor = pointed.cluster === null && pointed.areaId === null ? '' : 'pointer';
    onMove(pointed, [point.x, point.y]);
  });
  map.on('mouseout', ({ point }: MapMouseEvent) => onMove(null, [point.x, point.y]));
  map.on('click', ({ point }: MapMouseEvent) => onClick(pointedAt(map, point)));
}

function pointedAt(map: MapLibre, point: Point): Pointed {
  const around: [[number, number], [number, number]] = [
    [point.x - REACH, point.y - REACH],
    [point.x + REACH, point.y + REACH],
  ];
  const [mark] = map.queryRenderedFeatures(around, { layers: [...markLayerIds] });
  const [area] = map.queryRenderedFeatures(point, { layers: ['area-paper'] });
  const cluster: unknown = mark?.properties['cluster'];
  return {
    cluster: typeof cluster === 'number' ? cluster : null,
    areaId: area?.id === undefined ? null : String(area.id),
  };
}
