import type { LayerSpecification } from 'maplibre-gl';

/** The way that is being measured, in a colour that no value and no mark has. */
export const measureLayers: readonly LayerSpecification[] = [
  {
    id: 'measure-casing',
    type: 'line',
    source: 'measure',
    paint: { 'line-color': '#fff', 'line-width': 6 },
  },
  {
    id: 'measure-line',
    type: 'line',
    source: 'measure',
    paint: { 'line-color': '#1a1a1a', 'line-width': 3, 'line-dasharray': [2, 1] },
  },
  {
    id: 'measure-points',
    type: 'circle',
    source: 'measure',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 5,
      'circle-color': '#fff',
      'circle-stroke-color': '#1a1a1a',
      'circle-stroke-width': 3,
    },
  },
];
