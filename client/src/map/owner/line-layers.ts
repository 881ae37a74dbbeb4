import type { LayerSpecification } from 'maplibre-gl';

/** Where people live near the stops of the line that is looked at; beneath the lines themselves. */
export const lineReach: readonly LayerSpecification[] = [
  {
    id: 'line-reach',
    type: 'fill',
    source: 'line-reach',
    paint: { 'fill-color': '#24808e', 'fill-opacity': 0.4 },
  },
  {
    id: 'line-reach-edge',
    type: 'line',
    source: 'line-reach',
    paint: { 'line-color': '#00505c', 'line-width': 1.4 },
  },
];
