import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { LngLat } from '../model/neighbour.ts';
import { lineReach } from './line-layers.ts';
import { ownPosition } from './mark-layers.ts';
import { measureLayers } from './measure-layers.ts';
import { travelAreas, travelNames, travelPlace } from './travel-layers.ts';

/** What is drawn only once somebody asked for it, and is empty until then. */
const overlays: readonly LayerSpecification[] = [
  ...travelAreas,
  travelNames,
  travelPlace,
  ...lineReach,
  ...measureLayers,
  ownPosition,
];

/** A source that no layer shows is neither cut into tiles nor drawn: the first map doesn't wait for what is empty. */
export const hiddenWhileEmpty = (layer: LayerSpecification): LayerSpecification =>
  overlays.includes(layer) ? { ...layer, layout: { ...layer.layout, visibility: 'none' } } : layer;

type SourceData = Parameters<GeoJSONSource['setData']>[0];

/** A feature as MapLibre takes it. */
export type OverlayShape = Extract<SourceData, { type: 'FeatureCollection' }>['features'][number];

/** Draws these shapes in place of those before; none hides the layers of the source. */
export function showOverlay(map: MapLibre, sourceId: string, shapes: readonly OverlayShape[]): void {
  const isShown = shapes.length > 0;
  const layerIds = overlays.flatMap((layer) => ('source' in layer && layer.source === sourceId ? [layer.id] : []));
  const wasShown = layerIds.some((id) => map.getLayoutProperty(id, 'visibility') !== 'none');
  if (!isShown && !wasShown) return;
  void map.getSource<GeoJSONSource>(sourceId)?.setData({ type: 'FeatureCollection', features: [...shapes] });
  for (const id of layerIds) map.setLayoutProperty(id, 'visibility', isShown ? 'visible' : 'none');
}

export const pointShape = ([longitude, latitude]: LngLat): OverlayShape => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
  properties: {},
});
